//! The whole evaluation of a plan as JSON, and the formulas behind it.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use rashin_exchange::evaluation::{
    CompositeRecord, FigureRecord, FormulaRecord, NodeMarkRecord, composite_record, figure_records, formula_records,
    node_mark_record,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::rows::{AsOf, view};
use super::snapshots::SnapshotRecord;
use super::{ApiError, json};
use crate::site::Site;

/// The whole evaluation of a plan.
#[derive(Debug, Serialize, ToSchema)]
pub struct EvaluationDocument<'a> {
    /// Code of the plan.
    plan: &'a str,
    /// The publication.
    snapshot: Option<SnapshotRecord<'a>>,
    /// As of which day.
    #[schema(value_type = String, format = Date)]
    as_of: String,
    /// Every formula of the engine; a figure has the name of its formula.
    formulas: Vec<FormulaRecord>,
    /// One record per indicator, area and period.
    figures: Vec<FigureRecord<'a>>,
    /// The composite indices.
    composites: Vec<CompositeRecord<'a>>,
    /// Marks of nodes that follow from marks given to them.
    node_marks: Vec<NodeMarkRecord<'a>>,
}

/// The whole evaluation: one record per indicator, area and period.
#[utoipa::path(
    get, path = "/plans/{plan}/evaluation", tag = "evaluation",
    params(("plan" = String, Path, description = "Code of the plan"), AsOf),
    responses(
        (status = 200, description = "The evaluation", body = EvaluationDocument),
        (status = 400, description = "The day cannot be read", body = ApiError),
        (status = 404, description = "There is no such plan", body = ApiError),
    ),
)]
pub async fn show_evaluation(
    State(site): State<Site>,
    Path(plan): Path<String>,
    Query(as_of): Query<AsOf>,
) -> Result<Response, ApiError> {
    let view = view(&site, &plan, &as_of).await?;
    let evaluation = &view.evaluation;
    json(
        &view,
        &EvaluationDocument {
            plan: view.plan.profile.code.as_str(),
            snapshot: view.snapshot.as_ref().map(SnapshotRecord::of),
            as_of: evaluation.as_of.to_string(),
            formulas: formula_records(),
            figures: evaluation.series.iter().flat_map(|series| figure_records(&view.plan, series)).collect(),
            composites: evaluation.indices.iter().map(|index| composite_record(&view.plan, index)).collect(),
            node_marks: evaluation.node_marks.iter().map(node_mark_record).collect(),
        },
    )
}

/// Every formula of the engine.
#[utoipa::path(
    get, path = "/formulas", tag = "evaluation",
    responses((status = 200, description = "The formulas", body = Vec<FormulaRecord>)),
)]
pub async fn list_formulas(State(_): State<Site>) -> Json<Vec<FormulaRecord>> {
    Json(formula_records())
}
