//! The plan as it is worked on: its last edition with the staged rows laid over it.

use rashin_model::people::Action;
use rashin_model::staged::{StagedRow, overlay};
use rashin_model::{Code, Plan};

use crate::Error;
use crate::port::{Known, PlanHeader, Store};
use crate::records::{self, Held};
use crate::rights::{Actor, Subject};

/// A plan as it is worked on.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkingPlan {
    /// Head of the last edition.
    pub header: PlanHeader,
    /// The last edition, with the readings known now.
    pub edition: Plan,
    /// The same with the staged rows laid over it.
    pub plan: Plan,
    /// The staged rows.
    pub staged: Vec<Held<StagedRow>>,
}

/// The staged rows of a plan, by table and key.
///
/// # Errors
/// [`Error::Store`].
pub async fn list_staged(store: &impl Store, plan: &Code) -> Result<Vec<Held<StagedRow>>, Error> {
    records::list(store, &format!("{plan}/")).await
}

/// The plan as it is worked on.
///
/// # Errors
/// [`Error::NoSuchPlan`]; [`Error::Forbidden`]; [`Error::Store`].
pub async fn view_working_plan(store: &impl Store, actor: &Actor, plan: &Code) -> Result<WorkingPlan, Error> {
    let working = load_working_plan(store, plan).await?;
    actor.require(Action::SeeWorkingPlan, &Subject::of_government(working.edition.area()))?;
    Ok(working)
}

/// The same for actions that ask for rights of their own.
pub(crate) async fn load_working_plan(store: &impl Store, code: &Code) -> Result<WorkingPlan, Error> {
    let stored = store.load(code, Known::Now).await.map_err(|error| Error::of(error, code))?;
    let stored = stored.ok_or_else(|| Error::NoSuchPlan(code.clone()))?;
    let staged = list_staged(store, code).await?;
    let mut plan = stored.plan.clone();
    // A staged row that no longer fits its table is left out here; the desk that edits it says so.
    let _refused = overlay(&mut plan, staged.iter().map(|held| &held.value));
    plan.sort_readings();
    Ok(WorkingPlan { header: stored.header, edition: stored.plan, plan, staged })
}
