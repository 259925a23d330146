//! What one value does, and which series an indicator continues.

use jiff::civil::{Date, date};
use rashin_eval::Reason;
use rashin_eval::plan::{Evaluation, Note, State, effect_of_reading, predecessors};
use rashin_model::tables::{Reading, RubricMark};
use rashin_model::{Cell, Period, Plan};
use rashin_testkit::{row, sample_plan};

const TODAY: Date = date(2025, 6, 1);

fn reading(indicator: &str, period: &str, status: &str, value: &str) -> Reading {
    row(&[("indicator", indicator), ("area", "990001"), ("period", period), ("status", status), ("value", value)])
}

#[test]
fn value_is_judged_as_if_it_were_recorded() {
    let plan = sample_plan("v");
    let new = reading("v-sites", "FY2024", "final", "16");
    let effect = effect_of_reading(&plan, &new, TODAY, &[]).unwrap();
    let before = effect.before.unwrap();
    assert_eq!((before.period.map(Period::code).as_deref(), before.progress), (Some("FY2023"), Ok(0.5)));
    assert_eq!((effect.after.progress, effect.after.attainment), (Ok(0.75), Ok(0.8)));
    assert_eq!(effect.after.change, Ok(4.0));
    let mut recorded = plan.clone();
    recorded.readings.push(new);
    recorded.sort_readings();
    let whole = Evaluation::of(&recorded, TODAY, &[]);
    assert_eq!(&effect.after, whole.series[0].latest(), "the same engine, the same answer");
}

#[test]
fn value_takes_the_place_of_that_of_its_period() {
    let plan = sample_plan("v");
    let effect = effect_of_reading(&plan, &reading("v-share", "FY2023", "final", "90.0"), TODAY, &[]).unwrap();
    assert_eq!(effect.before.unwrap().met, Ok(false));
    assert_eq!(effect.after.met, Ok(true));
}

fn rule(order: &str, mark: &str, condition: &str, bound: &str) -> RubricMark {
    row(&[
        ("rubric", "r"),
        ("rubric_name", "基準"),
        ("dimension", "grade"),
        ("dimension_name", "評価"),
        ("order", order),
        ("mark", mark),
        ("rank", order),
        ("meaning", mark),
        ("tone", "neutral"),
        ("condition", condition),
        ("measure", if bound.is_empty() { "" } else { "attainment" }),
        ("bound", bound),
        ("inclusive", "yes"),
    ])
}

#[test]
fn marks_follow_the_value() {
    let mut plan = sample_plan("v");
    plan.rubrics = vec![rule("1", "○", "at_least", "0.8"), rule("2", "△", "otherwise", "")];
    plan.reviews = vec![row(&[("code", "r1"), ("name", "点検"), ("rubrics", "r")])];
    let effect = effect_of_reading(&plan, &reading("v-sites", "FY2024", "final", "16"), TODAY, &[]).unwrap();
    let mark = |one: &rashin_eval::plan::Assessment| one.marks[0].mark.as_ref().unwrap().mark().to_owned();
    assert_eq!((mark(&effect.before.unwrap()), mark(&effect.after)), ("△".to_owned(), "○".to_owned()));
}

#[test]
fn first_value_has_nothing_before_it_and_absences_have_their_state() {
    let mut plan = sample_plan("v");
    plan.readings.clear();
    let effect = effect_of_reading(&plan, &reading("v-sites", "FY2022", "final", "8"), TODAY, &[]).unwrap();
    assert_eq!((effect.before, effect.after.progress), (None, Ok(0.25)));
    let none = effect_of_reading(&plan, &reading("v-sites", "FY2022", "not_applicable", ""), TODAY, &[]).unwrap();
    assert_eq!((none.after.state, none.after.progress), (State::NotApplicable, Err(Reason::NotApplicable)));
}

#[test]
fn value_of_a_period_that_has_not_ended_is_judged_at_its_end() {
    let plan = sample_plan("v");
    let effect = effect_of_reading(&plan, &reading("v-sites", "FY2025", "provisional", "20"), TODAY, &[]).unwrap();
    assert_eq!(effect.after.met_at_end, Ok(true));
    assert!(effect.after.notes.contains(&Note::Provisional));
}

#[test]
fn value_of_an_indicator_that_is_not_there_has_no_effect() {
    let plan = sample_plan("v");
    assert_eq!(effect_of_reading(&plan, &reading("v-none", "FY2024", "final", "1"), TODAY, &[]), None);
}

/// The sample with three more indicators like its first: `b` succeeds it, `c` succeeds `b`.
fn renamed() -> Plan {
    let mut plan = sample_plan("v");
    for (code, before) in [("v-b", "v-sites"), ("v-c", "v-b"), ("v-d", "")] {
        let mut next = plan.indicators[0].clone();
        next.code = Cell::read(code).unwrap();
        next.succeeds = Cell::read(before).unwrap();
        plan.indicators.push(next);
    }
    plan
}

#[test]
fn renamed_indicator_continues_those_before_it() {
    let plan = renamed();
    assert_eq!(predecessors(&plan, 3), [0, 2]);
    assert_eq!(predecessors(&plan, 0), [0_usize; 0]);
}

#[test]
fn split_merger_other_unit_and_circle_continue_nothing() {
    let mut split = renamed();
    split.indicators[4].succeeds = Cell::read("v-b").unwrap();
    assert_eq!(predecessors(&split, 3), [0_usize; 0]);
    let mut merger = renamed();
    merger.indicators[3].succeeds = Cell::read("v-b;v-d").unwrap();
    assert_eq!(predecessors(&merger, 3), [0_usize; 0]);
    let mut other_unit = renamed();
    other_unit.indicators[2].unit = Some("市町".to_owned());
    assert_eq!(predecessors(&other_unit, 3), [0_usize; 0]);
    let mut circle = renamed();
    circle.indicators[0].succeeds = Cell::read("v-c").unwrap();
    assert_eq!(predecessors(&circle, 3), [0, 2]);
}

#[test]
fn indicator_that_ended_is_not_late() {
    let mut plan = sample_plan("v");
    let is_late = |plan: &Plan| {
        let evaluation = Evaluation::of(plan, date(2026, 6, 1), &[]);
        evaluation.series[0].latest().notes.contains(&Note::Late)
    };
    assert!(is_late(&plan));
    plan.indicators[0].ended = Some(Cell::read("FY2024").unwrap());
    assert!(!is_late(&plan));
}

#[test]
fn effect_is_the_same_from_an_evaluation_at_hand() {
    let mut plan = sample_plan("v");
    plan.rubrics = vec![rule("1", "○", "at_least", "0.8"), rule("2", "△", "otherwise", "")];
    plan.reviews = vec![row(&[("code", "r1"), ("name", "点検"), ("rubrics", "r")])];
    let evaluation = Evaluation::of(&plan, TODAY, &[]);
    for (indicator, period, status, value) in [
        ("v-sites", "FY2023", "final", "13"),
        ("v-sites", "FY2024", "final", "16"),
        ("v-sites", "FY2025", "provisional", "20"),
        ("v-sites", "FY2020", "final", "1"),
        ("v-share", "FY2024", "not_due", ""),
        ("v-share", "FY2022", "revised", "47.5"),
        ("v-none", "FY2024", "final", "1"),
    ] {
        let new = reading(indicator, period, status, value);
        let alone = effect_of_reading(&plan, &new, TODAY, &[]);
        assert_eq!(evaluation.effect_of(&plan, &new), alone, "{indicator} {period}");
    }
}
