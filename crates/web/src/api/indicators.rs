//! Indicators and composite indices as JSON.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use rashin_exchange::evaluation::{CompositeRecord, FigureRecord, composite_record, figure_record, figure_records};
use serde::Serialize;
use utoipa::ToSchema;

use super::rows::{AsOf, Cells, cells, rows, view};
use super::{ApiError, json};
use crate::site::Site;

/// An indicator in brief.
#[derive(Debug, Serialize, ToSchema)]
pub struct IndicatorRecord<'a> {
    /// The indicator.
    indicator: Cells,
    /// Where it stands; `null` for composites.
    standing: Option<&'static str>,
    /// Its latest figure in the area of the plan; `null` for composites.
    latest: Option<FigureRecord<'a>>,
}

/// An indicator with everything promised and every figure.
#[derive(Debug, Serialize, ToSchema)]
pub struct IndicatorDocument<'a> {
    /// The indicator.
    indicator: Cells,
    /// Its baseline and targets, of every area.
    targets: Vec<Cells>,
    /// Its figures, of every area and period.
    figures: Vec<FigureRecord<'a>>,
}

/// The indicators of a plan with their latest figures.
#[utoipa::path(
    get, path = "/plans/{plan}/indicators", tag = "indicators",
    params(("plan" = String, Path, description = "Code of the plan"), AsOf),
    responses(
        (status = 200, description = "The indicators", body = Vec<IndicatorRecord>),
        (status = 400, description = "The day cannot be read", body = ApiError),
        (status = 404, description = "There is no such plan", body = ApiError),
    ),
)]
pub async fn list_indicators(
    State(site): State<Site>,
    Path(plan): Path<String>,
    Query(as_of): Query<AsOf>,
) -> Result<Response, ApiError> {
    let view = view(&site, &plan, &as_of).await?;
    let records = (0..view.plan.indicators.len()).map(|position| IndicatorRecord {
        indicator: cells(view.indicator(position)),
        standing: (!view.is_composite(position)).then(|| view.standing(position).code()),
        latest: view.series(position).map(|series| figure_record(&view.plan, series, series.latest())),
    });
    json(&view, &records.collect::<Vec<_>>())
}

/// One indicator: every figure of every area and period.
#[utoipa::path(
    get, path = "/plans/{plan}/indicators/{indicator}", tag = "indicators",
    params(
        ("plan" = String, Path, description = "Code of the plan"),
        ("indicator" = String, Path, description = "Code of the indicator"),
        AsOf,
    ),
    responses(
        (status = 200, description = "The indicator; figures of a composite index are under kpis", body = IndicatorDocument),
        (status = 400, description = "The day cannot be read", body = ApiError),
        (status = 404, description = "There is no such plan or indicator", body = ApiError),
    ),
)]
pub async fn show_indicator(
    State(site): State<Site>,
    Path((plan, indicator)): Path<(String, String)>,
    Query(as_of): Query<AsOf>,
) -> Result<Response, ApiError> {
    let view = view(&site, &plan, &as_of).await?;
    let position = view.position(&indicator).ok_or_else(|| ApiError::not_found("indicator"))?;
    let indicator = view.indicator(position);
    json(
        &view,
        &IndicatorDocument {
            indicator: cells(indicator),
            targets: rows(view.plan.targets.iter().filter(|row| row.indicator == indicator.code)),
            figures: view.all_series(position).flat_map(|series| figure_records(&view.plan, series)).collect(),
        },
    )
}

/// The composite indices of a plan.
#[utoipa::path(
    get, path = "/plans/{plan}/kpis", tag = "indicators",
    params(("plan" = String, Path, description = "Code of the plan"), AsOf),
    responses(
        (status = 200, description = "The composite indices", body = Vec<CompositeRecord>),
        (status = 400, description = "The day cannot be read", body = ApiError),
        (status = 404, description = "There is no such plan", body = ApiError),
    ),
)]
pub async fn list_kpis(
    State(site): State<Site>,
    Path(plan): Path<String>,
    Query(as_of): Query<AsOf>,
) -> Result<Response, ApiError> {
    let view = view(&site, &plan, &as_of).await?;
    json(&view, &view.evaluation.indices.iter().map(|index| composite_record(&view.plan, index)).collect::<Vec<_>>())
}

/// One composite index.
#[utoipa::path(
    get, path = "/plans/{plan}/kpis/{indicator}", tag = "indicators",
    params(
        ("plan" = String, Path, description = "Code of the plan"),
        ("indicator" = String, Path, description = "Code of the composite indicator"),
        AsOf,
    ),
    responses(
        (status = 200, description = "The composite index", body = CompositeRecord),
        (status = 400, description = "The day cannot be read", body = ApiError),
        (status = 404, description = "There is no such plan or index", body = ApiError),
    ),
)]
pub async fn show_kpi(
    State(site): State<Site>,
    Path((plan, indicator)): Path<(String, String)>,
    Query(as_of): Query<AsOf>,
) -> Result<Response, ApiError> {
    let view = view(&site, &plan, &as_of).await?;
    let index = view
        .position(&indicator)
        .and_then(|position| view.index(position))
        .ok_or_else(|| ApiError::not_found("KPI"))?;
    json(&view, &composite_record(&view.plan, index))
}
