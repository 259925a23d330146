//! The request that a workbook is of, as the person who asks may see it.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use rashin_model::people::Action;
use rashin_model::review::AnswerStep;
use rashin_service::review::RowSet;

use crate::desk::refusal::Refused;
use crate::desk::requests::{Room, RoomPath};
use crate::desk::staff::Staff;
use crate::site::Site;

/// A request as the person who asks may see it.
pub struct AskedFor {
    /// Who asks.
    pub staff: Staff,
    /// The request; what the person may not see is not there.
    pub room: Room,
}

impl AskedFor {
    /// Whether the person may hand in answers.
    pub fn may_submit(&self) -> bool {
        self.staff.actor.may(Action::SubmitAnswer, &self.room.rows.subject.clone().at(AnswerStep::Draft))
    }
}

impl FromRequestParts<Site> for AskedFor {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Refused> {
        let staff = Staff::from_request_parts(parts, site).await?;
        let path = Path::<RoomPath>::from_request_parts(parts, site).await.map_err(|_| {
            staff.missing(
                "この照会はありません。受付箱から開き直してください。",
                "There is no such request. Open it from the inbox.",
            )
        })?;
        let mut room = Room::enter(site, &staff, &path.0).await?;
        hide(&mut room.rows, &staff);
        Ok(Self { staff, room })
    }
}

/// Leaves out what the person may not see: drafts belong to the office.
fn hide(rows: &mut RowSet, staff: &Staff) {
    let subject = rows.subject.clone();
    let may = |action, step| staff.actor.may(action, &subject.clone().at(step));
    let is_of_office = rows.shares_drafts(&staff.actor);
    for row in &mut rows.rows {
        if !is_of_office {
            row.draft = None;
        }
        if !may(Action::SeeAnswer, row.step()) {
            row.answer = None;
        }
    }
}
