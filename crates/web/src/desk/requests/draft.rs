//! Keeping what is typed while it is typed: for the page's script, as JSON.

use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::html;
use rashin_service::Error;
use rashin_service::review::{Submission, save_draft, table_of};
use serde::{Deserialize, Serialize};

use crate::desk::refusal::Refused;
use crate::desk::requests::answer::{evidence_of, typed_cells};
use crate::desk::requests::columns::grid_columns;
use crate::desk::requests::effect::effect;
use crate::desk::requests::entry::Entry;
use crate::desk::requests::entry_row::{others, step_mark};
use crate::desk::requests::findings::one;
use crate::desk::requests::room::{Room, RoomPath, surroundings};
use crate::desk::staff::Staff;
use crate::site::Site;

/// The most rows that are taken at once.
const MOST_ROWS: usize = 500;

/// What was typed.
#[derive(Deserialize)]
struct Typed {
    rows: Vec<TypedRow>,
}

#[derive(Deserialize)]
struct TypedRow {
    asked: String,
    /// The version of the draft that was read; blank for none.
    version: String,
    cells: BTreeMap<String, String>,
}

/// What became of it, row by row.
#[derive(Serialize)]
struct Kept {
    rows: Vec<KeptRow>,
}

/// What became of a row. Findings and effect are pieces of the page.
#[derive(Serialize, Default)]
struct KeptRow {
    asked: String,
    /// The version that the draft has now.
    version: String,
    /// Whether it was kept; if not, somebody else typed in the row, or it is no longer taken.
    kept: bool,
    /// What was found, by column; blank for the row.
    findings: BTreeMap<String, String>,
    /// Columns that cannot be taken as they are.
    wrong: Vec<String>,
    /// What the value does.
    effect: String,
    /// How far the row has come.
    step: String,
    /// What somebody else typed: the sentence with their cells, and the cells themselves.
    conflict: String,
    theirs: BTreeMap<String, String>,
    /// Why it was not kept.
    refused: String,
}

/// Keeps rows as drafts, each by itself.
pub async fn keep_drafts(
    State(site): State<Site>,
    staff: Staff,
    Path(at): Path<RoomPath>,
    body: Bytes,
) -> Result<Response, Refused> {
    let Ok(typed) = serde_json::from_slice::<Typed>(&body) else {
        return Ok(StatusCode::BAD_REQUEST.into_response());
    };
    let room = Room::enter(&site, &staff, &at).await?;
    let mut outcomes = Vec::new();
    for typed in typed.rows.into_iter().take(MOST_ROWS) {
        let Ok(asked) = typed.asked.parse() else { continue };
        let Ok(row) = room.rows.row(&asked) else { continue };
        let sent = typed.cells.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        let cells = typed_cells(table_of(&asked), row, sent);
        let submission = Submission { asked, cells, evidence: evidence_of(row) };
        let base = typed.version.parse().ok();
        let outcome = save_draft(site.store(), &staff.actor, &room.rows, &submission, base, site.now()).await;
        outcomes.push((submission, outcome));
    }
    // Read again: rows that somebody else changed are shown as they are now.
    let room = Room::enter(&site, &staff, &at).await?;
    let surroundings = surroundings();
    let checks = room.checks(&surroundings);
    let mut rows = Vec::new();
    for (submission, outcome) in outcomes {
        let Ok(row) = room.rows.row(&submission.asked) else { continue };
        let entry = Entry::new(&room, &staff, &checks, room.number(&submission.asked), row, None);
        rows.push(kept_row(&room, &staff, &entry, outcome)?);
    }
    let body = serde_json::to_vec(&Kept { rows }).unwrap_or_default();
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}

fn kept_row(room: &Room, staff: &Staff, entry: &Entry<'_>, outcome: Result<u32, Error>) -> Result<KeptRow, Refused> {
    let lang = staff.lang;
    let mut kept = KeptRow { asked: entry.row.asked.to_string(), version: entry.version(), ..KeptRow::default() };
    match outcome {
        Ok(_) => kept.kept = true,
        Err(Error::Stale) => {
            kept.theirs = entry.row.cells();
            kept.conflict = html! {
                p.notice-title { (lang.pick("この間に、同じ所属の別の人がこの行を変えました。あなたの入力は残っています。", "Somebody else in the office changed this row meanwhile. What you typed is still here.")) }
                (others(lang, room, entry.row))
                div.entry-actions {
                    button.button.button-small type="button" data-keep="mine" { (lang.pick("自分の入力を残す", "Keep mine")) }
                    button.button.button-quiet.button-small type="button" data-keep="theirs" { (lang.pick("相手の入力にする", "Take theirs")) }
                }
            }
            .into_string();
            return Ok(kept);
        }
        Err(error @ (Error::Forbidden { .. } | Error::Invalid(_))) => {
            kept.refused = error.message(lang);
            return Ok(kept);
        }
        Err(other) => return Err(staff.refusal()(other)),
    }
    let names = grid_columns(&room.view, &entry.row.asked).iter().map(|column| column.name);
    for name in std::iter::once("").chain(names) {
        let found = html! { @for finding in entry.findings(name) { (one(lang, finding)) } };
        kept.findings.insert(name.to_owned(), found.into_string());
        if entry.findings(name).any(|finding| finding.severity == rashin_model::Severity::Error) {
            kept.wrong.push(name.to_owned());
        }
    }
    kept.step = step_mark(lang, entry).into_string();
    kept.effect = entry.effect(room).map(|found| effect(lang, &room.view, &found).into_string()).unwrap_or_default();
    Ok(kept)
}
