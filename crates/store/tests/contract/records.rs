//! Records: written under the version that was read, together or not at all.

use rashin_service::{Base, Change, Journaling, Put, ReadingChange, Store, StoreError};
use rashin_store::Database;
use rashin_testkit::sample_plan;

use crate::put::{add, commit, commit_of, held, journal, journaled, keys, remove, replace};
use crate::support::{begin, noon, reading, row_counts};

fn is_conflict<T: std::fmt::Debug>(result: &Result<T, StoreError>) -> bool {
    matches!(result, Err(StoreError::Conflict))
}

pub async fn record_is_read_as_it_was_written(address: String) {
    let database = Database::open(&address).await.unwrap();
    let body = r#"{"text":"引用「\"」 \\ 改行\n絵文字🧭 \u0000","number":1.10,"list":[null, true]}"#;
    commit(&database, vec![add("一/二", body)]).await.unwrap();
    assert_eq!(held(&database, "一/二").await, Some((1, body.to_owned())));
    assert_eq!(held(&database, "一").await, None);
    assert_eq!(database.get("other", "一/二").await.unwrap(), None, "kinds do not mix");
    database.close().await;
    let again = Database::open(&address).await.unwrap();
    assert_eq!(held(&again, "一/二").await, Some((1, body.to_owned())));
}

pub async fn version_goes_up_with_every_writing(address: String) {
    let database = Database::open(&address).await.unwrap();
    commit(&database, vec![add("a", "1")]).await.unwrap();
    commit(&database, vec![replace("a", 1, "2")]).await.unwrap();
    commit(&database, vec![replace("a", 2, "2")]).await.unwrap();
    assert_eq!(held(&database, "a").await, Some((3, "2".to_owned())));
}

pub async fn record_that_was_changed_in_between_is_refused(address: String) {
    let database = Database::open(&address).await.unwrap();
    commit(&database, vec![add("a", "1")]).await.unwrap();
    commit(&database, vec![replace("a", 1, "2")]).await.unwrap();
    for stale in [
        add("a", "3"),
        replace("a", 1, "3"),
        replace("a", 3, "3"),
        replace("not there", 1, "3"),
        remove("a", 1),
        remove("not there", 1),
    ] {
        for journaling in [Journaling::Whole, Journaling::Touch, Journaling::Silent] {
            let refused = commit(&database, vec![journaled(stale.clone(), journaling)]).await;
            assert!(is_conflict(&refused), "{stale:?}, {journaling:?}: {refused:?}");
        }
    }
    assert_eq!(held(&database, "a").await, Some((2, "2".to_owned())));
    assert_eq!(journal(&database).await.len(), 2);
}

pub async fn record_that_was_removed_may_come_back_but_is_not_the_one_that_was_read(address: String) {
    let database = Database::open(&address).await.unwrap();
    commit(&database, vec![add("a", "1"), add("b", "1")]).await.unwrap();
    commit(&database, vec![remove("a", 1)]).await.unwrap();
    assert_eq!(held(&database, "a").await, None);
    assert_eq!(keys(&database, "").await, ["b"]);
    assert!(is_conflict(&commit(&database, vec![replace("a", 1, "2")]).await));
    assert!(is_conflict(&commit(&database, vec![replace("a", 2, "2")]).await), "what is gone cannot be written over");
    assert!(is_conflict(&commit(&database, vec![remove("a", 2)]).await), "nor removed once more");
    commit(&database, vec![add("a", "3")]).await.unwrap();
    assert!(is_conflict(&commit(&database, vec![replace("a", 1, "4")]).await), "read before it was removed");
    assert_eq!(held(&database, "a").await, Some((3, "3".to_owned())));
}

pub async fn nothing_stays_of_a_silent_record_that_was_removed(address: String) {
    let database = Database::open(&address).await.unwrap();
    let silent = |put: Put| journaled(put, Journaling::Silent);
    commit(&database, vec![silent(add("session", "1"))]).await.unwrap();
    let before = row_counts(&address).await;
    commit(&database, vec![silent(remove("session", 1))]).await.unwrap();
    assert_ne!(row_counts(&address).await, before);
    assert_eq!(row_counts(&address).await, ["0"; 7]);
}

pub async fn one_stale_record_leaves_nothing_of_a_commit(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    let base = begin(&database, &plan, noon(1)).await;
    commit(&database, vec![add("m", "1")]).await.unwrap();
    let before = (row_counts(&address).await, journal(&database).await);
    let late = reading("sample-sites", "FY2030", "15");
    let change = |base: Base| Change {
        plan: &plan.profile.code,
        base,
        at: noon(2),
        by: "somebody",
        reason: "a reason",
        revision: None,
        readings: vec![ReadingChange::Put(&late)],
    };
    // Each writes rows before and after the one that is refused.
    let mut stale_record = commit_of(vec![add("a", "2"), replace("m", 7, "2"), add("z", "2")]);
    stale_record.change = Some(change(base));
    let mut stale_plan = commit_of(vec![add("a", "2"), replace("m", 1, "2"), add("z", "2")]);
    stale_plan.change = Some(change(Base { entry: 0, ..base }));
    for stale in [stale_record, stale_plan] {
        let refused = database.commit(&stale).await;
        assert!(is_conflict(&refused), "{refused:?}");
    }
    assert_eq!((row_counts(&address).await, journal(&database).await), before);
    assert_eq!(held(&database, "m").await, Some((1, "1".to_owned())));
    let mut good = commit_of(vec![add("a", "2"), replace("m", 1, "2"), add("z", "2")]);
    good.change = Some(change(base));
    let done = database.commit(&good).await.unwrap();
    assert_eq!((done.entry, done.journal), (Some(2), Some(3)));
    assert_eq!(keys(&database, "").await, ["a", "m", "z"]);
}

