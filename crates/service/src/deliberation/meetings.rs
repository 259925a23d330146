//! Meetings of a plan.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use rashin_model::tables::{Meeting, MeetingStatus};
use rashin_model::{Cell, Code, Period, Plan, Row};

use crate::Error;
use crate::deliberation::free_code::free_code;
use crate::plan_desk::{Note, RowEdit, stage};
use crate::port::Store;
use crate::rights::Actor;
use crate::working_plan::load_working_plan;

/// Adds a meeting from its cells as typed, under a code made of its body and its day, and gives the code.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Invalid`]; [`Error::Stale`]; [`Error::NoSuchPlan`]; [`Error::Store`].
pub async fn add_meeting(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    mut cells: BTreeMap<String, String>,
    at: Timestamp,
) -> Result<Code, Error> {
    let working = load_working_plan(store, plan).await?;
    let body = cells.get("body").and_then(|text| Code::read(text.trim()).ok()).unwrap_or_else(|| plan.clone());
    let day = cells.get("date").and_then(|text| Period::parse(text));
    let stem = match day {
        Some(period) => format!("{body}-{}", period.start().strftime("%Y%m%d")),
        None => format!("{body}-m"),
    };
    let code = free_code(&working.plan, Meeting::TABLE, &stem, "");
    cells.insert("code".to_owned(), code.to_string());
    let edit = RowEdit::add(Meeting::TABLE, cells);
    stage(store, actor, &working, &[edit], Note { action: "add_meeting", reason: "" }, at).await?;
    Ok(code)
}

/// The meetings of a plan: those to come first, the nearest before the others; then those that were, the
/// latest first. Cancelled ones stand among those that were.
pub fn sorted_meetings(plan: &Plan, today: Date) -> (Vec<&Meeting>, Vec<&Meeting>) {
    let day = |meeting: &Meeting| meeting.date.map(Period::end);
    let is_to_come =
        |meeting: &&Meeting| meeting.status == MeetingStatus::Planned && day(meeting).is_none_or(|end| end >= today);
    let (mut to_come, mut past): (Vec<&Meeting>, Vec<&Meeting>) = plan.meetings.iter().partition(is_to_come);
    to_come.sort_by_key(|meeting| day(meeting).unwrap_or(Date::MAX));
    past.sort_by_key(|meeting| std::cmp::Reverse(day(meeting)));
    (to_come, past)
}
