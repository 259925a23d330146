//! The material of a meeting: who may see it before it is released, and its files.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rashin_model::Plan;
use rashin_model::people::Action;
use rashin_model::tables::Meeting;

use crate::port::Store;
use crate::rights::{Actor, Subject};
use crate::{Error, WorkingPlan};

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

/// The files of a meeting's documents by their SHA-256; nothing for a plan without such a meeting. Whoever asks
/// has taken out of the plan what may not be seen yet ([`super::withhold_embargoed`]).
///
/// # Errors
/// [`Error::Store`].
pub async fn load_material(store: &impl Store, plan: &Plan, meeting: &str) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    let mut found = BTreeMap::new();
    let own = plan.documents.iter().filter(|row| row.meeting.as_str() == meeting);
    for sha256 in own.filter_map(|row| row.file.as_ref()) {
        if let Some(file) = store.file(sha256).await.map_err(Error::Store)? {
            found.insert(sha256.clone(), file.bytes);
        }
    }
    Ok(found)
}