pub async fn record_twice_in_one_commit_or_without_json_is_refused(address: String) {
    let database = Database::open(&address).await.unwrap();
    for wrong in [
        vec![add("a", "1"), add("b", "1"), replace("a", 1, "2")],
        vec![add("a", "")],
        vec![add("a", "{\"open\":")],
        vec![add("a", "1 2")],
    ] {
        let refused = commit(&database, wrong).await;
        assert!(
            matches!(&refused, Err(StoreError::Database(why)) if why.to_string().contains("note a")),
            "{refused:?}"
        );
    }
    assert_eq!(row_counts(&address).await, ["0"; 7]);
}

pub async fn records_are_listed_by_the_bytes_of_their_keys(address: String) {
    let database = Database::open(&address).await.unwrap();
    let all = [
        "%",
        "a",
        "a/",
        "a/1",
        "a/%",
        "a/%/1",
        "a/_",
        "a/z",
        "a/東京",
        "a/東京/千代田",
        "a/🧭",
        "a0",
        "aa/1",
        "B",
        "b",
        "東",
    ];
    for key in all {
        commit(&database, vec![add(key, "1")]).await.unwrap();
    }
    let mut other = add("a/1", "1");
    other.kind = "other";
    commit(&database, vec![other]).await.unwrap();
    let mut sorted = all.map(str::to_owned).to_vec();
    sorted.sort();
    assert_eq!(keys(&database, "").await, sorted);
    for prefix in ["a", "a/", "a/%", "a/%/", "a/_", "%", "_", "A", "a/東", "a/東京/", "a/🧭", "東", "c"] {
        let expected: Vec<String> = sorted.iter().filter(|key| key.starts_with(prefix)).cloned().collect();
        assert_eq!(keys(&database, prefix).await, expected, "{prefix}");
    }
}

pub async fn of_many_writers_none_overwrites_another(address: String) {
    const WRITERS: usize = 12;
    const TIMES: usize = 10;
    let (one, other) = (Database::open(&address).await.unwrap(), Database::open(&address).await.unwrap());
    commit(&one, vec![add("a", "0"), add("b", "0")]).await.unwrap();
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let database = if writer % 2 == 0 { one.clone() } else { other.clone() };
            tokio::spawn(async move {
                let mut done = 0;
                while done < TIMES {
                    let (a, b) = (held(&database, "a").await.unwrap(), held(&database, "b").await.unwrap());
                    let more = |text: &str| (text.parse::<usize>().unwrap() + 1).to_string();
                    // Half of them name the records in the other order, which must not make two wait for each other.
                    let mut puts = vec![replace("a", a.0, &more(&a.1)), replace("b", b.0, &more(&b.1))];
                    if writer % 3 == 0 {
                        puts.reverse();
                    }
                    match commit(&database, puts).await {
                        Ok(_) => done += 1,
                        Err(error) => assert!(matches!(error, StoreError::Conflict), "{error:?}"),
                    }
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    let expected = (u32::try_from(WRITERS * TIMES).unwrap() + 1, (WRITERS * TIMES).to_string());
    assert_eq!(held(&one, "a").await.unwrap(), expected);
    assert_eq!(held(&other, "b").await.unwrap(), expected);
    let numbers: Vec<u64> = journal(&one).await.iter().map(|entry| entry.number).collect();
    assert_eq!(numbers, (1..=WRITERS as u64 * TIMES as u64 + 1).collect::<Vec<_>>());
}

pub async fn of_many_who_add_the_same_record_one_wins(address: String) {
    let (one, other) = (Database::open(&address).await.unwrap(), Database::open(&address).await.unwrap());
    let attempts: Vec<_> = (0..16)
        .map(|number| {
            let database = if number % 2 == 0 { one.clone() } else { other.clone() };
            tokio::spawn(async move { commit(&database, vec![add("a", &number.to_string())]).await })
        })
        .collect();
    let mut won = Vec::new();
    for (number, attempt) in attempts.into_iter().enumerate() {
        match attempt.await.unwrap() {
            Ok(_) => won.push(number.to_string()),
            Err(error) => assert!(matches!(error, StoreError::Conflict), "{error:?}"),
        }
    }
    assert_eq!(won.len(), 1);
    assert_eq!(held(&one, "a").await, Some((1, won.remove(0))));
    assert_eq!(journal(&one).await.len(), 1);
}
