//! Target quality: what keeps the targets of a plan from saying anything, indicator by indicator.

mod checked;
mod finding;
mod flaw;
mod known;
mod reached;
mod unread;

use rashin_model::Plan;

pub use finding::Finding;
pub use flaw::{Flaw, Severity};

use crate::plan::Evaluation;

/// Every finding about the targets of a plan, in the order of its indicators; of one indicator the
/// severest first, then by area.
///
/// What the check at import says is taken from there ([`rashin_model::check::check_judgeable`]), about
/// the last target of each series only: on the way a target may well equal the baseline. Indicators
/// kept for reference have no targets to speak of and are asked for owner and source alone;
/// composites follow from their members. The evaluation must be of this plan.
pub fn target_quality(plan: &Plan, evaluation: &Evaluation) -> Vec<Finding> {
    let mut found = checked::findings(plan);
    found.extend(reached::findings(plan, evaluation));
    found.extend(unread::findings(plan, evaluation));
    found.extend(known::findings(plan, evaluation.as_of));
    found.sort_by_key(|one| (one.indicator, one.flaw.severity(), one.flaw, one.area));
    found
}
