//! The JSON of the same: `/api/v1/`.
//!
//! An operation is declared once ([`operation`]); routes, reading of parameters, the OpenAPI description and
//! the page that lists them follow from the declaration.

mod areas;
mod call;
mod cells;
mod compare;
mod cooperation;
mod cors;
mod description;
mod error;
mod evaluation;
mod figures;
mod given;
mod indicators;
mod kpis;
mod meetings;
mod nodes;
mod operation;
mod paged;
mod parameter;
mod plans;
mod reference;
mod roadmap;
mod search;
mod snapshots;
mod tables;

use axum::Router;
use axum::response::IntoResponse;
use axum::routing::get;

use crate::site::Site;

pub use cors::{allow_files_everywhere, cors};
pub use description::openapi;
pub use operation::{Group, Operation};

use error::ApiError;

/// Every operation, in the order of the description.
pub fn operations() -> Vec<Operation> {
    [
        plans::operations(),
        snapshots::operations(),
        nodes::operations(),
        roadmap::operations(),
        indicators::operations(),
        kpis::operations(),
        compare::operations(),
        figures::operations(),
        evaluation::operations(),
        meetings::operations(),
        cooperation::operations(),
        tables::operations(),
        areas::operations(),
        search::operations(),
        reference::operations(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The routes of the API.
pub fn routes() -> Router<Site> {
    let v1 = operations()
        .into_iter()
        .fold(Router::new(), |routes, operation| routes.route(&operation.about.path, operation.route))
        .route("/openapi.json", get(|| async { axum::Json(openapi()) }))
        .fallback(|| async { ApiError::no_such_address().into_response() })
        .method_not_allowed_fallback(|| async { ApiError::read_only().into_response() });
    Router::new().nest("/api/v1", v1).layer(cors())
}
