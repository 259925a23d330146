//! A request as one enters it: its rows, and the plan as it is worked on.

use std::sync::Arc;

use rashin_exchange::Surroundings;
use rashin_model::AreaCode;
use rashin_model::review::{Asked, Contest};
use rashin_service::records::Held;
use rashin_service::review::{Checks, RowSet, list_contests, load_rows};

use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::error::code;
use crate::plan_view::PlanView;
use crate::site::Site;

/// Plan, review and office, as an address names them.
pub type RoomPath = (String, String, String);

/// A request.
pub struct Room {
    /// Its rows.
    pub rows: RowSet,
    /// The plan as it is worked on, evaluated as of the day of the review or later.
    pub view: Arc<PlanView>,
    /// Values of the plan that are contested, open and settled.
    pub contests: Vec<Held<Contest>>,
}

impl Room {
    /// Enters a request, if one sees anything of it.
    ///
    /// # Errors
    /// What the service said.
    pub async fn enter(site: &Site, staff: &Staff, (plan, review, office): &RoomPath) -> Result<Self, Refused> {
        let asked = &staff.asked;
        let (plan, review, office) = (code(asked, plan)?, code(asked, review)?, code(asked, office)?);
        let rows = load_rows(site.store(), &plan, &review, &office).await.map_err(staff.refusal())?;
        rows.require_seen(&staff.actor).map_err(staff.refusal())?;
        let day = Some(rows.round.as_of);
        let view = site.working_plan(&staff.actor, &plan, day).await.map_err(staff.refusal())?;
        let contests = list_contests(site.store(), &plan).await.map_err(staff.refusal())?;
        Ok(Self { rows, view, contests })
    }

    /// What its answers are checked against.
    pub fn checks<'a>(&'a self, surroundings: &'a Surroundings<'a>) -> Checks<'a> {
        Checks { plan: &self.view.plan, evaluation: &self.view.evaluation, round: &self.rows.round.value, surroundings }
    }

    /// Its address, without the language.
    pub fn address(&self) -> String {
        let request = &self.rows.request;
        format!("/desk/requests/{}/{}/{}", request.plan, request.review, request.office)
    }

    /// The address of one of its rows, without the language.
    pub fn row_address(&self, asked: &Asked) -> String {
        format!("{}/rows/{asked}", self.address())
    }

    /// The number of a row, from 1.
    pub fn number(&self, asked: &Asked) -> usize {
        self.rows.rows.iter().position(|row| row.asked == *asked).map_or(0, |place| place + 1)
    }
}

/// Areas and rubrics that ship with the program.
pub fn surroundings() -> Surroundings<'static> {
    Surroundings { is_real_area: &is_real_area, shipped_rubrics: rashin_shipped::rubrics(), unread_codes: &[] }
}

fn is_real_area(area: AreaCode) -> bool {
    rashin_shipped::areas().contains(area)
}

/// A row from an address or a form.
///
/// # Errors
/// What is no row is not found.
pub fn asked(staff: &Staff, text: &str) -> Result<Asked, Refused> {
    text.parse().map_err(|_| {
        staff.missing(
            "この行は照会されていません。照会の画面から開き直してください。",
            "There is no such row. Open it again from the page of the request.",
        )
    })
}
