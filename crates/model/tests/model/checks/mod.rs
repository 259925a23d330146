//! Every rule of the check: it fires on its case, and on nothing else.

mod composites;
mod keys;
mod readings;
mod references;
mod rubrics;
mod spellings;
mod targets;
mod tree;

use rashin_model::check::{Surroundings, check, settle};
use rashin_model::plan::TABLES;
use rashin_model::tables::RubricMark;
use rashin_model::{AreaCode, Plan, Problem, Severity};
use rashin_testkit::sample_plan;

/// The sample plan, changed.
fn changed(change: impl FnOnce(&mut Plan)) -> Plan {
    let mut plan = sample_plan("mihon");
    change(&mut plan);
    plan
}

fn problems_among(
    plan: &Plan,
    is_real_area: &(dyn Fn(AreaCode) -> bool + Sync),
    shipped_rubrics: &[RubricMark],
) -> Vec<Problem> {
    let mut plan = plan.clone();
    let mut problems = settle(&mut plan);
    problems.extend(check(&plan, &Surroundings { is_real_area, shipped_rubrics, unread_codes: &[] }));
    problems
}

/// Everything that is wrong with a plan where all areas are real and no rubrics ship.
fn problems(plan: &Plan) -> Vec<Problem> {
    problems_among(plan, &|_| true, &[])
}

/// `rule table row column` of every problem.
fn found(plan: &Plan) -> Vec<String> {
    problems(plan).iter().map(place).collect()
}

fn place(problem: &Problem) -> String {
    let row = problem.place.row.map_or_else(|| "-".to_owned(), |row| row.to_string());
    format!("{} {} {row} {}", problem.rule, problem.place.table, problem.place.column.unwrap_or("-"))
}

/// The one problem that changing the sample plan brings.
fn only(change: impl FnOnce(&mut Plan)) -> Problem {
    let mut found = problems(&changed(change));
    assert_eq!(found.len(), 1, "{:?}", found.iter().map(place).collect::<Vec<_>>());
    found.remove(0)
}

/// What is wrong after changing the sample plan.
fn after(change: impl FnOnce(&mut Plan)) -> Vec<String> {
    found(&changed(change))
}

const SOUND: [String; 0] = [];

#[test]
fn a_sound_plan_has_no_problems() {
    assert_eq!(found(&sample_plan("mihon")), SOUND);
}

#[test]
fn every_problem_names_a_column_and_a_way_out() {
    let plan = changed(|plan| {
        plan.nodes[1].parent = Some(plan.nodes[1].code.clone());
        plan.targets[1].value = plan.targets[0].value.clone();
        plan.readings[3].value = rashin_model::Amount::parse("148.0");
        plan.readings.push(plan.readings[0].clone());
    });
    let problems = problems(&plan);
    assert!(problems.len() >= 4);
    for problem in problems {
        let table = TABLES.iter().find(|table| table.name == problem.place.table).expect("a table of the format");
        assert!(table.position(problem.place.column.expect("a column")).is_some(), "{}", place(&problem));
        for said in [&problem.sentence.ja, &problem.sentence.en, &problem.hint.ja, &problem.hint.en] {
            assert!(!said.is_empty(), "{}", place(&problem));
        }
    }
}

#[test]
fn errors_and_warnings_are_told_apart() {
    let error = only(|plan| plan.readings[3].value = rashin_model::Amount::parse("148.0"));
    let warning = only(|plan| plan.targets[1].value = plan.targets[0].value.clone());
    assert_eq!((error.severity, warning.severity), (Severity::Error, Severity::Warning));
}
