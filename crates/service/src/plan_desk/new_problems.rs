//! What edits would make wrong in a plan that was right, or less wrong, before.

use std::collections::BTreeMap;

use rashin_model::check::{Surroundings, check, settle};
use rashin_model::{AreaCode, Plan, Problem, Severity, Table};

use crate::plan_desk::plan_rows::rows_of;

/// A problem with the key of the row that it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PlacedProblem {
    /// The problem.
    pub problem: Problem,
    /// The key of its row; empty for the table as a whole.
    pub key: Vec<String>,
}

/// Brings the amounts of a plan into the scale of their indicators and gives every problem.
pub(crate) fn settle_and_check(plan: &mut Plan) -> Vec<Problem> {
    let mut problems = settle(plan);
    problems.extend(check_whole(plan));
    problems
}

fn check_whole(plan: &Plan) -> Vec<Problem> {
    let is_real: &(dyn Fn(AreaCode) -> bool + Sync) = &|area| rashin_shipped::areas().contains(area);
    let surroundings =
        Surroundings { is_real_area: is_real, shipped_rubrics: rashin_shipped::rubrics(), unread_codes: &[] };
    check(plan, &surroundings)
}

/// The problems of `after`, which has been settled, that `before` does not have.
pub(crate) fn new_problems(before: &Plan, after: &mut Plan) -> Vec<PlacedProblem> {
    let found = settle_and_check(after);
    if found.is_empty() {
        return Vec::new();
    }
    let known = placed(before, check_whole(before));
    let mut found = placed(after, found);
    found.retain(|problem| !known.contains(problem) || problem.problem.rule == "repeated-key");
    found
}

/// Problems with the keys of their rows in place of the positions, which shift.
pub(crate) fn placed(plan: &Plan, problems: Vec<Problem>) -> Vec<PlacedProblem> {
    let mut rows: BTreeMap<&'static str, Vec<Vec<String>>> = BTreeMap::new();
    let place = |mut problem: Problem| {
        let Some(table) = rashin_model::staged::table_named(problem.place.table) else {
            return PlacedProblem { problem, key: Vec::new() };
        };
        let rows = rows.entry(table.name).or_insert_with(|| rows_of(plan, table));
        let key = problem.place.row.take().and_then(|row| rows.get(row)).map(|cells| key_of(table, cells));
        PlacedProblem { problem, key: key.unwrap_or_default() }
    };
    problems.into_iter().map(place).collect()
}

fn key_of(table: &Table, cells: &[String]) -> Vec<String> {
    table.key.iter().filter_map(|name| table.position(name)).map(|at| cells[at].clone()).collect()
}

impl PlacedProblem {
    /// Whether the plan cannot be taken with it.
    pub(crate) fn is_error(&self) -> bool {
        self.problem.severity == Severity::Error
    }
}
