//! Readings: never overwritten, and known as of any moment.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use rashin_model::tables::Reading;
use rashin_model::{Code, Period, Plan};
use rashin_service::{Base, Change, Known, ReadingChange, RecordedReading, Store};
use rashin_store::Database;
use rashin_testkit::{row, sample_plan};

use crate::support::{begin, change, code, load, noon, put, raw_texts, reading, record, sorted};

fn values(plan: &Plan, indicator: &str) -> Vec<String> {
    let readings = plan.readings.iter().filter(|reading| reading.indicator.as_str() == indicator);
    readings
        .map(|reading| {
            format!(
                "{} {}",
                reading.period,
                reading.value.as_ref().map_or_else(String::new, |value| value.value.to_string())
            )
        })
        .collect()
}

pub async fn correction_supersedes_and_history_tells_who_when_why(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    let base = begin(&database, &plan, noon(1)).await;
    let corrected = reading("sample-sites", "FY2022", "8");
    let correction = Change {
        plan: &plan.profile.code,
        base,
        at: noon(2),
        by: "窓口改革課",
        reason: "二重に数えていた",
        revision: None,
        readings: vec![ReadingChange::Put(&corrected)],
    };
    assert_eq!(record(&database, correction).await.unwrap(), 2);

    assert_eq!(
        values(&load(&database, &plan, Known::Now).await, "sample-sites"),
        ["FY2021 4", "FY2022 8", "FY2023 12"]
    );
    let history = database.history(&plan.profile.code, &code("sample-sites")).await.unwrap();
    let of_2022: Vec<&RecordedReading> =
        history.iter().filter(|recorded| recorded.period == Period::FiscalYear(2022)).collect();
    assert_eq!(of_2022.len(), 2);
    assert_eq!((of_2022[0].entry.number, of_2022[0].reading.as_ref()), (1, Some(&plan.readings[1])));
    assert_eq!((of_2022[1].entry.number, of_2022[1].reading.as_ref()), (2, Some(&corrected)));
    let entry = &of_2022[1].entry;
    assert_eq!(
        (entry.recorded_at, entry.recorded_by.as_str(), entry.reason.as_str()),
        (noon(2), "窓口改革課", "二重に数えていた")
    );
    assert_eq!(history.len(), 4, "the other periods have one reading each");
}

pub async fn withdrawn_reading_disappears_and_may_come_back(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    let base = begin(&database, &plan, noon(1)).await;
    let entry =
        change(&database, &plan, base, noon(2), false, vec![ReadingChange::Withdraw(&plan.readings[1])]).await.unwrap();
    assert_eq!(values(&load(&database, &plan, Known::Now).await, "sample-sites"), ["FY2021 4", "FY2023 12"]);

    put(&database, &plan, Base { entry, ..base }, noon(3), &[reading("sample-sites", "FY2022", "7")]).await;
    assert_eq!(
        values(&load(&database, &plan, Known::Now).await, "sample-sites"),
        ["FY2021 4", "FY2022 7", "FY2023 12"]
    );
    assert_eq!(values(&load(&database, &plan, Known::At(noon(2))).await, "sample-sites"), ["FY2021 4", "FY2023 12"]);
    assert_eq!(
        values(&load(&database, &plan, Known::At(noon(1))).await, "sample-sites"),
        ["FY2021 4", "FY2022 9", "FY2023 12"]
    );
    let history = database.history(&plan.profile.code, &code("sample-sites")).await.unwrap();
    let of_2022: Vec<(u32, bool)> = history
        .iter()
        .filter(|recorded| recorded.period == Period::FiscalYear(2022))
        .map(|recorded| (recorded.entry.number, recorded.reading.is_some()))
        .collect();
    assert_eq!(of_2022, [(1, true), (2, false), (3, true)]);
}

