//! Two changes at once: one wins whole, the other leaves nothing.

use rashin_service::{Base, Change, Known, NewRevision, ReadingChange, Store, StoreError, fingerprint};
use rashin_store::Database;
use rashin_testkit::sample_plan;

use crate::support::{begin, change, load, noon, put, reading, record, row_counts, sorted};

pub async fn change_on_another_base_is_refused(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    let base = begin(&database, &plan, noon(1)).await;
    let now = put(&database, &plan, base, noon(2), &[reading("sample-sites", "FY2024", "15")]).await;
    let before = row_counts(&address).await;
    let late = reading("sample-sites", "FY2025", "21");
    let others = [
        Base { revision: 0, entry: 0 },
        base,
        Base { revision: 0, ..now },
        Base { revision: 2, ..now },
        Base { entry: 3, ..now },
        Base { entry: 7, ..now },
    ];
    for other in others {
        for revision in [false, true] {
            let refused = change(&database, &plan, other, noon(3), revision, vec![ReadingChange::Put(&late)]).await;
            assert!(matches!(refused, Err(StoreError::Conflict)), "{other:?}: {refused:?}");
        }
    }
    assert_eq!(row_counts(&address).await, before);
    assert_eq!(change(&database, &plan, now, noon(3), true, vec![ReadingChange::Put(&late)]).await.unwrap(), 3);
}

pub async fn of_many_changes_at_once_one_wins(address: String) {
    let (one, other) = (Database::open(&address).await.unwrap(), Database::open(&address).await.unwrap());
    let plan = sample_plan("sample");
    let base = begin(&one, &plan, noon(1)).await;
    let attempts: Vec<_> = (0..24)
        .map(|number| {
            let (database, mut plan) = (if number % 2 == 0 { one.clone() } else { other.clone() }, plan.clone());
            tokio::spawn(async move {
                plan.nodes[0].title = format!("版 {number}");
                let own = reading("sample-sites", &format!("FY{}", 2030 + number), "15");
                change(&database, &plan, base, noon(2), true, vec![ReadingChange::Put(&own)]).await
            })
        })
        .collect();
    let mut winner = None;
    for (number, attempt) in attempts.into_iter().enumerate() {
        match attempt.await.unwrap() {
            Ok(entry) => {
                assert_eq!(entry, 2);
                assert_eq!(winner.replace(number), None, "only one may win");
            }
            Err(error) => assert!(matches!(error, StoreError::Conflict), "{error:?}"),
        }
    }
    let winner = winner.expect("one of them wins");
    let mut expected = plan.clone();
    expected.nodes[0].title = format!("版 {winner}");
    expected.readings.push(reading("sample-sites", &format!("FY{}", 2030 + winner), "15"));
    assert_eq!(load(&other, &plan, Known::Now).await, sorted(expected));
    assert_eq!(one.revisions(&plan.profile.code).await.unwrap().len(), 2);
    let history = one.history(&plan.profile.code, &plan.indicators[0].code).await.unwrap();
    assert_eq!(history.len(), 4, "nothing of the others was recorded");
}

pub async fn of_many_first_imports_at_once_one_wins(address: String) {
    let (one, other) = (Database::open(&address).await.unwrap(), Database::open(&address).await.unwrap());
    let attempts: Vec<_> = (0..8)
        .map(|number| {
            let database = if number % 2 == 0 { one.clone() } else { other.clone() };
            tokio::spawn(async move {
                let plan = sample_plan("sample");
                let readings = plan.readings.iter().map(ReadingChange::Put).collect();
                change(&database, &plan, Base { revision: 0, entry: 0 }, noon(1), true, readings).await
            })
        })
        .collect();
    let mut won = 0;
    for attempt in attempts {
        match attempt.await.unwrap() {
            Ok(_) => won += 1,
            Err(error) => assert!(matches!(error, StoreError::Conflict), "{error:?}"),
        }
    }
    assert_eq!(won, 1);
    assert_eq!(load(&one, &sample_plan("sample"), Known::Now).await, sorted(sample_plan("sample")));
}

pub async fn change_that_fails_midway_leaves_nothing(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    let base = begin(&database, &plan, noon(1)).await;
    let before = row_counts(&address).await;
    // The entry is open already when it is found that the revision belongs to another plan.
    let other = sample_plan("other");
    let wrong = Change {
        plan: &plan.profile.code,
        base,
        at: noon(2),
        by: "somebody",
        reason: "a mistake",
        revision: Some(NewRevision { plan: &other, fingerprint: fingerprint(&other) }),
        readings: vec![ReadingChange::Put(&plan.readings[0])],
    };
    assert!(matches!(record(&database, wrong).await, Err(StoreError::Database(_))));
    assert_eq!(row_counts(&address).await, before);
    assert_eq!(put(&database, &plan, base, noon(3), &plan.readings).await.entry, 2, "the base still holds");
}

pub async fn reading_twice_in_one_change_is_refused(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    let base = begin(&database, &plan, noon(1)).await;
    let (one, other) = (reading("sample-sites", "FY2024", "15"), reading("sample-sites", "FY2024", "16"));
    for twice in [
        vec![ReadingChange::Put(&one), ReadingChange::Put(&other)],
        vec![ReadingChange::Withdraw(&one), ReadingChange::Put(&other)],
    ] {
        let refused = change(&database, &plan, base, noon(2), false, twice).await;
        assert!(
            matches!(&refused, Err(StoreError::Database(why)) if why.to_string().contains("FY2024")),
            "{refused:?}"
        );
    }
    assert_eq!(load(&database, &plan, Known::Now).await, sorted(plan));
}

pub async fn readings_of_a_plan_that_is_not_there_are_refused(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    let readings = plan.readings.iter().map(ReadingChange::Put).collect();
    let refused = change(&database, &plan, Base { revision: 0, entry: 0 }, noon(1), false, readings).await;
    assert!(matches!(refused, Err(StoreError::Database(_))), "{refused:?}");
    assert_eq!(row_counts(&address).await, ["0"; 7]);
}
