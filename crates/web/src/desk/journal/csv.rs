//! The journal as CSV: one row a line of an entry.

use axum::extract::{RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use rashin_model::Lang;
use rashin_service::{JournalEntry, read_journal};
use serde_json::Value;

use crate::desk::journal::choice::Typed;
use crate::desk::journal::labels;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::parts::form::refusal_text;
use crate::site::Site;

/// The most entries of one file; a narrower choice of days gives the rest.
const MOST: usize = 100_000;

/// Sends what the filter chose.
pub async fn send_journal(
    State(site): State<Site>,
    staff: Staff,
    RawQuery(query): RawQuery,
) -> Result<Response, Refused> {
    let lang = staff.lang;
    let typed = Typed::of(query.as_deref());
    let (choice, refusals) = typed.choice(&staff, MOST)?;
    if let Some(refusal) = refusals.first() {
        let text = refusal_text(refusal, lang);
        return Err(staff.missing(&text, &text));
    }
    let page = read_journal(site.store(), &staff.actor, &choice).await.map_err(staff.refusal())?;
    // A byte order mark lets Excel read it as UTF-8.
    let mut text = String::from(
        "\u{feff}number,at,by,government,action,action_label,subject,reason,kind,key,before,after,previous,hash\r\n",
    );
    for entry in &page.entries {
        write(&mut text, entry, lang);
    }
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"journal-{}.csv\"", choice.government)),
    ];
    Ok((headers, text).into_response())
}

fn write(text: &mut String, entry: &JournalEntry, lang: Lang) {
    let lines = match serde_json::from_str(&entry.changes) {
        Ok(Value::Array(lines)) if !lines.is_empty() => lines,
        _ => vec![Value::Null],
    };
    for line in &lines {
        let cell = |name: &str| match line.get(name) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
        };
        let cells = [
            entry.number.to_string(),
            entry.at.to_string(),
            entry.by.clone(),
            entry.government.map(|area| area.to_string()).unwrap_or_default(),
            entry.action.clone(),
            labels::action(&entry.action, lang),
            entry.subject.clone(),
            entry.reason.clone(),
            cell("kind"),
            cell("key"),
            cell("before"),
            cell("after"),
            entry.previous.clone(),
            entry.hash.clone(),
        ];
        text.push_str(&cells.map(|cell| quoted(&cell)).join(","));
        text.push_str("\r\n");
    }
}

/// A cell that no spreadsheet takes for a formula.
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}
