//! The JSON of the same: `/api/v1/`.

mod evaluation;
mod indicators;
mod nodes;
mod plans;
mod rows;
mod snapshots;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rashin_model::Lang;
use rashin_service::Error;
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

use crate::edition;
use crate::plan_view::PlanView;
use crate::site::Site;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Rashin",
        description = "Plans as they were published, their figures and what they mean. Read-only. The headers Rashin-Snapshot and Rashin-Sha256 name the publication. Ratios are fractions; what is missing is null, with its reason.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    servers((url = "/api/v1")),
    tags(
        (name = "plans", description = "Plans and their structure"),
        (name = "nodes", description = "Elements of a plan and its roadmap"),
        (name = "indicators", description = "Indicators and composite indices with their figures"),
        (name = "evaluation", description = "Whole evaluations and the formulas behind them")
    ),
    paths(
        plans::list_plans, plans::show_plan, snapshots::list_snapshots,
        nodes::list_nodes, nodes::show_node, nodes::show_roadmap,
        indicators::list_indicators, indicators::show_indicator, indicators::list_kpis, indicators::show_kpi,
        evaluation::show_evaluation, evaluation::list_formulas,
    ),
)]
struct Description;

/// The OpenAPI 3.1 description of the API.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Description::openapi()
}

/// The routes of the API.
pub fn routes() -> Router<Site> {
    let v1 = Router::new()
        .route("/plans", get(plans::list_plans))
        .route("/plans/{plan}", get(plans::show_plan))
        .route("/plans/{plan}/snapshots", get(snapshots::list_snapshots))
        .route("/plans/{plan}/nodes", get(nodes::list_nodes))
        .route("/plans/{plan}/nodes/{node}", get(nodes::show_node))
        .route("/plans/{plan}/roadmap", get(nodes::show_roadmap))
        .route("/plans/{plan}/indicators", get(indicators::list_indicators))
        .route("/plans/{plan}/indicators/{indicator}", get(indicators::show_indicator))
        .route("/plans/{plan}/kpis", get(indicators::list_kpis))
        .route("/plans/{plan}/kpis/{indicator}", get(indicators::show_kpi))
        .route("/plans/{plan}/evaluation", get(evaluation::show_evaluation))
        .route("/formulas", get(evaluation::list_formulas))
        .route("/openapi.json", get(|State(_): State<Site>| async { axum::Json(openapi()) }))
        .fallback(|| async { ApiError::not_found("address").into_response() });
    Router::new().nest("/api/v1", v1)
}

/// What went wrong, in both languages.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiError {
    /// HTTP status.
    #[serde(skip)]
    status: u16,
    /// Machine name: not_found, bad_request, conflict, failed.
    error: &'static str,
    /// In Japanese.
    message_ja: String,
    /// In English.
    message_en: String,
}

impl ApiError {
    fn not_found(what: &str) -> Self {
        let (ja, en) = (
            "指定されたものはありません。コードを確かめてください",
            format!("There is no such {what}. Check its code."),
        );
        Self { status: 404, error: "not_found", message_ja: ja.to_owned(), message_en: en }
    }

    fn bad_number(text: &str) -> Self {
        Self {
            status: 400,
            error: "bad_request",
            message_ja: format!("snapshot「{text}」は公表版の番号として読めません。1 のような番号で指定してください"),
            message_en: format!("snapshot \"{text}\" is not the number of a publication. Give it as 1."),
        }
    }

    fn bad_date(text: &str) -> Self {
        Self {
            status: 400,
            error: "bad_request",
            message_ja: format!("as_of「{text}」は日付として読めません。2024-03-31 の形で指定してください"),
            message_en: format!("as_of \"{text}\" is not a day. Give it as 2024-03-31."),
        }
    }
}

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        let (status, name) = match &error {
            Error::NoSuchPlan(_) | Error::Missing(_) => (404, "not_found"),
            Error::Conflict { .. } | Error::Stale => (409, "conflict"),
            Error::Forbidden { .. } => (403, "forbidden"),
            Error::Invalid(_) => (422, "invalid"),
            Error::Store(_) => (500, "failed"),
        };
        if status == 500 {
            tracing::error!(%error, "API request failed");
        }
        Self { status, error: name, message_ja: error.message(Lang::Ja), message_en: error.message(Lang::En) }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, axum::Json(self)).into_response()
    }
}

/// A document about a published plan, as JSON; its headers name the publication.
fn json(view: &PlanView, document: &impl Serialize) -> Result<Response, ApiError> {
    let unwritable = |error: serde_json::Error| {
        ApiError::from(Error::Store(rashin_service::StoreError::Unreadable(error.to_string())))
    };
    let bytes = serde_json::to_vec(document).map_err(unwritable)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], edition::headers(view), bytes).into_response())
}
