//! Publishing: what would change for the public, which rows go out, the snapshot, what was published.

mod changes;
mod confirm;
mod freeze;
mod list;
mod page;
mod rows;
mod snapshots;
mod typed;

use axum::Router;
use axum::routing::{get, post};

use crate::site::Site;

/// Its routes.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/desk/publish", get(list::show_plans))
        .route("/desk/publish/{plan}", get(page::show_preview).post(freeze::freeze))
        .route("/desk/publish/{plan}/confirm", get(confirm::back).post(confirm::confirm))
        .route("/desk/publish/{plan}/rows", post(rows::choose))
        .route("/desk/publish/{plan}/snapshots", get(snapshots::show_snapshots))
}
