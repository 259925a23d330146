//! What the database itself guards, against whoever else has it at hand.

use rashin_service::{Known, Store, StoreError};
use rashin_store::Database;
use rashin_testkit::sample_plan;

use crate::support::{begin, load, noon, raw, row_counts, sorted};

pub async fn recorded_rows_are_neither_updated_nor_deleted(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    begin(&database, &plan, noon(1)).await;
    let before = row_counts(&address).await;
    let mut attempts = vec![
        "UPDATE entry SET recorded_by = 'nobody'",
        "DELETE FROM entry WHERE number = 1",
        "UPDATE revision SET fingerprint = ''",
        "DELETE FROM revision",
        "UPDATE plan_row SET cells = '{}' WHERE position = 0",
        "DELETE FROM plan_row WHERE table_name = 'nodes'",
        "UPDATE recording SET entry = 2",
        "DELETE FROM recording",
    ];
    if address.starts_with("postgres") {
        attempts.extend([
            "TRUNCATE entry, revision, plan_row, recording",
            "INSERT INTO entry SELECT plan, number, recorded_at, 'nobody', reason FROM entry WHERE true
                ON CONFLICT (plan, number) DO UPDATE SET recorded_by = 'nobody'",
        ]);
    } else {
        attempts.extend([
            "INSERT OR REPLACE INTO entry SELECT plan, number, recorded_at, 'nobody', reason FROM entry",
            "INSERT OR REPLACE INTO revision SELECT plan, number, entry, 'idea', '' FROM revision",
            "INSERT OR REPLACE INTO revision SELECT plan, number + 1, entry, 'idea', '' FROM revision",
            "INSERT OR REPLACE INTO plan_row SELECT plan, revision, table_name, position, '{}' FROM plan_row",
            "INSERT OR REPLACE INTO recording SELECT plan, indicator, area, entry, '{}' FROM recording",
        ]);
    }
    for attempt in attempts {
        let refused = raw(&address, attempt).await;
        assert!(refused.as_ref().is_err_and(|why| why.contains("append-only")), "{attempt}: {refused:?}");
    }
    assert_eq!(row_counts(&address).await, before);
    assert_eq!(load(&database, &plan, Known::Now).await, sorted(plan));
}

pub async fn database_of_a_newer_program_is_refused(address: String) {
    let database = Database::open(&address).await.unwrap();
    begin(&database, &sample_plan("sample"), noon(1)).await;
    database.close().await;
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time, installed_on)
        SELECT 999, 'later', success, checksum, execution_time, installed_on FROM _sqlx_migrations WHERE version = 1";
    raw(&address, newer).await.unwrap();
    match Database::open(&address).await {
        Err(StoreError::Unreadable(why)) => assert!(why.contains("newer version") && why.contains("999"), "{why}"),
        other => panic!("{other:?}"),
    }
}

pub async fn row_of_a_newer_program_is_refused_rather_than_lost(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    begin(&database, &plan, noon(1)).await;
    let newer = "INSERT INTO plan_row (plan, revision, table_name, position, cells)
        VALUES ('sample', 1, 'nodes', 99, '{\"code\":\"sample-9\",\"level\":\"field\",\"title\":\"x\",\"mood\":\"good\"}')";
    raw(&address, newer).await.unwrap();
    match database.load(&plan.profile.code, Known::Now).await {
        Err(StoreError::Unreadable(why)) => assert!(why.contains("nodes") && why.contains("mood"), "{why}"),
        other => panic!("{other:?}"),
    }
}

pub async fn new_database_is_opened_by_many_at_once(address: String) {
    let attempts: Vec<_> = (0..8)
        .map(|_| {
            let address = address.clone();
            tokio::spawn(async move { Database::open(&address).await })
        })
        .collect();
    for attempt in attempts {
        let database = attempt.await.unwrap().unwrap();
        assert_eq!(database.plans().await.unwrap(), []);
    }
}
