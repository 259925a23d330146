//! The meeting desk: meetings with agenda, material, attendance, minutes, comments and decisions.

mod agenda;
mod attendance;
pub mod comments;
mod decisions;
mod desk;
mod facts;
mod list;
mod made_material;
mod material;
mod material_form;
mod meeting;
mod new;
pub mod one_comment;
pub mod tasks;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use rashin_service::deliberation::LARGEST_FILE;

use crate::site::Site;

/// Room for the texts of a form beside its file.
const BESIDE_FILE: usize = 1024 * 1024;

/// Its routes.
pub fn routes() -> Router<Site> {
    let upload = post(material::add).layer(DefaultBodyLimit::max(LARGEST_FILE + BESIDE_FILE));
    Router::new()
        .route("/desk/meetings", get(list::show_meetings))
        .route("/desk/meetings/{plan}/new", get(new::show_new).post(new::add))
        .route("/desk/meetings/{plan}/{meeting}", get(meeting::show_meeting).post(facts::save))
        .route("/desk/meetings/{plan}/{meeting}/minutes", post(facts::save_minutes))
        .route("/desk/meetings/{plan}/{meeting}/agenda", post(agenda::save))
        .route("/desk/meetings/{plan}/{meeting}/attendance", post(attendance::save))
        .route("/desk/meetings/{plan}/{meeting}/material", upload)
        .route("/desk/meetings/{plan}/{meeting}/material/list", post(material::save_list))
        .route("/desk/meetings/{plan}/{meeting}/material/renumber", post(material::renumber))
        .route("/desk/meetings/{plan}/{meeting}/material/make", post(made_material::make))
        .route("/desk/meetings/{plan}/{meeting}/material/{order}", get(material::open))
        .route("/desk/meetings/{plan}/{meeting}/comments", post(comments::add))
        .route("/desk/meetings/{plan}/{meeting}/decisions", post(decisions::add))
        .route("/desk/comments", get(comments::show_comments))
        .route("/desk/comments/{plan}/{comment}", get(one_comment::show_comment))
        .route("/desk/comments/{plan}/{comment}/respond", post(one_comment::respond))
        .route("/desk/comments/{plan}/{comment}/assign", post(one_comment::assign))
        .route("/desk/tasks", get(tasks::show_tasks))
        .route("/desk/tasks/{plan}", post(tasks::add))
        .route("/desk/tasks/{plan}/{task}", get(tasks::show_task).post(tasks::close))
}
