//! Files of a meeting: its tables as CSV, its documents.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rashin_model::tables::Meeting;
use rashin_model::{Lang, Plan};
use rashin_service::{Error, Store};

use crate::error::PageError;
use crate::language::Asked;
use crate::parts::differences::table_name;
use crate::parts::sittings;
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::wanted::Wanted;
use crate::{download, edition, link, media};

/// The tables of a meeting that have rows, as links.
pub fn list(lang: Lang, view: &PlanView, meeting: &Meeting) -> Markup {
    let own = only(view, meeting);
    html! { nav.part.file-nav aria-label=(lang.pick("この会議のデータ（CSV）", "Data of this meeting (CSV)")) { ul.file-list {
        @for (table, _) in own.written().into_iter().skip(1) {
            li { a href=(link::file(&view.place, &format!("meetings/{}/tables/{}.csv", meeting.code, table.name))) {
                (table_name(table, lang)) " CSV"
            } }
        }
    } } }
}

/// Names of the tables of a meeting, below its address.
pub fn table_names(view: &PlanView, meeting: &Meeting) -> Vec<String> {
    let own = only(view, meeting);
    own.written().into_iter().skip(1).map(|(table, _)| format!("tables/{}.csv", table.name)).collect()
}

/// A plan that holds a meeting with what belongs to it, and nothing else.
fn only(view: &PlanView, meeting: &Meeting) -> Plan {
    let (whole, code) = (&view.plan, &meeting.code);
    let mut plan = Plan::empty(whole.profile.clone());
    plan.meetings.push(meeting.clone());
    plan.agenda = whole.agenda.iter().filter(|row| row.meeting == *code).cloned().collect();
    plan.documents = whole.documents.iter().filter(|row| row.meeting == *code).cloned().collect();
    plan.attendance = whole.attendance.iter().filter(|row| row.meeting == *code).cloned().collect();
    plan.comments = whole.comments.iter().filter(|row| row.meeting.as_ref() == Some(code)).cloned().collect();
    plan.decisions = whole.decisions.iter().filter(|row| row.meeting.as_ref() == Some(code)).cloned().collect();
    let follows = |task: &&rashin_model::tables::Task| {
        plan.decisions.iter().any(|decision| task.decision.as_ref() == Some(&decision.code))
    };
    plan.tasks = whole.tasks.iter().filter(follows).cloned().collect();
    plan
}

/// One table of a meeting as CSV.
pub async fn table_csv(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    asked: Asked,
) -> Result<Response, PageError> {
    let view = wanted.view(&site, &asked).await?;
    let meeting = sittings::find(&view, wanted.meeting()).ok_or_else(|| PageError::not_found(&asked))?;
    let found =
        rashin_exchange::csv_tables(&only(&view, meeting)).into_iter().find(|(name, _)| *name == wanted.table());
    let (name, bytes) = found.filter(|(name, _)| name != "plan.csv").ok_or_else(|| PageError::not_found(&asked))?;
    Ok(download::csv_file(&view, &format!("-{}-{name}", meeting.code), bytes))
}

/// The file of a document, as it was handed in; none while the meeting is under embargo.
pub async fn open_document(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    asked: Asked,
) -> Result<Response, PageError> {
    let view = wanted.view(&site, &asked).await?;
    let missing = || PageError::not_found(&asked);
    let order = wanted.document().ok_or_else(missing)?;
    let document =
        view.plan.documents.iter().find(|row| row.meeting.as_str() == wanted.meeting() && row.order == order);
    let document = document.ok_or_else(missing)?;
    let sha256 = document.file.as_deref().ok_or_else(missing)?;
    let file = site.store().file(sha256).await.map_err(|error| PageError::of(&asked)(Error::Store(error)))?;
    let file = file.ok_or_else(missing)?;
    let number = document.number.as_deref().unwrap_or("");
    let title = format!("{number}{}{}", if number.is_empty() { "" } else { "_" }, document.title);
    let plain = format!("{}-{}-{order}", edition::file_stem(&view), document.meeting);
    let headers = [
        (header::CONTENT_TYPE, media::content_type(&file.media_type)),
        (header::CONTENT_DISPOSITION, media::disposition(&plain, &title, &file.media_type)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox")),
    ];
    Ok((headers, edition::headers(&view), Body::from(file.bytes)).into_response())
}
