//! The board as CSV.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use rashin_model::Cell as _;

use crate::desk::refusal::Refused;
use crate::desk::reviews::board::load_board;
use crate::desk::staff::Staff;
use crate::site::Site;

/// Sends the board: one row an office.
pub async fn send_board(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, review)): Path<(String, String)>,
) -> Result<Response, Refused> {
    let lang = staff.lang;
    let board = load_board(&site, &staff, &plan, &review).await?;
    // A byte order mark lets Excel read it as UTF-8.
    let mut text =
        String::from("\u{feff}office,office_name,state,asked,answered,approved,ball,since,due,days_late\r\n");
    for row in &board.rows {
        let request = &row.request;
        let cells = [
            request.office.to_string(),
            row.office.name.clone(),
            request.state.write(),
            request.rows.len().to_string(),
            row.answered().to_string(),
            row.approved().to_string(),
            row.ball.label(lang).to_owned(),
            row.since.to_string(),
            request.due.to_string(),
            row.days_late.to_string(),
        ];
        text.push_str(&cells.map(|cell| quoted(&cell)).join(","));
        text.push_str("\r\n");
    }
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{plan}-{review}-board.csv\"")),
    ];
    Ok((headers, text).into_response())
}

/// A cell that no spreadsheet takes for a formula.
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}
