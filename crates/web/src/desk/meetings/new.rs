//! Adding a meeting.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rashin_model::tables::{Body, Meeting, MeetingStatus};
use rashin_model::{Row, Sentence};
use rashin_service::deliberation::add_meeting;
use rashin_service::{Error, Refusal, WorkingPlan};

use crate::desk::fields::Fields;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::plans::working::working;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::link;
use crate::parts::row_form::{RowForm, problems, typed};
use crate::parts::row_lists::datalists;
use crate::site::Site;

/// What is asked for before the meeting; the rest is on its page.
const COLUMNS: &[&str] = &["body", "number", "title", "date", "start_time", "end_time", "place", "form"];

/// The form.
pub async fn show_new(State(site): State<Site>, staff: Staff, Path(plan): Path<String>) -> Result<Markup, Refused> {
    let working = working(&site, &staff, &plan).await?;
    Ok(new_page(&staff, &working, &BTreeMap::new(), &[]))
}

/// Adds it.
pub async fn add(
    State(site): State<Site>,
    staff: Staff,
    Path(plan): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let working = working(&site, &staff, &plan).await?;
    let mut cells = typed(&fields, Meeting::TABLE);
    cells.insert("status".to_owned(), MeetingStatus::Planned.code().to_owned());
    let code = &working.plan.profile.code;
    match add_meeting(site.store(), &staff.actor, code, cells.clone(), site.now()).await {
        Ok(meeting) => Ok(staff.done(
            &format!("/desk/meetings/{plan}/{meeting}"),
            &Sentence::new(
                "会議を加えました。次第と資料を用意してください。",
                "The meeting was added. Prepare its agenda and material.",
            ),
        )),
        Err(Error::Invalid(refusals)) => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, new_page(&staff, &working, &cells, &refusals)).into_response())
        }
        Err(error) => Err(staff.refusal()(error)),
    }
}

fn new_page(staff: &Staff, working: &WorkingPlan, cells: &BTreeMap<String, String>, refusals: &[Refusal]) -> Markup {
    let lang = staff.lang;
    let plan = &working.plan.profile.code;
    let title = lang.pick("会議を加える", "Add a meeting");
    let form = RowForm { table: Meeting::TABLE, plan: &working.plan, cells, refusals, lang, id: "" };
    let content = html! {
        (path(staff, &[(lang.pick("会議", "Meetings"), "/desk/meetings")], title))
        div.page-head { h1 { (title) } }
        @if working.plan.bodies.is_empty() {
            div.empty {
                p.empty-title { (lang.pick("会議体がまだありません", "There is no body yet")) }
                p { (lang.pick("先に、委員会や本部などの会議体を加えてください。", "Add a committee or another body first.")) }
                p { a.button href=(link::to(lang, &format!("/desk/plans/{plan}/tables/{}/add", Body::TABLE.name))) { (lang.pick("会議体を加える", "Add a body")) } }
            }
        } @else {
            (problems(lang, Meeting::TABLE, "", refusals))
            form.form.form-wide method="post" action=(link::to(lang, &format!("/desk/meetings/{plan}/new"))) {
                div.form-fields { (form.only(COLUMNS)) }
                div.form-actions { button.button type="submit" { (title) } }
            }
            (datalists(&working.plan, &[Meeting::TABLE]))
        }
    };
    desk_page(staff, &DeskPage::new(title, Section::Meetings), &content)
}
