//! What the public does not see of a meeting before its material is released.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rashin_model::{Code, Plan};

use crate::deliberation::material::is_embargoed;

/// Takes out of a plan what belongs to meetings that are still under embargo on a day: documents, minutes,
/// comments, decisions and the tasks that follow from them. That such a meeting is held, and its agenda, stay.
///
/// Gives the first day at the end of which more may be shown, if anything was taken out.
pub fn withhold_embargoed(plan: &mut Plan, today: Date) -> Option<Date> {
    let held: BTreeSet<Code> = plan
        .meetings
        .iter()
        .filter(|meeting| is_embargoed(meeting, today))
        .map(|meeting| meeting.code.clone())
        .collect();
    let until =
        plan.meetings.iter().filter(|meeting| held.contains(&meeting.code)).filter_map(|row| row.embargo_until).min();
    if until.is_some() {
        let is_held = |meeting: Option<&Code>| meeting.is_some_and(|meeting| held.contains(meeting));
        let gone: BTreeSet<Code> = plan
            .decisions
            .iter()
            .filter(|decision| is_held(decision.meeting.as_ref()))
            .map(|decision| decision.code.clone())
            .collect();
        plan.documents.retain(|document| !held.contains(&document.meeting));
        plan.comments.retain(|comment| !is_held(comment.meeting.as_ref()));
        plan.decisions.retain(|decision| !gone.contains(&decision.code));
        plan.tasks.retain(|task| !task.decision.as_ref().is_some_and(|decision| gone.contains(decision)));
        for meeting in plan.meetings.iter_mut().filter(|meeting| held.contains(&meeting.code)) {
            meeting.minutes = None;
        }
    }
    until
}
