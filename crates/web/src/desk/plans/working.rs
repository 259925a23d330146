//! The plan that a page is about.

use rashin_model::people::Action;
use rashin_model::{Code, Plan};
use rashin_service::rights::Subject;
use rashin_service::{WorkingPlan, view_working_plan};

use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::error;
use crate::plan_view::PlanView;
use crate::site::Site;

/// A plan as it is worked on, by the code in an address.
///
/// # Errors
/// When there is none, or whoever asks may not see it.
pub async fn working(site: &Site, staff: &Staff, plan: &str) -> Result<WorkingPlan, Refused> {
    let code = error::code(&staff.asked, plan)?;
    view_working_plan(site.store(), &staff.actor, &code).await.map_err(staff.refusal())
}

/// Every plan that whoever asks may see as it is worked on.
///
/// # Errors
/// When the store fails.
pub async fn all_working(site: &Site, staff: &Staff) -> Result<Vec<WorkingPlan>, Refused> {
    let mut plans = Vec::new();
    for header in rashin_service::list_plans(site.store()).await.map_err(staff.refusal())? {
        match view_working_plan(site.store(), &staff.actor, &header.revision.plan).await {
            Ok(working) => plans.push(working),
            Err(rashin_service::Error::Forbidden { .. }) => {}
            Err(error) => return Err(staff.refusal()(error)),
        }
    }
    Ok(plans)
}

/// A code in an address.
///
/// # Errors
/// When it is none.
pub fn code(staff: &Staff, text: &str) -> Result<Code, Refused> {
    Ok(error::code(&staff.asked, text)?)
}

/// Whether whoever asks may do something with a plan.
pub fn may(staff: &Staff, plan: &Plan, action: Action) -> bool {
    staff.actor.may(action, &Subject::of_government(plan.area()))
}

/// The plan as it is worked on, evaluated as of today.
pub fn evaluated(site: &Site, working: &WorkingPlan) -> PlanView {
    let assessed = rashin_service::AssessedPlan::new(working.plan.clone(), site.today(), rashin_shipped::rubrics());
    PlanView::new(working.header.clone(), assessed)
}

/// What a plan is called where there is little room.
pub fn name<'a>(staff: &Staff, plan: &'a Plan) -> &'a str {
    plan.short_title(staff.lang).0
}
