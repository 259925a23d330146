//! Revisions: what is saved is what is loaded, and stays.

use rashin_model::tables::Stage;
use rashin_service::{Base, Known, Store, fingerprint, import_plan, preview_import, record_readings};
use rashin_store::Database;
use rashin_testkit::{full_plan, row, sample_plan};

use crate::support::{begin, change, code, load, noon, put, reading, sorted};

pub async fn saved_plan_loads_exactly(address: String) {
    let database = Database::open(&address).await.unwrap();
    for plan in [full_plan("full"), sample_plan("sample")] {
        begin(&database, &plan, noon(1)).await;
        let stored = database.load(&plan.profile.code, Known::Now).await.unwrap().unwrap();
        assert_eq!(stored.plan, sorted(plan.clone()));
        assert_eq!(fingerprint(&stored.plan), stored.header.revision.fingerprint);
        assert_eq!(stored.header.revision.stage, plan.profile.stage);
        assert_eq!(stored.header.revision.entry, stored.header.latest);
        assert_eq!(
            (stored.header.latest.recorded_at, stored.header.latest.recorded_by.as_str()),
            (noon(1), "somebody")
        );
    }
}

pub async fn plan_that_is_not_there_is_none(address: String) {
    let database = Database::open(&address).await.unwrap();
    begin(&database, &sample_plan("sample"), noon(2)).await;
    let other = code("other");
    assert_eq!(database.load(&other, Known::Now).await.unwrap(), None);
    assert_eq!(database.header(&other).await.unwrap(), None);
    assert_eq!(database.revisions(&other).await.unwrap(), []);
    assert_eq!(database.history(&other, &code("sample-sites")).await.unwrap(), []);
    assert_eq!(database.load(&code("sample"), Known::At(noon(1))).await.unwrap(), None, "before its first entry");
}

pub async fn earlier_revision_stays_as_it_was(address: String) {
    let database = Database::open(&address).await.unwrap();
    let first = sample_plan("sample");
    let base = begin(&database, &first, noon(1)).await;
    let mut second = first.clone();
    second.nodes.swap(0, 1);
    second.nodes.push(row(&[
        ("code", "sample-1-2"),
        ("parent", "sample-1"),
        ("level", "project"),
        ("title", "新しい取組"),
    ]));
    second.targets.clear();
    second.profile.stage = Stage::Revised;
    assert_eq!(change(&database, &second, base, noon(3), true, Vec::new()).await.unwrap(), 2);

    assert_eq!(load(&database, &first, Known::At(noon(2))).await, sorted(first.clone()));
    assert_eq!(load(&database, &first, Known::Now).await, sorted(second.clone()));
    let revisions = database.revisions(&first.profile.code).await.unwrap();
    let told: Vec<_> = revisions
        .iter()
        .map(|revision| (revision.number, revision.entry.number, revision.stage, revision.fingerprint.clone()))
        .collect();
    assert_eq!(told, [(1, 1, Stage::Adopted, fingerprint(&first)), (2, 2, Stage::Revised, fingerprint(&second))]);
}

pub async fn heads_are_listed_by_code_with_their_latest_entry(address: String) {
    let database = Database::open(&address).await.unwrap();
    assert_eq!(database.plans().await.unwrap(), []);
    let (b, a, upper) = (sample_plan("b-2"), sample_plan("a"), sample_plan("B-1"));
    for plan in [&b, &a, &upper] {
        begin(&database, plan, noon(1)).await;
    }
    put(&database, &b, Base { revision: 1, entry: 1 }, noon(2), &[reading("b-2-sites", "FY2024", "15")]).await;
    let heads = database.plans().await.unwrap();
    let told: Vec<_> = heads
        .iter()
        .map(|head| {
            (head.revision.plan.as_str(), head.revision.entry.number, head.latest.number, head.latest.recorded_at)
        })
        .collect();
    assert_eq!(told, [("B-1", 1, 1, noon(1)), ("a", 1, 1, noon(1)), ("b-2", 1, 2, noon(2))]);
    assert_eq!(database.header(&b.profile.code).await.unwrap().as_ref(), heads.last());
}

