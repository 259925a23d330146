//! Documents of a plan: the page that lists them, and the files, printed when they are asked for.

mod list;
mod page;
mod serve;

use axum::Router;
use axum::routing::get;

pub use list::file_names;
pub use serve::print;

use crate::site::Site;

/// The routes below the address of a plan.
pub fn routes(plan: &str) -> Router<Site> {
    Router::new()
        .route(&format!("{plan}/documents"), get(page::show_documents))
        .route(&format!("{plan}/documents/{{printed}}"), get(serve::send_document))
}
