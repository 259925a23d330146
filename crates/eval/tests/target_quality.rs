//! The report on the quality of targets.

use jiff::civil::{Date, date};
use rashin_eval::plan::Evaluation;
use rashin_eval::target_quality::{Finding, Flaw, Severity, target_quality};
use rashin_model::Plan;
use rashin_testkit::{row, sample_plan};

/// The first fiscal year of the sample is 2022, the last 2025; its values reach to FY2023.
const TODAY: Date = date(2024, 6, 1);

fn report(plan: &Plan, as_of: Date) -> Vec<Finding> {
    target_quality(plan, &Evaluation::of(plan, as_of, &[]))
}

/// The flaws of an indicator, by its position.
fn flaws(plan: &Plan, indicator: usize) -> Vec<Flaw> {
    flaws_on(plan, indicator, TODAY)
}

fn flaws_on(plan: &Plan, indicator: usize, as_of: Date) -> Vec<Flaw> {
    report(plan, as_of).into_iter().filter(|one| one.indicator == indicator).map(|one| one.flaw).collect()
}

/// The sample with a source for its first indicator, so that nothing is wrong with it.
fn sound() -> Plan {
    let mut plan = sample_plan("q");
    plan.indicators[0].source = Some("庁舎の調べ".to_owned());
    plan
}

fn set(plan: &mut Plan, target: usize, value: &str) {
    plan.targets[target].value = Some(rashin_model::Cell::read(value).expect("an amount"));
}

#[test]
fn sound_target_has_no_finding() {
    assert_eq!(report(&sound(), TODAY), []);
}

#[test]
fn target_is_held_against_its_baseline() {
    for (target, flaw) in [("4", Flaw::MetAtBaseline), ("3", Flaw::WrongSide), ("5", Flaw::Indistinct)] {
        let mut plan = sound();
        set(&mut plan, 1, target);
        assert!(flaws(&plan, 0).contains(&flaw), "{target}: {:?}", flaws(&plan, 0));
    }
    let mut kept = sound();
    set(&mut kept, 1, "4");
    kept.indicators[0].direction = rashin_model::tables::Direction::KeepAtLeast;
    assert_eq!(flaws(&kept, 0), [], "a value to keep is met from the start");
}

#[test]
fn target_on_the_way_may_equal_the_baseline() {
    let mut plan = sound();
    let mut first = plan.targets[1].clone();
    first.period = rashin_model::Cell::read("FY2022").unwrap();
    plan.targets.push(first);
    let last = plan.targets.len() - 1;
    set(&mut plan, last, "4");
    assert_eq!(flaws(&plan, 0), []);
}

#[test]
fn target_met_in_the_first_year_is_named_with_its_value() {
    let mut plan = sound();
    set(&mut plan, 1, "9");
    let found = report(&plan, TODAY);
    assert_eq!(found.iter().map(|one| one.flaw).collect::<Vec<_>>(), [Flaw::MetInFirstYear]);
    assert!(found[0].sentence.ja.contains("令和4年度（2022年度）の実績値 9"), "{}", found[0].sentence.ja);
    assert!(found[0].sentence.en.contains("FY2022"), "{}", found[0].sentence.en);
    plan.profile.last_year = 2022;
    plan.targets[1].period = rashin_model::Cell::read("FY2022").unwrap();
    assert_eq!(flaws(&plan, 0), [], "a plan of one year is met in its first");
}

#[test]
fn series_without_values_for_two_periods_is_reported() {
    // The last value is of FY2023.
    assert_eq!(flaws_on(&sound(), 0, date(2025, 6, 1)), []);
    let late = date(2026, 6, 1);
    assert_eq!(flaws_on(&sound(), 0, late), [Flaw::NoReading]);
    let mut ended = sound();
    ended.indicators[0].ended = Some(rashin_model::Cell::read("FY2025").unwrap());
    assert_eq!(flaws_on(&ended, 0, late), [], "an indicator that ended is not asked");
    let mut slow = sound();
    slow.indicators[0].lag_months = Some(12);
    assert_eq!(flaws_on(&slow, 0, late), [], "its values come a year later");
    let mut irregular = sound();
    irregular.indicators[0].frequency = Some(rashin_model::tables::Frequency::Irregular);
    assert_eq!(flaws_on(&irregular, 0, late), []);
    let mut answered = sound();
    answered.readings.push(row(&[
        ("indicator", "q-sites"),
        ("area", "990001"),
        ("period", "FY2025"),
        ("status", "not_applicable"),
    ]));
    answered.sort_readings();
    assert_eq!(flaws_on(&answered, 0, late), [], "\"not applicable\" is an answer");
}

#[test]
fn series_that_never_had_a_value_is_counted_from_the_first_year() {
    let mut plan = sound();
    plan.readings.retain(|reading| reading.indicator.as_str() != "q-sites");
    assert_eq!(flaws_on(&plan, 0, date(2023, 6, 1)), []);
    assert_eq!(flaws_on(&plan, 0, date(2024, 6, 1)), [Flaw::NoReading]);
}

#[test]
fn owner_and_source_are_asked_of_indicator_nodes_and_values() {
    let mut plan = sound();
    plan.indicators[0].source = None;
    assert_eq!(flaws(&plan, 0), [Flaw::NoSource]);
    assert_eq!(flaws(&plan, 1), [], "one of its values names a source");
    for node in &mut plan.nodes {
        node.departments = rashin_model::Cell::read("").unwrap();
    }
    assert_eq!(flaws(&plan, 0), [Flaw::NoOwner, Flaw::NoSource]);
    plan.indicators[0].ended = Some(rashin_model::Cell::read("FY2023").unwrap());
    assert_eq!(flaws(&plan, 0), [Flaw::NoSource]);
}

#[test]
fn absence_of_a_target_is_reported_by_its_kind() {
    let with = |status: &str| {
        let mut plan = sound();
        plan.targets[1].status = rashin_model::Cell::read(status).unwrap();
        plan.targets[1].value = None;
        flaws(&plan, 0)
    };
    assert_eq!(with("pending"), [Flaw::TargetPending]);
    assert_eq!(with("words"), [Flaw::TargetInWords]);
    assert_eq!(with("not_published"), [Flaw::NoTarget]);
    let mut plan = sound();
    plan.targets.remove(1);
    assert_eq!(flaws(&plan, 0), [Flaw::NoTarget]);
    plan.indicators[0].reference_only = true;
    assert_eq!(flaws(&plan, 0), []);
    let mut plan = sound();
    plan.indicators[0].direction = rashin_model::tables::Direction::None;
    assert_eq!(flaws(&plan, 0), [Flaw::NoDirection]);
}

#[test]
fn cumulative_figures_need_a_start_and_never_fall() {
    let mut plan = sound();
    plan.indicators[0].kind = rashin_model::tables::IndicatorKind::Cumulative;
    assert_eq!(flaws(&plan, 0), [Flaw::CumulativeWithoutStart]);
    plan.indicators[0].cumulative_from = Some(rashin_model::Cell::read("FY2022").unwrap());
    plan.readings[2].value = Some(rashin_model::Cell::read("8").unwrap());
    assert_eq!(flaws(&plan, 0), [Flaw::CumulativeFalls]);
}

#[test]
fn severest_finding_comes_first() {
    let mut plan = sound();
    set(&mut plan, 1, "3");
    plan.indicators[0].source = None;
    let severities: Vec<Severity> = report(&plan, TODAY).iter().map(|one| one.flaw.severity()).collect();
    assert_eq!(severities, [Severity::Severe, Severity::Notable]);
}
