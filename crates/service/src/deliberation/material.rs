//! Who may see the material of a meeting before it is released.

use jiff::civil::Date;
use rashin_model::people::Action;
use rashin_model::tables::Meeting;

use crate::WorkingPlan;
use crate::rights::{Actor, Subject};

/// Whether the material of a meeting is still held back on a day: until the end of the day named.
pub fn is_embargoed(meeting: &Meeting, today: Date) -> bool {
    meeting.embargo_until.is_some_and(|until| today <= until)
}

/// Whether an actor who sees the working plan may open the material of a meeting on a day.
pub fn may_see_material(actor: &Actor, working: &WorkingPlan, meeting: &Meeting, today: Date) -> bool {
    let own = Subject::of_government(working.edition.area());
    let action = if is_embargoed(meeting, today) { Action::SeeMaterial } else { Action::SeeWorkingPlan };
    actor.may(action, &own)
}
