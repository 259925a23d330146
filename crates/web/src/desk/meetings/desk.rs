//! A meeting with everything its page needs.

use axum::response::{IntoResponse, Response};
use maud::Markup;
use rashin_model::Sentence;
use rashin_model::people::{Action, Office};
use rashin_model::tables::Meeting;
use rashin_service::people::list_offices;
use rashin_service::plan_desk::Staged;
use rashin_service::records::Held;
use rashin_service::{Error, Refusal, WorkingPlan};

use crate::desk::fields::Fields;
use crate::desk::meetings::meeting::meeting_page;
use crate::desk::plans::working::{may, working};
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::site::Site;

/// A meeting on the desk.
pub struct Desk {
    /// The plan.
    pub working: WorkingPlan,
    /// The meeting.
    pub meeting: Meeting,
    /// Offices, to tell whose turn it is.
    pub offices: Vec<Held<Office>>,
    /// Today in Japan.
    pub today: jiff::civil::Date,
    /// Whether whoever looks prepares and records meetings.
    pub holds: bool,
}

impl Desk {
    /// The desk of a meeting in an address.
    ///
    /// # Errors
    /// When there is none, or whoever asks may not see it.
    pub async fn load(site: &Site, staff: &Staff, plan: &str, meeting: &str) -> Result<Self, Refused> {
        let working = working(site, staff, plan).await?;
        let found = working.plan.meetings.iter().find(|row| row.code.as_str() == meeting).cloned();
        let meeting = found.ok_or_else(|| {
            staff.missing(
                "この会議はありません。会議の一覧から選び直してください",
                "There is no such meeting. Choose it from the list.",
            )
        })?;
        let offices = list_offices(site.store()).await.map_err(staff.refusal())?;
        let holds = may(staff, &working.plan, Action::HoldMeeting);
        Ok(Self { working, meeting, offices, today: site.today(), holds })
    }

    /// The address of the page, without the language.
    pub fn address(&self) -> String {
        format!("/desk/meetings/{}/{}", self.working.plan.profile.code, self.meeting.code)
    }

    /// Goes on to the page when something was done; shows the form again with what is wrong when it was not.
    ///
    /// # Errors
    /// What else went wrong.
    pub fn answer(
        &self,
        staff: &Staff,
        sent: (&str, &Fields),
        done: Result<Staged, Error>,
        message: &Sentence,
    ) -> Result<Response, Refused> {
        match done {
            Ok(_) => Ok(staff.done(&format!("{}#{}", self.address(), sent.0), message)),
            Err(Error::Invalid(refusals)) => {
                let sent = Sent { form: sent.0, fields: sent.1, refusals: &refusals };
                Ok((axum::http::StatusCode::UNPROCESSABLE_ENTITY, self.page(staff, &sent)).into_response())
            }
            Err(Error::Stale | Error::Conflict { .. }) => {
                let typed = sent.1.iter().filter(|(_, text)| !text.trim().is_empty());
                Err(Refused::conflict(
                    &staff.asked,
                    typed.map(|(name, text)| (name.to_owned(), text.to_owned())).collect(),
                ))
            }
            Err(error) => Err(staff.refusal()(error)),
        }
    }

    fn page(&self, staff: &Staff, sent: &Sent<'_>) -> Markup {
        meeting_page(staff, self, sent)
    }
}

/// A form of the page that was sent and is shown again.
pub struct Sent<'a> {
    /// Which form; blank for none.
    pub form: &'a str,
    /// What was typed.
    pub fields: &'a Fields,
    /// What is wrong with it.
    pub refusals: &'a [Refusal],
}

impl<'a> Sent<'a> {
    /// What belongs to one form: its fields if it was sent, and what is wrong.
    pub fn of(&self, form: &str) -> Option<(&'a Fields, &'a [Refusal])> {
        (self.form == form).then_some((self.fields, self.refusals))
    }
}
