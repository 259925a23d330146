//! Who took part in a meeting, by office.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rashin_model::tables::Attendance;
use rashin_model::{Code, Row};

use crate::Error;
use crate::deliberation::row_list::list_edits;
use crate::plan_desk::{Note, Staged, stage};
use crate::port::Store;
use crate::rights::Actor;
use crate::working_plan::load_working_plan;

/// Makes the list of attendance of a meeting these rows (columns `office`, `role`, `form`, `note`, as
/// typed); those without an office are left out.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Invalid`]; [`Error::Stale`]; [`Error::NoSuchPlan`]; [`Error::Store`].
pub async fn set_attendance(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    meeting: &Code,
    rows: Vec<BTreeMap<String, String>>,
    at: Timestamp,
) -> Result<Staged, Error> {
    let working = load_working_plan(store, plan).await?;
    let given = |row: &BTreeMap<String, String>| row.get("office").is_some_and(|office| !office.trim().is_empty());
    let rows = rows.into_iter().filter(given).collect();
    let edits = list_edits(&working, Attendance::TABLE, meeting.as_str(), rows);
    stage(store, actor, &working, &edits, Note { action: "set_attendance", reason: "" }, at).await
}
