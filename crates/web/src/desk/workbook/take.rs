//! The workbook as a file.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use rashin_exchange::answers::{AnswerSheet, Background, answer_file_name, write_answer_workbook};
use rashin_model::AreaCode;
use rashin_service::people::list_planning_offices;

use super::asked_for::AskedFor;
use crate::desk::refusal::Refused;
use crate::error::PageError;
use crate::site::Site;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub async fn take_workbook(State(site): State<Site>, asked: AskedFor) -> Result<Response, Refused> {
    let AskedFor { staff, room } = &asked;
    let (plan, rows) = (&room.view.plan, &room.rows);
    let offices = list_planning_offices(site.store(), plan.area()).await.map_err(staff.refusal())?;
    let names: Vec<&str> = offices.iter().map(|office| office.name.as_str()).collect();
    let areas: BTreeMap<AreaCode, String> =
        rashin_shipped::areas().iter().map(|(code, body)| (code, body.name.to_owned())).collect();
    let background = Background::of(plan, &room.view.evaluation, &rows.round, rashin_shipped::rubrics());
    let contact = names.join("\n");
    let contact = (!contact.is_empty()).then_some(contact.as_str());
    let bytes = write_answer_workbook(AnswerSheet { background: &background, rows, contact, areas: &areas })
        .map_err(|error| PageError::unwritable(&staff.asked, &error.to_string()))?;
    let name = format!("attachment; filename=\"{}\"", answer_file_name(&rows.request));
    Ok(([(header::CONTENT_TYPE, XLSX.to_owned()), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
}
