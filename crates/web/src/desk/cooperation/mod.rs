//! Cooperation themes of prefecture and municipalities: proposed, adopted, reported on, continued or ended.

mod actions;
mod list;
mod propose;
mod theme;

use axum::Router;
use axum::routing::{get, post};

use crate::site::Site;

/// Its routes.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/desk/cooperation", get(list::choose_plan))
        .route("/desk/cooperation/{plan}", get(list::show_themes))
        .route("/desk/cooperation/{plan}/propose", get(propose::show_form).post(propose::send))
        .route("/desk/cooperation/{plan}/{theme}", get(theme::show_theme))
        .route("/desk/cooperation/{plan}/{theme}/settle", post(actions::settle))
        .route("/desk/cooperation/{plan}/{theme}/items", post(actions::add_item))
        .route("/desk/cooperation/{plan}/{theme}/dates", post(actions::add_date))
        .route("/desk/cooperation/{plan}/{theme}/report", post(actions::report))
        .route("/desk/cooperation/{plan}/{theme}/outcome", post(actions::decide))
}
