//! Requests: what an office is asked, filled in, approved, discussed.

mod act;
mod answer;
mod before;
mod columns;
mod draft;
mod effect;
mod entry;
mod entry_row;
mod evidence;
mod findings;
mod grid;
mod head;
mod inputs;
mod left_over;
mod name;
mod room;
mod row_page;
mod thread;
mod together;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use crate::site::Site;

pub use head::{due, since, step_counts};
pub use room::{Room, RoomPath, surroundings};

/// The largest body with a file, in bytes: the file and what is written around it.
const LARGEST_UPLOAD: usize = evidence::LARGEST_FILE + 64 * 1024;

/// Their routes.
pub fn routes() -> Router<Site> {
    let request = "/desk/requests/{plan}/{review}/{office}";
    Router::new()
        .route(request, get(grid::show_request))
        .route(&format!("{request}/answers"), post(answer::answer_row))
        .route(&format!("{request}/submit"), post(answer::submit_drafts))
        .route(&format!("{request}/draft"), post(draft::keep_drafts))
        .route(&format!("{request}/act"), post(act::act_on_rows))
        .route(&format!("{request}/rows/{{row}}"), get(row_page::show_row))
        .route(&format!("{request}/remarks"), post(thread::add_to_thread))
        .route(&format!("{request}/evidence"), post(evidence::add_file).layer(DefaultBodyLimit::max(LARGEST_UPLOAD)))
        .route(&format!("{request}/evidence/remove"), post(evidence::remove_evidence))
        .route(&format!("{request}/files/{{row}}/{{sha256}}"), get(evidence::send_file))
}
