//! What keeps promises and values from being judged: the part of the check that a report on the
//! quality of targets needs.

use super::{readings, targets};
use crate::plan::Plan;
use crate::problem::Problem;

/// Every problem of targets and readings, as [`super::check`] finds them.
pub fn check_judgeable(plan: &Plan) -> Vec<Problem> {
    let mut problems = Vec::new();
    targets::check(plan, &mut problems);
    readings::check(plan, &mut problems);
    problems
}
