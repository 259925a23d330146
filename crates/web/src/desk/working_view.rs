//! The working plan of the address, evaluated.

use rashin_model::tables::Review;
use rashin_service::{AssessedPlan, Error, StoreError, view_working_plan};

use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::error;
use crate::plan_view::PlanView;
use crate::site::Site;

/// The plan as it is worked on, evaluated as of today, for whoever may see it.
///
/// # Errors
/// What the service refuses; no such plan.
pub async fn working_view(site: &Site, staff: &Staff, plan: &str) -> Result<PlanView, Refused> {
    let code = error::code(&staff.asked, plan)?;
    let working = view_working_plan(site.store(), &staff.actor, &code).await.map_err(staff.refusal())?;
    let today = site.today();
    tokio::task::spawn_blocking(move || {
        PlanView::new(working.header, AssessedPlan::new(working.plan, today, rashin_shipped::rubrics()))
    })
    .await
    .map_err(|stopped| staff.refusal()(Error::Store(StoreError::Unreadable(stopped.to_string()))))
}

/// The reviews of a plan, the newest first.
pub fn reviews(view: &PlanView) -> impl Iterator<Item = &Review> {
    view.plan.reviews.iter().rev()
}