pub async fn large_revision_loads_exactly(address: String) {
    let database = Database::open(&address).await.unwrap();
    let mut plan = sample_plan("sample");
    for number in 0..5_000 {
        let text = "長い本文。".repeat(number % 60);
        plan.items.push(row(&[
            ("node", "sample-1-1"),
            ("section", "text"),
            ("order", &number.to_string()),
            ("text", &format!("{number} {text}")),
        ]));
    }
    begin(&database, &plan, noon(1)).await;
    assert_eq!(load(&database, &plan, Known::Now).await, sorted(plan));
}

pub async fn plans_do_not_mix(address: String) {
    let database = Database::open(&address).await.unwrap();
    // The other plan has elements and indicators of the very same codes.
    let (one, mut other) = (sample_plan("sample"), sample_plan("sample"));
    other.profile.code = code("other");
    other.nodes.truncate(1);
    other.readings = vec![reading("sample-sites", "FY2022", "1")];
    let base = begin(&database, &one, noon(1)).await;
    begin(&database, &other, noon(1)).await;
    let late = [reading("sample-sites", "FY2024", "15")];
    put(&database, &one, base, noon(2), &late).await;

    assert_eq!(load(&database, &other, Known::Now).await, other);
    assert_eq!(load(&database, &one, Known::Now).await.readings.len(), one.readings.len() + 1);
    assert_eq!(database.history(&other.profile.code, &code("sample-sites")).await.unwrap().len(), 1);
    assert_eq!(database.header(&other.profile.code).await.unwrap().unwrap().latest.number, 1);
}

pub async fn reopened_database_keeps_everything(address: String) {
    let plan = sample_plan("sample");
    let late = [reading("sample-sites", "FY2024", "15")];
    let first = Database::open(&address).await.unwrap();
    let base = begin(&first, &plan, noon(1)).await;
    first.close().await;

    let second = Database::open(&address).await.unwrap();
    let base = put(&second, &plan, base, noon(2), &late).await;
    // A program that ends without closing has lost nothing that was acknowledged.
    drop(second);

    let third = Database::open(&address).await.unwrap();
    let mut expected = plan.clone();
    expected.readings.extend(late);
    assert_eq!(load(&third, &plan, Known::Now).await, sorted(expected));
    put(&third, &plan, base, noon(3), &[reading("sample-sites", "FY2025", "21")]).await;
    let entries: Vec<u32> = third
        .history(&plan.profile.code, &code("sample-sites"))
        .await
        .unwrap()
        .iter()
        .map(|recorded| recorded.entry.number)
        .collect();
    assert_eq!(entries, [1, 1, 1, 2, 3]);
}

pub async fn import_of_what_is_stored_changes_nothing(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = full_plan("full");
    let preview = preview_import(&database, &plan, true).await.unwrap();
    let imported = import_plan(&database, &plan, true, preview.base, "somebody", "import", noon(1)).await.unwrap();
    assert_eq!(
        (imported.revision, imported.is_new_revision, imported.readings_changed),
        (1, true, plan.readings.len())
    );

    let again = preview_import(&database, &plan, true).await.unwrap();
    assert_eq!(again.differences, []);
    let imported = import_plan(&database, &plan, true, again.base, "somebody", "again", noon(2)).await.unwrap();
    assert_eq!((imported.revision, imported.is_new_revision, imported.readings_changed), (1, false, 0));
    assert_eq!(database.header(&plan.profile.code).await.unwrap().unwrap().latest.number, 1, "no entry for nothing");

    let news = [plan.readings[0].clone(), reading("code-1", "FY2030", "1")];
    assert_eq!(record_readings(&database, &plan.profile.code, &news, "somebody", "later", noon(3)).await.unwrap(), 1);
}
