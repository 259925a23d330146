//! The journal: says what was done, and notices when it was tampered with.

use rashin_model::AreaCode;
use rashin_service::journal::{FIRST, Fault, Verification, verify_journal};
use rashin_service::{Change, JournalFrom, JournalLine, JournalQuery, Journaling, ReadingChange, Store};
use rashin_store::Database;
use rashin_testkit::sample_plan;
use serde_json::json;

use crate::put::{add, commit, commit_of, journal, journaled, remove, replace, whole_journal};
use crate::support::{begin, noon, raw, reading};

fn area(code: &str) -> AreaCode {
    AreaCode::parse(code).unwrap()
}

pub async fn entry_says_who_did_what_when_why(address: String) {
    let database = Database::open(&address).await.unwrap();
    let at = noon(3) + jiff::SignedDuration::from_nanos(123_456_789);
    let mut first = commit_of(vec![add("b", r#"{"title":"改善"}"#), add("a", "[1]")]);
    first.at = at;
    first.government = Some(area("050008"));
    first.lines = vec![JournalLine {
        kind: "readings".into(),
        key: "x".into(),
        before: json!(null),
        after: json!({"value": "1.10"}),
    }];
    let done = database.commit(&first).await.unwrap();
    assert_eq!((done.journal, done.entry), (Some(1), None));
    assert_eq!(commit(&database, vec![replace("a", 1, "[2]"), remove("b", 1)]).await.unwrap().journal, Some(2));
    let entries = journal(&database).await;
    let [first, second] = &entries[..] else { panic!("{entries:?}") };
    assert_eq!((first.number, first.at, first.by.as_str()), (1, at, "somebody"));
    assert_eq!(
        (first.government, first.action.as_str(), first.subject.as_str()),
        (Some(area("050008")), "write", "note")
    );
    assert_eq!((first.reason.as_str(), first.previous.as_str()), ("a reason", FIRST));
    let said: serde_json::Value = serde_json::from_str(&first.changes).unwrap();
    assert_eq!(
        said,
        json!([
            {"record": true, "kind": "note", "key": "a", "before": null, "after": [1]},
            {"record": true, "kind": "note", "key": "b", "before": null, "after": {"title": "改善"}},
            {"kind": "readings", "key": "x", "before": null, "after": {"value": "1.10"}},
        ])
    );
    assert_eq!((second.government, &second.previous), (None, &first.hash));
    let said: serde_json::Value = serde_json::from_str(&second.changes).unwrap();
    assert_eq!(
        said,
        json!([
            {"record": true, "kind": "note", "key": "a", "before": [1], "after": [2]},
            {"record": true, "kind": "note", "key": "b", "before": {"title": "改善"}, "after": null},
        ])
    );
}

pub async fn personal_data_stays_out_and_silent_records_leave_no_entry(address: String) {
    let database = Database::open(&address).await.unwrap();
    let touch = journaled(add("person", r#"{"name":"secret"}"#), Journaling::Touch);
    let silent = journaled(add("session", r#"{"token":"secret"}"#), Journaling::Silent);
    assert_eq!(commit(&database, vec![silent.clone()]).await.unwrap().journal, None);
    assert_eq!(commit(&database, Vec::new()).await.unwrap().journal, None);
    let other = journaled(replace("session", 1, "2"), Journaling::Silent);
    assert_eq!(commit(&database, vec![touch, other]).await.unwrap().journal, Some(1));
    let away = journaled(remove("person", 1), Journaling::Touch);
    assert_eq!(commit(&database, vec![away]).await.unwrap().journal, Some(2));
    for entry in journal(&database).await {
        assert_eq!(entry.changes, r#"[{"kind":"note","key":"person"}]"#);
    }
    assert_eq!(verify(&database).await.faults, []);
}

pub async fn event_without_records_is_noted_if_it_says_something(address: String) {
    let database = Database::open(&address).await.unwrap();
    let mut event = commit_of(vec![journaled(add("session", "1"), Journaling::Silent)]);
    event.lines =
        vec![JournalLine { kind: "account".into(), key: "7".into(), before: json!(null), after: json!("signed in") }];
    assert_eq!(database.commit(&event).await.unwrap().journal, Some(1));
}

pub async fn change_of_a_plan_is_journaled_with_its_lines(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    let base = begin(&database, &plan, noon(1)).await;
    let late = reading("sample-sites", "FY2030", "15");
    let mut both = commit_of(vec![add("a", "1")]);
    both.change = Some(Change {
        plan: &plan.profile.code,
        base,
        at: noon(2),
        by: "somebody",
        reason: "a reason",
        revision: None,
        readings: vec![ReadingChange::Put(&late)],
    });
    let done = database.commit(&both).await.unwrap();
    assert_eq!((done.entry, done.journal), (Some(2), Some(2)));
    assert_eq!((verify(&database).await.entries, verify(&database).await.faults), (2, Vec::new()));
}

pub async fn journal_is_read_page_by_page_in_both_directions_and_by_what_it_is_about(address: String) {
    let database = Database::open(&address).await.unwrap();
    for number in 1..=30_u32 {
        let mut one = commit_of(vec![add(&format!("{number:02}"), "1")]);
        one.government = [None, Some(area("050008")), Some(area("052019"))][number as usize % 3];
        one.by = ["hub", "office"][number as usize % 2];
        one.subject = ["review/2024/一", "review/2024", "review_2024", "review%"][number as usize % 4];
        database.commit(&one).await.unwrap();
    }
    let ask = async |query: JournalQuery| -> Vec<u64> {
        database.journal(&query).await.unwrap().iter().map(|entry| entry.number).collect()
    };
    let page = |from: JournalFrom, limit: u32| JournalQuery { from, limit, ..whole_journal() };
    assert_eq!(ask(page(JournalFrom::After(0), 3)).await, [1, 2, 3]);
    assert_eq!(ask(page(JournalFrom::After(28), 3)).await, [29, 30]);
    assert_eq!(ask(page(JournalFrom::After(30), 3)).await, [0; 0]);
    assert_eq!(ask(page(JournalFrom::Before(u64::MAX), 3)).await, [30, 29, 28]);
    assert_eq!(ask(page(JournalFrom::Before(3), 3)).await, [2, 1]);
    assert_eq!(ask(page(JournalFrom::Before(1), 3)).await, [0; 0]);
    let all = 1..=30_u64;
    let of_akita = JournalQuery { government: Some(area("050008")), ..whole_journal() };
    assert_eq!(ask(of_akita.clone()).await, all.clone().filter(|number| number % 3 == 1).collect::<Vec<_>>());
    let by_hub = JournalQuery { by: "hub".to_owned(), ..of_akita };
    assert_eq!(ask(by_hub).await, all.clone().filter(|number| number % 6 == 4).collect::<Vec<_>>());
    for (prefix, rests) in [("review/2024", &[0, 1][..]), ("review/2024/", &[0]), ("review_", &[2]), ("review%", &[3])]
    {
        let about = JournalQuery { subject: prefix.to_owned(), ..whole_journal() };
        let expected: Vec<u64> = all.clone().filter(|number| rests.contains(&(number % 4))).collect();
        assert_eq!(ask(about).await, expected, "{prefix}");
    }
}

pub async fn journal_is_neither_updated_nor_deleted(address: String) {
    let database = Database::open(&address).await.unwrap();
    commit(&database, vec![add("a", "1")]).await.unwrap();
    let mut attempts = vec!["UPDATE journal SET by_whom = 'nobody'", "DELETE FROM journal WHERE number = 1"];
    if address.starts_with("postgres") {
        attempts.push("TRUNCATE journal");
    } else {
        attempts.push("INSERT OR REPLACE INTO journal SELECT * FROM journal");
    }
    for attempt in attempts {
        let refused = raw(&address, attempt).await;
        assert!(refused.as_ref().is_err_and(|why| why.contains("append-only")), "{attempt}: {refused:?}");
    }
    assert_eq!(verify(&database).await.faults, []);
}

pub async fn untouched_journal_and_its_records_are_in_order(address: String) {
    let database = Database::open(&address).await.unwrap();
    begin(&database, &sample_plan("sample"), noon(1)).await;
    write_three(&database).await;
    let found = verify(&database).await;
    assert_eq!((found.entries, &found.faults[..]), (4, &[][..]));
    assert_eq!(found.head, journal(&database).await[3].hash);
}

pub async fn every_kind_of_tampering_is_found(address: String) {
    let database = Database::open(&address).await.unwrap();
    write_three(&database).await;
    without_triggers(&address).await;
    let altered = |number| Fault::Altered { number };
    let differs = || Fault::RecordDiffers { kind: "note".to_owned(), key: "a".to_owned() };
    let unknown = || Fault::RecordDiffers { kind: "note".to_owned(), key: "b".to_owned() };
    let cases: [(&'static str, &'static str, Vec<Fault>); 8] = [
        (
            "UPDATE journal SET by_whom = 'nobody' WHERE number = 2",
            "UPDATE journal SET by_whom = 'somebody' WHERE number = 2",
            vec![altered(2)],
        ),
        (
            "UPDATE journal SET at = '2024-04-01T03:00:00.000000001Z' WHERE number = 3",
            "UPDATE journal SET at = '2024-04-01T12:00:00.000000000Z' WHERE number = 3",
            vec![altered(3)],
        ),
        (
            "UPDATE journal SET reason = action, action = reason WHERE number = 1",
            "UPDATE journal SET reason = action, action = reason WHERE number = 1",
            vec![altered(1)],
        ),
        (
            "UPDATE journal SET previous = replace(previous, '0', '1') WHERE number = 1",
            "UPDATE journal SET previous = replace(previous, '1', '0') WHERE number = 1",
            vec![Fault::Unchained { number: 1 }, altered(1)],
        ),
        (
            "UPDATE record SET body = '{\"mark\":\"A\"}' WHERE key = 'a'",
            "UPDATE record SET body = '{\"mark\":\"C\"}' WHERE key = 'a'",
            vec![differs()],
        ),
        (
            "UPDATE record SET body = '' WHERE key = 'a'",
            "UPDATE record SET body = '{\"mark\":\"C\"}' WHERE key = 'a'",
            vec![differs()],
        ),
        (
            "UPDATE record SET kind = 'other' WHERE key = 'a'",
            "UPDATE record SET kind = 'note' WHERE key = 'a'",
            vec![differs()],
        ),
        (
            "INSERT INTO record (kind, key, version, body) VALUES ('note', 'b', 1, '1')",
            "DELETE FROM record WHERE key = 'b'",
            vec![unknown()],
        ),
    ];
    for (tamper, mend, faults) in cases {
        assert_eq!(raw(&address, tamper).await.unwrap(), 1, "{tamper}");
        assert_eq!(verify(&database).await.faults, faults, "{tamper}");
        assert_eq!(raw(&address, mend).await.unwrap(), 1, "{mend}");
        assert_eq!(verify(&database).await.faults, [], "{mend}");
    }
    raw(&address, "DELETE FROM journal WHERE number = 2").await.unwrap();
    assert_eq!(verify(&database).await.faults, [Fault::Gap { number: 3 }, Fault::Unchained { number: 3 }]);
}

/// Adds a record and writes it twice over.
async fn write_three(database: &Database) {
    commit(database, vec![add("a", r#"{"mark":"A"}"#)]).await.unwrap();
    commit(database, vec![replace("a", 1, r#"{"mark":"B"}"#)]).await.unwrap();
    commit(database, vec![replace("a", 2, r#"{"mark":"C"}"#)]).await.unwrap();
}

async fn without_triggers(address: &str) {
    let drops: &[&'static str] = if address.starts_with("postgres") {
        &["DROP TRIGGER journal_is_append_only ON journal"]
    } else {
        &["DROP TRIGGER journal_is_not_updated", "DROP TRIGGER journal_is_not_deleted"]
    };
    for drop in drops {
        raw(address, drop).await.unwrap();
    }
}

async fn verify(database: &Database) -> Verification {
    verify_journal(database).await.unwrap()
}