pub async fn plan_is_known_as_of_a_moment(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    let base = begin(&database, &plan, noon(10)).await;
    put(
        &database,
        &plan,
        base,
        noon(20),
        &[reading("sample-sites", "FY2023", "13"), reading("sample-sites", "FY2024", "16")],
    )
    .await;
    let nanosecond = SignedDuration::from_nanos(1);
    let known = async |at| {
        database
            .load(&plan.profile.code, Known::At(at))
            .await
            .unwrap()
            .map(|stored| (stored.header.latest.number, values(&stored.plan, "sample-sites").join(", ")))
    };

    assert_eq!(known(noon(10) - nanosecond).await, None);
    let first = Some((1, "FY2021 4, FY2022 9, FY2023 12".to_owned()));
    assert_eq!(known(noon(10)).await, first);
    assert_eq!(known(noon(20) - nanosecond).await, first);
    let second = Some((2, "FY2021 4, FY2022 9, FY2023 13, FY2024 16".to_owned()));
    assert_eq!(known(noon(20)).await, second);
    assert_eq!(known(noon(30)).await, second);
}

pub async fn plan_is_known_as_of_an_entry(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    let base = begin(&database, &plan, noon(9)).await;
    // The clock was set back: the entry counts, not its time.
    put(&database, &plan, base, noon(1), &[reading("sample-sites", "FY2023", "13")]).await;
    let known = async |entry| {
        let stored = database.load(&plan.profile.code, Known::Entry(entry)).await.unwrap()?;
        Some((stored.header.latest.number, values(&stored.plan, "sample-sites").join(", ")))
    };
    assert_eq!(known(0).await, None);
    assert_eq!(known(1).await, Some((1, "FY2021 4, FY2022 9, FY2023 12".to_owned())));
    assert_eq!(known(2).await, Some((2, "FY2021 4, FY2022 9, FY2023 13".to_owned())));
    assert_eq!(known(3).await, None, "not recorded yet");
}

pub async fn clock_that_was_set_back_hides_nothing(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    let base = begin(&database, &plan, noon(1)).await;
    let base = put(&database, &plan, base, noon(9), &[reading("sample-sites", "FY2022", "7")]).await;
    put(&database, &plan, base, noon(5), &[reading("sample-sites", "FY2023", "11")]).await;
    // The third change was made on top of the second: whoever knows it knows both.
    assert_eq!(
        values(&load(&database, &plan, Known::At(noon(6))).await, "sample-sites"),
        ["FY2021 4", "FY2022 7", "FY2023 11"]
    );
    assert_eq!(
        values(&load(&database, &plan, Known::Now).await, "sample-sites"),
        ["FY2021 4", "FY2022 7", "FY2023 11"]
    );
    assert_eq!(
        values(&load(&database, &plan, Known::At(noon(4))).await, "sample-sites"),
        ["FY2021 4", "FY2022 9", "FY2023 12"]
    );
}

pub async fn numbers_keep_their_digits(address: String) {
    let database = Database::open(&address).await.unwrap();
    let mut plan = sample_plan("sample");
    let written = [
        "90.0",
        "0.10",
        "-3.20",
        "79228162514264337593543950335",
        "0.0000000000000000000000000001",
        "3215千件",
        "90.0%以上",
    ];
    plan.readings =
        (2000..).zip(written).map(|(year, value)| reading("sample-share", &format!("FY{year}"), value)).collect();
    begin(&database, &plan, noon(1)).await;
    let loaded = load(&database, &plan, Known::Now).await;
    assert_eq!(loaded.readings, plan.readings);
    let texts: Vec<String> = loaded.readings.iter().map(|reading| rashin_model::Cell::write(&reading.value)).collect();
    assert_eq!(texts, written);
}

pub async fn readings_come_in_canonical_order(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    let mut reversed = plan.clone();
    reversed.readings.reverse();
    let base = begin(&database, &reversed, noon(1)).await;
    let earlier = [
        reading("sample-share", "FY2024", "70.0"),
        reading("sample-sites", "FY2020", "3"),
        reading("sample-sites", "FY2020H1", "2"),
    ];
    put(&database, &plan, base, noon(2), &earlier).await;
    let mut expected = plan.clone();
    expected.readings.extend(earlier);
    assert_eq!(load(&database, &plan, Known::Now).await, sorted(expected));
}

