//! The plan desk: plans as they are worked on, their rows, their next edition.

mod edition;
mod edition_made;
mod marks;
mod plan;
mod plan_list;
mod row;
mod row_page;
mod succession;
pub mod table;
mod workbook;
pub mod working;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use crate::site::Site;

/// The largest workbook, in bytes.
const LARGEST_WORKBOOK: usize = 20 * 1024 * 1024;

/// Its routes.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/desk/plans", get(plan_list::show_plans))
        .route("/desk/plans/{plan}", get(plan::show_plan))
        .route("/desk/plans/{plan}/tables/{table}", get(table::show_table))
        .route("/desk/plans/{plan}/tables/{table}/row", get(row::show_row).post(row::save_row))
        .route("/desk/plans/{plan}/tables/{table}/add", get(row::show_new).post(row::add_row))
        .route("/desk/plans/{plan}/tables/{table}/remove", post(row::remove_row))
        .route("/desk/plans/{plan}/tables/{table}/undo", post(row::undo_row))
        .route("/desk/plans/{plan}/edition", get(edition::show_edition).post(edition_made::make))
        .route("/desk/plans/{plan}/succession", get(succession::show_succession).post(succession::succeed))
        .route("/desk/plans/{plan}/marks/{review}", get(marks::show_marks).post(marks::save_marks))
        .route("/desk/plans/{plan}/plan.xlsx", get(workbook::download))
        .route("/desk/plans/{plan}/workbook", post(workbook::look).layer(DefaultBodyLimit::max(LARGEST_WORKBOOK)))
        .route("/desk/plans/{plan}/workbook/take", post(workbook::take))
}
