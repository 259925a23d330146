//! Handing in what was shown, or keeping it as a draft.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use rashin_exchange::answers::{JudgedRow, evidence_with};
use rashin_model::Sentence;
use rashin_model::review::{Asked, Evidence};
use rashin_service::Error;
use rashin_service::review::{RowSet, Submission, save_draft, submit_answers};
use serde::{Deserialize, Serialize};

use super::asked_for::AskedFor;
use crate::desk::fields::Fields;
use crate::desk::refusal::Refused;
use crate::desk::requests::surroundings;
use crate::site::Site;

/// A row on its way through the form that asks for confirmation.
#[derive(Debug, Serialize, Deserialize)]
pub struct Carried {
    asked: Asked,
    cells: BTreeMap<String, String>,
    links: Vec<String>,
    /// Versions of the answer and of the draft that were shown.
    seen: (Option<u32>, Option<u32>),
}

impl Carried {
    /// A row that was judged.
    pub fn of(row: &JudgedRow, rows: &RowSet) -> Self {
        let Submission { asked, cells, evidence } = &row.submission;
        let link = |evidence: &Evidence| match evidence {
            Evidence::Link(link) => Some(link.clone()),
            Evidence::File { .. } => None,
        };
        let links = evidence.iter().filter_map(link).collect();
        Self { asked: asked.clone(), cells: cells.clone(), links, seen: versions(rows, asked) }
    }

    /// As the value of a field.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

fn versions(rows: &RowSet, asked: &Asked) -> (Option<u32>, Option<u32>) {
    let row = rows.row(asked).ok();
    let answer = row.and_then(|row| row.answer.as_ref().map(|held| held.version));
    (answer, row.and_then(|row| row.draft.as_ref().map(|held| held.version)))
}

pub async fn confirm_workbook(State(site): State<Site>, asked: AskedFor, fields: Fields) -> Result<Response, Refused> {
    let (staff, rows) = (&asked.staff, &asked.room.rows);
    let unreadable = || {
        staff.missing(
            "送られた内容を読めません。様式を取り込み直してください",
            "What was sent cannot be read. Bring the workbook again.",
        )
    };
    let carried: Vec<Carried> =
        fields.all("row").map(|text| serde_json::from_str(text).map_err(|_| unreadable())).collect::<Result<_, _>>()?;
    // What changed since it was shown is to be looked at again.
    if carried.iter().any(|row| versions(rows, &row.asked) != row.seen) {
        return Err(Refused::conflict(&staff.asked, typed(&carried)));
    }
    let submissions: Vec<Submission> =
        carried.into_iter().map(|row| submission(rows, row)).collect::<Result<_, Error>>().map_err(staff.refusal())?;
    if fields.get("do") == "submit" {
        let surroundings = surroundings();
        let checks = asked.room.checks(&surroundings);
        let count = submit_answers(site.store(), &staff.actor, rows, &checks, &submissions, site.now())
            .await
            .map_err(staff.refusal())?;
        let done = Sentence::new(format!("{count} 行を提出しました。"), format!("{count} rows were handed in."));
        return Ok(staff.done(&asked.room.address(), &done));
    }
    for one in &submissions {
        let base = versions(rows, &one.asked).1;
        save_draft(site.store(), &staff.actor, rows, one, base, site.now()).await.map_err(staff.refusal())?;
    }
    let count = submissions.len();
    let done = Sentence::new(
        format!("{count} 行を下書きに入れました。まだ提出していません。"),
        format!("{count} rows were kept as drafts. Nothing is handed in yet."),
    );
    Ok(staff.done(&asked.room.address(), &done))
}

fn submission(rows: &RowSet, row: Carried) -> Result<Submission, Error> {
    let evidence = evidence_with(rows.row(&row.asked)?, &row.links);
    Ok(Submission { asked: row.asked, cells: row.cells, evidence })
}

/// What was typed, by row and column.
fn typed(carried: &[Carried]) -> Vec<(String, String)> {
    let cells = carried
        .iter()
        .flat_map(|row| row.cells.iter().map(move |(column, text)| (format!("{} {column}", row.asked), text.clone())));
    cells.collect()
}
