//! The working plan that an address names.

use std::sync::Arc;

use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::error;
use crate::plan_view::PlanView;
use crate::site::Site;

/// The plan as it is worked on, evaluated as of today, for whoever may see it.
///
/// # Errors
/// No such plan; what the service refuses.
pub async fn working_view(site: &Site, staff: &Staff, plan: &str) -> Result<Arc<PlanView>, Refused> {
    let code = error::code(&staff.asked, plan)?;
    site.working_plan(&staff.actor, &code, None).await.map_err(staff.refusal())
}
