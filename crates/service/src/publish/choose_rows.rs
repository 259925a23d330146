//! Choosing which staged rows the next publication takes along.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rashin_model::Code;
use rashin_model::people::Action;
use rashin_model::staged::StagedRow;

use crate::Error;
use crate::port::{Known, Store};
use crate::publish::life::is_of_life;
use crate::records::Changes;
use crate::rights::{Actor, Subject};
use crate::working_plan::list_staged;

/// Whether a staged row is to go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowChoice {
    /// Machine name of the table.
    pub table: String,
    /// Its key as one text ([`StagedRow::key_text`]).
    pub key: String,
    /// Whether it is to go out.
    pub publish: bool,
}

/// Notes which staged rows are to go out with the next publication, and gives how many choices changed.
/// Rows that are not named stay as they were chosen; rows of promises are left alone.
///
/// # Errors
/// [`Error::NoSuchPlan`]; [`Error::Forbidden`]; [`Error::Stale`] when somebody changed one of the rows at
/// the same moment; [`Error::Store`].
pub async fn choose_rows(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    choices: &[RowChoice],
    at: Timestamp,
) -> Result<usize, Error> {
    let stored = store.load(plan, Known::Now).await.map_err(|error| Error::of(error, plan))?;
    let area = stored.ok_or_else(|| Error::NoSuchPlan(plan.clone()))?.plan.area();
    actor.require(Action::Publish, &Subject::of_government(area))?;
    let wanted: BTreeMap<(&str, &str), bool> =
        choices.iter().map(|choice| ((choice.table.as_str(), choice.key.as_str()), choice.publish)).collect();
    let staged = list_staged(store, plan).await?;
    let subject = format!("plan/{plan}");
    let mut changes = Changes::new(&actor.id, "choose_rows", &subject, at).of(area);
    let mut count = 0;
    for held in staged.iter().filter(|held| is_of_life(&held.table)) {
        let key = held.key_text();
        let Some(publish) = wanted.get(&(held.table.as_str(), key.as_str())).copied() else { continue };
        if publish != held.publish {
            changes.replace(held, &StagedRow { publish, ..held.value.clone() });
            count += 1;
        }
    }
    if count > 0 {
        changes.commit(store).await?;
    }
    Ok(count)
}