pub async fn many_series_load_exactly(address: String) {
    let database = Database::open(&address).await.unwrap();
    let mut plan = sample_plan("sample");
    plan.readings.clear();
    for five in 1_000..1_350 {
        let area = rashin_model::AreaCode::from_five(five).unwrap().to_string();
        for month in 1..=6 {
            for indicator in ["sample-sites", "sample-share"] {
                let (period, value) = (format!("2024-{month:02}"), format!("{five}.{month}"));
                plan.readings.push(row(&[
                    ("indicator", indicator),
                    ("area", &area),
                    ("period", &period),
                    ("status", "final"),
                    ("value", &value),
                ]));
            }
        }
    }
    begin(&database, &plan, noon(1)).await;
    assert_eq!(load(&database, &plan, Known::Now).await, sorted(plan));
}

pub async fn view_shows_every_reading_with_its_entry(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    let base = begin(&database, &plan, noon(1)).await;
    change(&database, &plan, base, noon(2), false, vec![ReadingChange::Withdraw(&plan.readings[3])]).await.unwrap();
    let rows = "SELECT indicator || ' ' || area || ' ' || period || ' ' || entry || ' ' || status || ' ' || coalesce(value, '-') || ' '
            || coalesce(numerator, '-') || ' ' || coalesce(denominator, '-') || ' ' || coalesce(text, '-') || ' ' || coalesce(note, '-') || ' '
            || coalesce(source, '-') || ' ' || coalesce(reported_on, '-')
        FROM reading WHERE plan = 'sample' AND indicator = 'sample-share' ORDER BY period, entry";
    assert_eq!(
        raw_texts(&address, rows).await,
        [
            "sample-share 990001 FY2022 1 final 48.0 - - - - - -",
            "sample-share 990001 FY2022 2 withdrawn - - - - - - -",
            "sample-share 990001 FY2023 1 final 60.5 1210 2000 - 対象の手続を見直した 手続棚卸し調査 2024-05-31",
        ]
    );
}

/// Many changes of all sorts, drawn by a fixed sequence; what was true after each is compared with
/// what the database says was known then.
pub async fn every_moment_of_a_long_history_is_remembered(address: String) {
    let database = Database::open(&address).await.unwrap();
    let mut plan = sample_plan("sample");
    let mut base = begin(&database, &plan, noon(1)).await;
    let mut held: BTreeMap<(Code, Period), Reading> =
        plan.readings.iter().map(|reading| ((reading.indicator.clone(), reading.period), reading.clone())).collect();
    let mut moments: Vec<(Timestamp, Plan)> = vec![(noon(1), plan.clone())];
    let mut state: u32 = 20_240_401;
    let mut draw = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % below
    };
    for step in 1..=60_i64 {
        let at = noon(1) + SignedDuration::from_hours(step);
        let mut put = Vec::new();
        for indicator in ["sample-sites", "sample-share"] {
            if draw(3) > 0 {
                put.push(reading(indicator, &format!("FY{}", 2018 + draw(6)), &format!("{}.{}", draw(100), draw(10))));
            }
        }
        let withdrawn = held
            .keys()
            .nth(draw(8) as usize)
            .filter(|key| put.iter().all(|put| (&put.indicator, put.period) != (&key.0, key.1)))
            .cloned();
        let withdrawn = withdrawn.and_then(|key| held.remove(&key));
        let revised = draw(4) == 0;
        if revised {
            plan.nodes[0].title = format!("版 {step}");
        }
        held.extend(put.iter().map(|reading| ((reading.indicator.clone(), reading.period), reading.clone())));
        let changes =
            put.iter().map(ReadingChange::Put).chain(withdrawn.as_ref().map(ReadingChange::Withdraw)).collect();
        let entry = change(&database, &plan, base, at, revised, changes).await.unwrap();
        base = Base { revision: base.revision + u32::from(revised), entry };
        plan.readings = held.values().cloned().collect();
        moments.push((at, plan.clone()));
    }
    for (at, expected) in moments {
        let middle = at + SignedDuration::from_mins(30);
        assert_eq!(load(&database, &plan, Known::At(middle)).await, sorted(expected), "as known at {middle}");
    }
}
