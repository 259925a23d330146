//! Numbered material of a meeting (資料1, 参考資料1).

use std::collections::BTreeMap;

use jiff::Timestamp;
use rashin_model::tables::Document;
use rashin_model::{Code, Plan, Row};

use crate::Error;
use crate::deliberation::row_list::{by_column, list_edits, own_rows};
use crate::plan_desk::{Note, RowEdit, Staged, stage};
use crate::port::Store;
use crate::rights::Actor;
use crate::working_plan::load_working_plan;

/// What is typed of a document that is there: its order then, and its cells now; `None` to take it out.
#[derive(Debug, Clone)]
pub struct DocumentLine {
    /// Its order in the list that was looked at.
    pub order: u32,
    /// Its cells, as typed; the file stays.
    pub cells: Option<BTreeMap<String, String>>,
}

/// Adds a document behind the others of a meeting; without a number it gets the next one of its series.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Invalid`]; [`Error::Stale`]; [`Error::NoSuchPlan`]; [`Error::Store`].
pub async fn add_document(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    meeting: &Code,
    mut cells: BTreeMap<String, String>,
    at: Timestamp,
) -> Result<Staged, Error> {
    let working = load_working_plan(store, plan).await?;
    let own: Vec<&Document> = working.plan.documents.iter().filter(|row| row.meeting == *meeting).collect();
    let order = own.iter().map(|row| row.order).max().unwrap_or(0) + 1;
    let number = next_number(&working.plan, meeting);
    cells.insert("meeting".to_owned(), meeting.to_string());
    cells.insert("order".to_owned(), order.to_string());
    if cells.get("number").is_none_or(|number| number.trim().is_empty()) {
        cells.insert("number".to_owned(), number);
    }
    let edit = RowEdit::add(Document::TABLE, cells);
    stage(store, actor, &working, &[edit], Note { action: "add_document", reason: "" }, at).await
}

/// The number that the next document of a meeting gets: 資料3 behind two that are no references.
pub fn next_number(plan: &Plan, meeting: &Code) -> String {
    let own = plan.documents.iter().filter(|row| row.meeting == *meeting);
    format!("資料{}", own.filter(|row| !is_reference(row.number.as_deref())).count() + 1)
}

/// Rewrites the list of documents of a meeting: cells, order (that of `lines`), and what goes.
///
/// # Errors
/// [`Error::Stale`] when the list is no longer the one that was looked at; [`Error::Forbidden`];
/// [`Error::Invalid`]; [`Error::NoSuchPlan`]; [`Error::Store`].
pub async fn set_documents(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    meeting: &Code,
    lines: Vec<DocumentLine>,
    at: Timestamp,
) -> Result<Staged, Error> {
    let working = load_working_plan(store, plan).await?;
    let mut known: BTreeMap<u32, BTreeMap<String, String>> = own_rows(&working, Document::TABLE, meeting.as_str())
        .map(|row| (row[1].parse().unwrap_or(0), by_column(Document::TABLE, row)))
        .collect();
    let mut rows = Vec::new();
    for line in lines {
        let mut cells = known.remove(&line.order).ok_or(Error::Stale)?;
        if let Some(typed) = line.cells {
            cells.extend(typed);
            rows.push(cells);
        }
    }
    if !known.is_empty() {
        return Err(Error::Stale);
    }
    let edits = list_edits(&working, Document::TABLE, meeting.as_str(), rows);
    stage(store, actor, &working, &edits, Note { action: "set_documents", reason: "" }, at).await
}

/// Numbers the documents of a meeting anew, in their order: 資料1, 資料2 ... and 参考資料1 ... for those
/// that are called so.
///
/// # Errors
/// As [`set_documents`].
pub async fn renumber_documents(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    meeting: &Code,
    at: Timestamp,
) -> Result<Staged, Error> {
    let working = load_working_plan(store, plan).await?;
    let (mut material, mut reference) = (0, 0);
    let rows = own_rows(&working, Document::TABLE, meeting.as_str()).map(|row| {
        let mut cells = by_column(Document::TABLE, row);
        let number = if is_reference(cells.get("number").map(String::as_str)) {
            reference += 1;
            format!("参考資料{reference}")
        } else {
            material += 1;
            format!("資料{material}")
        };
        cells.insert("number".to_owned(), number);
        cells
    });
    let rows = rows.collect();
    let edits = list_edits(&working, Document::TABLE, meeting.as_str(), rows);
    stage(store, actor, &working, &edits, Note { action: "renumber_documents", reason: "" }, at).await
}

fn is_reference(number: Option<&str>) -> bool {
    number.is_some_and(|number| number.starts_with("参考"))
}
