//! Undoing what was staged.

use jiff::Timestamp;
use rashin_model::people::Action;
use rashin_model::{Code, Table};

use crate::Error;
use crate::plan_desk::plan_rows::row_of;
use crate::plan_desk::row_edit::RowEdit;
use crate::plan_desk::stage_rows::{Note, Staged, stage};
use crate::port::Store;
use crate::records::Changes;
use crate::rights::{Actor, Subject};
use crate::working_plan::load_working_plan;

/// Brings a row back to what it is in the last edition. Whoever may make that change may do so.
///
/// # Errors
/// [`Error::Stale`] when the row is no longer staged as `version`; [`Error::Invalid`] when other staged
/// rows need it; [`Error::Forbidden`]; [`Error::NoSuchPlan`]; [`Error::Store`].
pub async fn discard_staged(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    table: &'static Table,
    key: &[String],
    version: u32,
    at: Timestamp,
) -> Result<Staged, Error> {
    let working = load_working_plan(store, plan).await?;
    let held = working.staged_row(table, key).filter(|held| held.version == version).ok_or(Error::Stale)?;
    let is_there = row_of(&working.plan, table, key).is_some();
    if is_there == held.cells.is_some() {
        let before = row_of(&working.edition, table, key);
        let edit = if is_there {
            RowEdit { table, key: Some(key.to_vec()), version: Some(version), cells: before }
        } else if let Some(before) = before {
            RowEdit::add(table, before)
        } else {
            return discard_idle(store, actor, &working, table, key, at).await;
        };
        return stage(store, actor, &working, &[edit], Note { action: "discard_staged", reason: "" }, at).await;
    }
    discard_idle(store, actor, &working, table, key, at).await
}

/// Removes a staged row that changes nothing: one that no longer fits its table, or takes out what is
/// gone already.
async fn discard_idle(
    store: &impl Store,
    actor: &Actor,
    working: &crate::WorkingPlan,
    table: &Table,
    key: &[String],
    at: Timestamp,
) -> Result<Staged, Error> {
    let area = working.edition.area();
    actor.require(Action::EditPlan, &Subject::of_government(area))?;
    let held = working.staged_row(table, key).ok_or(Error::Stale)?;
    let subject = format!("{}/{}", working.edition.profile.code, table.name);
    let mut changes = Changes::new(&actor.id, "discard_staged", &subject, at).of(area);
    changes.remove(held);
    changes.commit(store).await?;
    Ok(Staged { rows: 1, warnings: Vec::new() })
}
