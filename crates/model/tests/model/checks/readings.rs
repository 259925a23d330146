//! Values that contradict their status, their range or the values before them.

use super::{SOUND, after, only, place};
use rashin_model::tables::{IndicatorKind, ReadingStatus};
use rashin_model::{Amount, AreaCode, Period, Plan, Severity};

#[test]
fn a_status_that_has_a_value_needs_one() {
    for status in [ReadingStatus::Final, ReadingStatus::Provisional, ReadingStatus::Revised] {
        let problem = only(|plan| (plan.readings[1].status, plan.readings[1].value) = (status, None));
        assert_eq!(place(&problem), "reading-without-value readings 1 value");
        assert_eq!(problem.severity, Severity::Error);
        assert!(problem.hint.ja.contains("0とはみなされません") && problem.hint.en.contains("never taken as zero"));
        let in_words = after(|plan| {
            (plan.readings[1].status, plan.readings[1].value) = (status, None);
            plan.readings[1].text = Some("運用を開始".to_owned());
        });
        assert_eq!(in_words, SOUND);
    }
}

#[test]
fn a_status_that_has_no_value_must_have_none() {
    use ReadingStatus::{NotApplicable, NotDue, Pending, Suppressed};
    for status in [NotApplicable, NotDue, Pending, Suppressed] {
        let problem = only(|plan| plan.readings[1].status = status);
        assert_eq!(place(&problem), "value-without-status readings 1 status");
        assert_eq!(problem.severity, Severity::Error);
        assert_eq!(after(|plan| (plan.readings[1].status, plan.readings[1].value) = (status, None)), SOUND);
    }
}

#[test]
fn a_share_over_a_hundred_is_an_error() {
    let problem = only(|plan| plan.readings[3].value = Amount::parse("100.1"));
    assert_eq!(place(&problem), "out-of-range readings 3 value");
    assert!(problem.sentence.ja.contains("100.1") && problem.sentence.en.contains("0 to 100"));
    assert_eq!(after(|plan| plan.readings[3].value = Amount::parse("100")), SOUND);
    assert_eq!(after(|plan| plan.readings[3].value = Amount::parse("0")), SOUND);
    // An indicator without a range takes any number.
    assert_eq!(after(|plan| plan.readings[1].value = Amount::parse("▲1,000,000")), SOUND);
}

/// Makes the first indicator a running total with these values from fiscal 2021 on.
fn running_total(plan: &mut Plan, values: [&str; 3]) {
    plan.indicators[0].kind = IndicatorKind::Cumulative;
    plan.indicators[0].cumulative_from = Some(Period::FiscalYear(2019));
    for (reading, value) in plan.readings.iter_mut().zip(values) {
        reading.value = Amount::parse(value);
    }
}

#[test]
fn a_running_total_that_falls_is_warned_of_with_both_periods() {
    let problem = only(|plan| running_total(plan, ["4", "9", "8"]));
    assert_eq!(place(&problem), "cumulative-falls readings 2 value");
    assert_eq!(problem.severity, Severity::Warning);
    for said in [&problem.sentence.ja, &problem.sentence.en] {
        for part in ["FY2022", "FY2023", "9", "8"] {
            assert!(said.contains(part), "{said}");
        }
    }
    assert_eq!(after(|plan| running_total(plan, ["4", "9", "9"])), SOUND);
}

#[test]
fn a_fall_is_found_whatever_the_order_of_the_rows() {
    let found = after(|plan| {
        running_total(plan, ["4", "9", "8"]);
        plan.readings.swap(0, 2);
    });
    assert_eq!(found, ["cumulative-falls readings 0 value"]);
}

#[test]
fn totals_of_two_areas_do_not_fall_into_each_other() {
    let found = after(|plan| {
        running_total(plan, ["4", "9", "3"]);
        plan.readings[2].area = AreaCode::NATION;
    });
    assert_eq!(found, SOUND);
}

#[test]
fn only_running_totals_must_not_fall() {
    let found = after(|plan| {
        running_total(plan, ["4", "9", "8"]);
        plan.indicators[0].kind = IndicatorKind::Level;
    });
    assert_eq!(found, SOUND);
}

#[test]
fn a_running_total_says_from_when_it_is_counted() {
    let problem = only(|plan| {
        running_total(plan, ["4", "9", "9"]);
        plan.indicators[0].cumulative_from = None;
    });
    assert_eq!(place(&problem), "cumulative-without-start indicators 0 cumulative_from");
    assert_eq!(problem.severity, Severity::Warning);
}
