//! The journal: who changed what, when, from what to what, and why.

mod changes;
mod choice;
mod csv;
mod entry;
mod labels;
mod page;

use axum::Router;
use axum::routing::get;

use crate::site::Site;

/// Its routes.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/desk/journal", get(page::show_journal).post(page::verify))
        .route("/desk/journal.csv", get(csv::send_journal))
}
