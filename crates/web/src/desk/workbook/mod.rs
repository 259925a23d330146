//! The workbook of a request: to take along, and to bring back filled in.
//!
//! Bringing one back changes nothing at first: a page tells by cell what is wrong and what would
//! change, and carries the answers to the confirmation.

mod asked_for;
mod bring;
mod confirm;
mod page;
mod preview;
mod take;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use rashin_exchange::answers::MAX_ANSWER_BYTES;

use crate::site::Site;

/// What a form has beside the file: names of its parts and their borders.
const ROOM: u64 = 64 * 1024;

/// Its routes.
pub fn routes() -> Router<Site> {
    let largest = usize::try_from(MAX_ANSWER_BYTES + ROOM).unwrap_or(usize::MAX);
    Router::new()
        .route("/desk/requests/{plan}/{review}/{office}/workbook", get(page::show_workbook).post(bring::bring_workbook))
        .route("/desk/requests/{plan}/{review}/{office}/workbook.xlsx", get(take::take_workbook))
        .route("/desk/requests/{plan}/{review}/{office}/workbook/confirm", post(confirm::confirm_workbook))
        .layer(DefaultBodyLimit::max(largest))
}
