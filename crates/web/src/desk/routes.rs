//! Which address is which page of staff: a line a room.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;

use crate::desk::staff_headers;
use crate::site::Site;

/// The largest form, in bytes. A room that takes files sets a limit of its own on its routes.
const LARGEST_FORM: usize = 1024 * 1024;

/// Every room, by its name.
fn rooms() -> Router<Site> {
    Router::new()
        .merge(super::accounts::routes())
        .merge(super::cooperation::routes())
        .merge(super::demo::routes())
        .merge(super::evaluation::routes())
        .merge(super::home::routes())
        .merge(super::inbox::routes())
        .merge(super::invitation::routes())
        .merge(super::journal::routes())
        .merge(super::mail_wishes::routes())
        .merge(super::mails::routes())
        .merge(super::manage::routes())
        .merge(super::meetings::routes())
        .merge(super::offices::routes())
        .merge(super::oidc::routes())
        .merge(super::password_reset::routes())
        .merge(super::plans::routes())
        .merge(super::publish::routes())
        .merge(super::requests::routes())
        .merge(super::reviews::routes())
        .merge(super::security::routes())
        .merge(super::set_up::routes())
        .merge(super::settings::routes())
        .merge(super::sign_in::routes())
        .merge(super::target_quality::routes())
        .merge(super::values::routes())
        .merge(super::workbook::routes())
}

/// Every page of staff, in both languages.
pub fn routes() -> Router<Site> {
    Router::new()
        .merge(rooms())
        .nest("/en", rooms())
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(middleware::from_fn(staff_headers))
}
