//! Looking at plans.

use rashin_model::Code;

use crate::Error;
use crate::port::{Known, PlanHeader, RecordedReading, RevisionHeader, Store, StoredPlan};

/// The head of every plan, by code.
///
/// # Errors
/// [`Error::Store`].
pub async fn list_plans(store: &impl Store) -> Result<Vec<PlanHeader>, Error> {
    store.plans().await.map_err(Error::Store)
}

/// A plan as it is known now, or as it was known.
///
/// # Errors
/// [`Error::NoSuchPlan`] if it is not there, or was not there yet; [`Error::Store`].
pub async fn view_plan(store: &impl Store, plan: &Code, known: Known) -> Result<StoredPlan, Error> {
    store
        .load(plan, known)
        .await
        .map_err(|error| Error::of(error, plan))?
        .ok_or_else(|| Error::NoSuchPlan(plan.clone()))
}

/// Every revision of a plan, oldest first.
///
/// # Errors
/// [`Error::NoSuchPlan`]; [`Error::Store`].
pub async fn view_revisions(store: &impl Store, plan: &Code) -> Result<Vec<RevisionHeader>, Error> {
    let revisions = store.revisions(plan).await.map_err(|error| Error::of(error, plan))?;
    if revisions.is_empty() { Err(Error::NoSuchPlan(plan.clone())) } else { Ok(revisions) }
}

/// Every reading ever recorded for an indicator, superseded ones included.
///
/// # Errors
/// [`Error::Store`].
pub async fn view_history(store: &impl Store, plan: &Code, indicator: &Code) -> Result<Vec<RecordedReading>, Error> {
    store.history(plan, indicator).await.map_err(|error| Error::of(error, plan))
}
