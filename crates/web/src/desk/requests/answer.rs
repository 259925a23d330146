//! Saving and handing in one row by its form, and all drafts at once.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use rashin_model::people::Action;
use rashin_model::review::{Asked, Evidence};
use rashin_model::{Sentence, Table};
use rashin_service::review::{Row, Submission, check_answer, save_draft, submit_answers, table_of};
use rashin_service::{Error, Refusal};

use crate::desk::fields::Fields;
use crate::desk::refusal::Refused;
use crate::desk::requests::entry::Typed;
use crate::desk::requests::grid::{Said, page_again, taken};
use crate::desk::requests::room::{Room, RoomPath, asked, surroundings};
use crate::desk::requests::row_page::row_again;
use crate::desk::staff::Staff;
use crate::site::Site;

/// Saves a row, or saves it and hands it in.
pub async fn answer_row(
    State(site): State<Site>,
    staff: Staff,
    Path(at): Path<RoomPath>,
    fields: Fields,
) -> Result<Response, Refused> {
    let room = Room::enter(&site, &staff, &at).await?;
    let asked = asked(&staff, fields.get("asked"))?;
    let row = room.rows.row(&asked).map_err(staff.refusal())?;
    let typed = Submission {
        cells: typed_cells(table_of(&asked), row, fields.iter()),
        evidence: with_link(evidence_of(row), fields.get("link")),
        asked: asked.clone(),
    };
    let base = fields.get("version").parse().ok();
    let is_row_page = fields.get("from") == "row";
    let anchor =
        if is_row_page { room.row_address(&asked) } else { format!("{}#row-{}", room.address(), room.number(&asked)) };
    let number = room.number(&asked);
    match save_draft(site.store(), &staff.actor, &room.rows, &typed, base, site.now()).await {
        Ok(_) => {}
        Err(Error::Stale) => {
            let room = Room::enter(&site, &staff, &at).await?;
            let kept = Typed { number, cells: typed.cells, is_conflict: true };
            return again(&site, &staff, &room, is_row_page.then_some(&asked), &[], Some(kept)).await;
        }
        Err(Error::Invalid(refusals)) => {
            let kept = Typed { number, cells: typed.cells, is_conflict: false };
            return again(&site, &staff, &room, is_row_page.then_some(&asked), &refusals, Some(kept)).await;
        }
        Err(other) => return Err(staff.refusal()(other)),
    }
    if fields.get("do") != "submit" {
        return Ok(staff.done(&anchor, &Sentence::new("下書きを保存しました。", "The draft was saved.")));
    }
    let room = Room::enter(&site, &staff, &at).await?;
    let surroundings = surroundings();
    let checks = room.checks(&surroundings);
    match submit_answers(site.store(), &staff.actor, &room.rows, &checks, &[typed], site.now()).await {
        Ok(_) => Ok(staff.done(&anchor, &taken(1, "提出しました", "was submitted"))),
        Err(Error::Invalid(_)) => again(&site, &staff, &room, is_row_page.then_some(&asked), &[to_mend(1)], None).await,
        Err(other) => Err(staff.refusal()(other)),
    }
}

/// The page that a form came from: that of a row, or the grid.
async fn again(
    site: &Site,
    staff: &Staff,
    room: &Room,
    row: Option<&Asked>,
    refusals: &[Refusal],
    typed: Option<Typed>,
) -> Result<Response, Refused> {
    let said = Said { refusals, typed };
    match row {
        Some(asked) => row_again(site, staff, room, asked, &said).await,
        None => Ok(page_again(site, staff, room, &said)),
    }
}

/// Hands in every draft that can be taken.
pub async fn submit_drafts(
    State(site): State<Site>,
    staff: Staff,
    Path(at): Path<RoomPath>,
) -> Result<Response, Refused> {
    let room = Room::enter(&site, &staff, &at).await?;
    let surroundings = surroundings();
    let checks = room.checks(&surroundings);
    let drafts = room
        .rows
        .rows
        .iter()
        .filter(|row| row.draft.is_some() && room.rows.may(&staff.actor, Action::SubmitAnswer, row));
    let (fine, wrong): (Vec<&Row>, Vec<&Row>) =
        drafts.partition(|row| check_answer(&checks, &row.asked, &row.cells()).is_fine());
    let submissions: Vec<Submission> = fine
        .into_iter()
        .map(|row| Submission { asked: row.asked.clone(), cells: row.cells(), evidence: evidence_of(row) })
        .collect();
    if submissions.is_empty() {
        let refusal = if wrong.is_empty() { nothing_to_submit() } else { to_mend(wrong.len()) };
        return Ok(page_again(&site, &staff, &room, &Said { refusals: &[refusal], typed: None }));
    }
    let count = submit_answers(site.store(), &staff.actor, &room.rows, &checks, &submissions, site.now())
        .await
        .map_err(staff.refusal())?;
    let mut said = taken(count, "提出しました", "submitted");
    if !wrong.is_empty() {
        said.ja = format!("{}修正の要る{}件は下書きのままです。", said.ja, wrong.len());
        said.en = format!("{} {} still need mending and stay drafts.", said.en, wrong.len());
    }
    Ok(staff.done(&room.address(), &said).into_response())
}

/// What stands in a row once what was typed is laid over it. Columns that were not sent stay.
pub fn typed_cells<'a>(
    table: &Table,
    row: &Row,
    sent: impl Iterator<Item = (&'a str, &'a str)>,
) -> BTreeMap<String, String> {
    let mut cells = row.cells();
    for (name, text) in sent.filter(|(name, _)| table.position(name).is_some()) {
        let text = text.trim();
        if text.is_empty() {
            cells.remove(name)
        } else {
            cells.insert(name.to_owned(), text.to_owned())
        };
    }
    cells
}

/// The evidence that a row has now.
pub fn evidence_of(row: &Row) -> Vec<Evidence> {
    let draft = row.draft.as_ref().map(|draft| draft.evidence.clone());
    draft.or_else(|| row.answer.as_ref().map(|answer| answer.evidence.clone())).unwrap_or_default()
}

fn with_link(mut evidence: Vec<Evidence>, link: &str) -> Vec<Evidence> {
    let link = Evidence::Link(link.trim().to_owned());
    if link != Evidence::Link(String::new()) && !evidence.contains(&link) {
        evidence.push(link);
    }
    evidence
}

fn to_mend(count: usize) -> Refusal {
    Refusal::new(
        "",
        Sentence::new(
            format!("{count}件は、このままでは提出できません（下書きには保存しました）"),
            format!("{count} cannot be submitted as they are; the drafts were kept"),
        ),
        Sentence::new("「要修正」と書かれたセルを直してください", "mend the cells that say so"),
    )
}

fn nothing_to_submit() -> Refusal {
    Refusal::new(
        "",
        Sentence::new("提出する下書きがありません", "there is no draft to submit"),
        Sentence::new("値を入力して下書きを保存してください", "enter values and save them as drafts"),
    )
}
