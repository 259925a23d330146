//! Which address is which page of staff: a line a room.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;

use crate::desk::{
    cooperation, demo, evaluation, home, inbox, journal, mail_wishes, mails, meetings, plans, publish, requests,
    reviews, sign_in, staff_headers, target_quality, values, workbook,
};
use crate::site::Site;

/// The largest form, in bytes. A room that takes files sets a limit of its own on its routes.
const LARGEST_FORM: usize = 1024 * 1024;

/// Every page of staff, in both languages.
pub fn routes() -> Router<Site> {
    let rooms = || {
        Router::new()
            .merge(cooperation::routes())
            .merge(demo::routes())
            .merge(evaluation::routes())
            .merge(home::routes())
            .merge(inbox::routes())
            .merge(journal::routes())
            .merge(mail_wishes::routes())
            .merge(mails::routes())
            .merge(meetings::routes())
            .merge(plans::routes())
            .merge(publish::routes())
            .merge(requests::routes())
            .merge(reviews::routes())
            .merge(sign_in::routes())
            .merge(target_quality::routes())
            .merge(values::routes())
            .merge(workbook::routes())
    };
    Router::new()
        .merge(rooms())
        .nest("/en", rooms())
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(middleware::from_fn(staff_headers))
}
