//! What can be wrong with a plan whose cells could all be read. One rule a file.

mod composites;
mod duplicates;
mod judgeable;
mod readings;
mod references;
pub mod rubrics;
mod settle;
pub mod spellings;
mod targets;
mod tree;

pub use judgeable::check_judgeable;
pub use settle::settle;

use crate::AreaCode;
use crate::plan::Plan;
use crate::problem::Problem;

/// What a plan is checked against.
pub struct Surroundings<'a> {
    /// Whether an area code belongs to a real body (the plan's own areas are asked of the plan).
    pub is_real_area: &'a (dyn Fn(AreaCode) -> bool + Sync),
    /// Codes of the rubrics that ship with the program.
    pub shipped_rubrics: &'a [crate::tables::RubricMark],
    /// Codes of rows that could not be read: references to them are not reported a second time.
    pub unread_codes: &'a [String],
}

/// Every problem of a settled plan, in the order of the rules.
pub fn check(plan: &Plan, surroundings: &Surroundings<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    duplicates::check(plan, &mut problems);
    references::check(plan, surroundings, &mut problems);
    tree::check(plan, &mut problems);
    targets::check(plan, &mut problems);
    readings::check(plan, &mut problems);
    composites::check(plan, &mut problems);
    rubrics::check(plan, surroundings, &mut problems);
    spellings::check(plan, &mut problems);
    problems
}
