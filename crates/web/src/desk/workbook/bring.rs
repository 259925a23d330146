//! A workbook that was brought back: read, judged, shown.

use axum::extract::{FromRequest, Multipart, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rashin_exchange::Unreadable;
use rashin_exchange::answers::{AnswerFile, WrongFile, judge_answers};
use rashin_model::people::Action;
use rashin_model::review::AnswerStep;

use super::asked_for::AskedFor;
use super::page::workbook_page;
use super::preview::preview_page;
use crate::desk::refusal::Refused;
use crate::desk::requests::surroundings;
use crate::site::Site;

pub async fn bring_workbook(State(site): State<Site>, asked: AskedFor, request: Request) -> Result<Response, Refused> {
    let staff = &asked.staff;
    let writing = asked.room.rows.subject.clone().at(AnswerStep::Draft);
    staff.actor.require(Action::SubmitAnswer, &writing).map_err(staff.refusal())?;
    asked.room.rows.require_open().map_err(staff.refusal())?;
    let (name, bytes) = sent_file(&asked, request, &site).await?;
    // Large files take a while to unpack: others are not to wait for that.
    let opened = tokio::task::spawn_blocking({
        let name = name.clone();
        move || AnswerFile::open(&name, &bytes)
    });
    let opened = opened.await.unwrap_or_else(|error| Err(broken(&name, &error)));
    let (rows, surroundings) = (&asked.room.rows, surroundings());
    let returned = opened.and_then(|file| file.read(&rows.request));
    Ok(match returned.map(|returned| judge_answers(returned, rows, &asked.room.checks(&surroundings))) {
        Ok(judged) => preview_page(&asked, &name, &judged).into_response(),
        Err(wrong) => (StatusCode::UNPROCESSABLE_ENTITY, workbook_page(&asked, Some(&wrong))).into_response(),
    })
}

/// The name and the bytes of the file of a form.
async fn sent_file(asked: &AskedFor, request: Request, site: &Site) -> Result<(String, Vec<u8>), Refused> {
    let refused = || Refused::too_large(&asked.staff.asked);
    let mut form = Multipart::from_request(request, site).await.map_err(|_| refused())?;
    while let Some(field) = form.next_field().await.map_err(|_| refused())? {
        if field.name() == Some("file") {
            let name = field.file_name().unwrap_or_default().to_owned();
            let bytes = field.bytes().await.map_err(|_| refused())?;
            return Ok((name, bytes.to_vec()));
        }
    }
    Ok((String::new(), Vec::new()))
}

/// A file at which the reader gave up.
fn broken(name: &str, error: &tokio::task::JoinError) -> WrongFile {
    WrongFile::Unreadable(Unreadable::Broken { name: name.to_owned(), cause: error.to_string() })
}
