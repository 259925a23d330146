//! What the cases share.

use jiff::Timestamp;
use rashin_model::tables::Reading;
use rashin_model::{Code, Plan};
use rashin_service::{Base, Change, Commit, Known, NewRevision, ReadingChange, Store, StoreError, fingerprint};
use rashin_store::Database;
use rashin_testkit::row;
use sqlx::Connection;

/// Noon of a day of April 2024.
pub fn noon(day: i8) -> Timestamp {
    jiff::civil::date(2024, 4, day).at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp()
}

pub fn code(text: &str) -> Code {
    Code::new(text).unwrap()
}

pub fn reading(indicator: &str, period: &str, value: &str) -> Reading {
    row(&[("indicator", indicator), ("area", "990001"), ("period", period), ("status", "final"), ("value", value)])
}

/// Records a first revision with its readings.
pub async fn begin(database: &Database, plan: &Plan, at: Timestamp) -> Base {
    let readings = plan.readings.iter().map(ReadingChange::Put).collect();
    let entry = change(database, plan, Base { revision: 0, entry: 0 }, at, true, readings).await.unwrap();
    assert_eq!(entry, 1);
    Base { revision: 1, entry }
}

/// Records a change by "somebody", because of "a reason"; with a revision or without.
pub async fn change(
    database: &Database,
    plan: &Plan,
    base: Base,
    at: Timestamp,
    revision: bool,
    readings: Vec<ReadingChange<'_>>,
) -> Result<u32, StoreError> {
    let revision = revision.then(|| NewRevision { plan, fingerprint: fingerprint(plan) });
    let code = &plan.profile.code;
    let change = Change { plan: code, base, at, by: "somebody", reason: "a reason", revision, readings };
    record(database, change).await
}

/// Commits a change of a plan and nothing else, and gives the number of its entry.
pub async fn record(database: &Database, change: Change<'_>) -> Result<u32, StoreError> {
    let commit = Commit {
        at: change.at,
        by: change.by,
        government: None,
        action: "import_plan",
        subject: &format!("plan/{}", change.plan),
        reason: change.reason,
        puts: Vec::new(),
        change: Some(change),
        lines: Vec::new(),
    };
    Ok(database.commit(&commit).await?.entry.expect("the entry of the plan"))
}

/// Puts readings on a base, and gives the base after it.
pub async fn put(database: &Database, plan: &Plan, base: Base, at: Timestamp, readings: &[Reading]) -> Base {
    let readings = readings.iter().map(ReadingChange::Put).collect();
    let entry = change(database, plan, base, at, false, readings).await.unwrap();
    Base { entry, ..base }
}

/// The plan as it is known now, or was known.
pub async fn load(database: &Database, plan: &Plan, known: Known) -> Plan {
    database.load(&plan.profile.code, known).await.unwrap().expect("the plan is there").plan
}

/// A plan with its readings in canonical order, as [`Store::load`] gives them.
pub fn sorted(mut plan: Plan) -> Plan {
    plan.sort_readings();
    plan
}

/// Runs SQL beside the store, as somebody with the database at hand could.
pub async fn raw(address: &str, sql: &'static str) -> Result<u64, String> {
    if address.starts_with("postgres") {
        let mut connection = sqlx::PgConnection::connect(address).await.unwrap();
        sqlx::query(sql).execute(&mut connection).await.map(|done| done.rows_affected())
    } else {
        let mut connection = sqlx::SqliteConnection::connect(address).await.unwrap();
        sqlx::query(sql).execute(&mut connection).await.map(|done| done.rows_affected())
    }
    .map_err(|error| error.to_string())
}

/// The texts of one column that SQL gives.
pub async fn raw_texts(address: &str, sql: &'static str) -> Vec<String> {
    if address.starts_with("postgres") {
        let mut connection = sqlx::PgConnection::connect(address).await.unwrap();
        sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
    } else {
        let mut connection = sqlx::SqliteConnection::connect(address).await.unwrap();
        sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
    }
}

/// How many rows every table has: what a change that was refused must not alter.
pub async fn row_counts(address: &str) -> Vec<String> {
    let counts = "SELECT CAST(count(*) AS TEXT) FROM entry UNION ALL SELECT CAST(count(*) AS TEXT) FROM revision
        UNION ALL SELECT CAST(count(*) AS TEXT) FROM plan_row UNION ALL SELECT CAST(count(*) AS TEXT) FROM recording
        UNION ALL SELECT CAST(count(*) AS TEXT) FROM record UNION ALL SELECT CAST(count(*) AS TEXT) FROM journal
        UNION ALL SELECT CAST(count(*) AS TEXT) FROM file";
    raw_texts(address, counts).await
}
