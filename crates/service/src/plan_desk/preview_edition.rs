//! What the next edition would change.

use rashin_model::difference::{Difference, differences};

use crate::WorkingPlan;
use crate::plan_desk::content::content_of;

/// The rows of the content that differ between the last edition and the plan as it is worked on, in
/// the order of the format.
pub fn preview_edition(working: &WorkingPlan) -> Vec<Difference> {
    differences(&working.edition, &content_of(&working.edition, &working.plan))
}
