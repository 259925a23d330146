//! Plans and their parts as JSON.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use rashin_eval::plan::{Evaluator, Standing};
use rashin_exchange::evaluation::{
    self, CompositeRecord, FigureRecord, FormulaRecord, composite_record, figure_records, formula_records,
};
use rashin_model::{Code, Row};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{ApiError, json};
use crate::plan_view::PlanView;
use crate::site::Site;

type Answer<T> = Result<Json<T>, ApiError>;

/// As of which day figures are evaluated.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AsOf {
    /// A day such as 2024-03-31; today in Japan if left out.
    as_of: Option<String>,
}

/// A row of a table of the plan format: column name to canonical text; blank cells are left out.
#[derive(Debug, Serialize, ToSchema)]
#[schema(value_type = BTreeMap<String, String>)]
#[serde(transparent)]
pub struct Cells(BTreeMap<&'static str, String>);

fn cells<R: Row>(row: &R) -> Cells {
    Cells(R::TABLE.columns.iter().map(|column| column.name).zip(row.write()).filter(|(_, cell)| !cell.is_empty()).collect())
}

fn rows<'a, R: Row + 'a>(rows: impl Iterator<Item = &'a R>) -> Vec<Cells> {
    rows.map(cells).collect()
}

/// A plan in brief.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlanRecord {
    /// The properties of the plan.
    plan: Cells,
    /// Number of its latest revision.
    revision: u32,
    /// SHA-256 over the revision's content.
    fingerprint: String,
    /// When plan or readings last changed.
    #[schema(value_type = String, format = DateTime)]
    changed_at: String,
    /// As of which day figures are evaluated.
    #[schema(value_type = String, format = Date)]
    as_of: String,
    /// How many indicators (composites apart) stand where.
    standings: BTreeMap<&'static str, usize>,
}

/// A plan with its structure.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlanDocument {
    #[serde(flatten)]
    head: PlanRecord,
    /// The levels of its tree.
    levels: Vec<Cells>,
    /// The headings of its texts.
    sections: Vec<Cells>,
    /// Its tags.
    tags: Vec<Cells>,
    /// Its reviews.
    reviews: Vec<Cells>,
    /// Its events.
    events: Vec<Cells>,
    /// Its bodies.
    bodies: Vec<Cells>,
    /// Its meetings.
    meetings: Vec<Cells>,
    /// Its cooperation themes.
    cooperation: Vec<Cells>,
}

/// A node with everything that belongs to it.
#[derive(Debug, Serialize, ToSchema)]
pub struct NodeDocument {
    /// The node.
    node: Cells,
    /// Codes of the nodes below it.
    children: Vec<String>,
    /// Its texts.
    items: Vec<Cells>,
    /// Its indicators.
    uses: Vec<Cells>,
    /// Its half-year steps.
    steps: Vec<Cells>,
    /// The grades given to it.
    grades: Vec<Cells>,
    /// Comments about it.
    comments: Vec<Cells>,
    /// Decisions about it.
    decisions: Vec<Cells>,
}

/// An indicator in brief.
#[derive(Debug, Serialize, ToSchema)]
pub struct IndicatorRecord {
    /// The indicator.
    indicator: Cells,
    /// Where it stands; `null` for composites.
    standing: Option<&'static str>,
    /// Its latest figure in the area of the plan.
    latest: Option<serde_json::Value>,
}

/// A project of the roadmap.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProjectRecord {
    /// The project.
    node: Cells,
    /// Its half-year steps.
    steps: Vec<Cells>,
}

async fn view(site: &Site, plan: &str, as_of: &AsOf) -> Result<Arc<PlanView>, ApiError> {
    let code = Code::new(plan).ok_or_else(|| ApiError::not_found("plan"))?;
    let day = as_of.as_of.as_deref().map(|text| text.parse().map_err(|_| ApiError::bad_date(text))).transpose()?;
    Ok(site.plan(&code, day).await?)
}

fn record(view: &PlanView) -> PlanRecord {
    let tally = view.tally(view.plain_indicators());
    PlanRecord {
        plan: cells(&view.plan.profile),
        revision: view.header.revision.number,
        fingerprint: view.header.revision.fingerprint.clone(),
        changed_at: view.header.latest.recorded_at.to_string(),
        as_of: view.evaluation.as_of.to_string(),
        standings: Standing::ALL.iter().map(|standing| (standing.code(), tally.count(*standing))).collect(),
    }
}

/// Every plan.
#[utoipa::path(get, path = "/plans", responses((status = 200, body = Vec<PlanRecord>)))]
pub async fn list_plans(State(site): State<Site>) -> Answer<Vec<PlanRecord>> {
    Ok(Json(site.plans().await?.iter().map(|view| record(view)).collect()))
}

/// One plan with its structure.
#[utoipa::path(get, path = "/plans/{plan}", params(("plan" = String, Path), AsOf), responses((status = 200, body = PlanDocument), (status = 404, body = ApiError), (status = 400, body = ApiError)))]
pub async fn show_plan(State(site): State<Site>, Path(plan): Path<String>, Query(as_of): Query<AsOf>) -> Answer<PlanDocument> {
    let view = view(&site, &plan, &as_of).await?;
    let plan = &view.plan;
    Ok(Json(PlanDocument {
        head: record(&view),
        levels: rows(plan.levels.iter()),
        sections: rows(plan.sections.iter()),
        tags: rows(plan.tags.iter()),
        reviews: rows(plan.reviews.iter()),
        events: rows(plan.events.iter()),
        bodies: rows(plan.bodies.iter()),
        meetings: rows(plan.meetings.iter()),
        cooperation: rows(plan.cooperation.iter()),
    }))
}

/// The nodes of a plan, in document order.
#[utoipa::path(get, path = "/plans/{plan}/nodes", params(("plan" = String, Path)), responses((status = 200, body = Vec<Cells>), (status = 404, body = ApiError)))]
pub async fn list_nodes(State(site): State<Site>, Path(plan): Path<String>) -> Answer<Vec<Cells>> {
    let view = view(&site, &plan, &AsOf { as_of: None }).await?;
    Ok(Json(rows(view.plan.nodes.iter())))
}

/// One node with everything that belongs to it.
#[utoipa::path(get, path = "/plans/{plan}/nodes/{node}", params(("plan" = String, Path), ("node" = String, Path)), responses((status = 200, body = NodeDocument), (status = 404, body = ApiError)))]
pub async fn show_node(State(site): State<Site>, Path((plan, node)): Path<(String, String)>) -> Answer<NodeDocument> {
    let view = view(&site, &plan, &AsOf { as_of: None }).await?;
    let plan = &view.plan;
    let node = plan.node(&node).ok_or_else(|| ApiError::not_found("node"))?;
    let code = &node.code;
    Ok(Json(NodeDocument {
        node: cells(node),
        children: plan.children(Some(code)).map(|child| child.code.to_string()).collect(),
        items: rows(plan.items.iter().filter(|row| row.node == *code)),
        uses: rows(plan.uses.iter().filter(|row| row.node == *code)),
        steps: rows(view.steps(code).into_iter()),
        grades: rows(plan.grades.iter().filter(|row| row.node.as_ref() == Some(code))),
        comments: rows(plan.comments.iter().filter(|row| row.element.as_ref() == Some(code))),
        decisions: rows(plan.decisions.iter().filter(|row| row.element.as_ref() == Some(code))),
    }))
}

/// The indicators of a plan with their latest figures.
#[utoipa::path(get, path = "/plans/{plan}/indicators", params(("plan" = String, Path), AsOf), responses((status = 200, body = Vec<IndicatorRecord>), (status = 404, body = ApiError), (status = 400, body = ApiError)))]
pub async fn list_indicators(State(site): State<Site>, Path(plan): Path<String>, Query(as_of): Query<AsOf>) -> Answer<Vec<IndicatorRecord>> {
    let view = view(&site, &plan, &as_of).await?;
    let latest = |position: usize| {
        let series = view.series(position)?;
        let shown = std::ptr::from_ref(series.latest());
        let place = series.assessments.iter().position(|one| std::ptr::eq(one, shown))?;
        serde_json::to_value(figure_records(&view.plan, series).nth(place)?).ok()
    };
    let records = (0..view.plan.indicators.len()).map(|position| IndicatorRecord {
        indicator: cells(view.indicator(position)),
        standing: (!view.is_composite(position)).then(|| view.standing(position).code()),
        latest: latest(position),
    });
    Ok(Json(records.collect()))
}

/// One indicator: every figure of every area and period.
#[utoipa::path(get, path = "/plans/{plan}/indicators/{indicator}", params(("plan" = String, Path), ("indicator" = String, Path), AsOf), responses((status = 200, body = Vec<FigureRecord>), (status = 404, body = ApiError), (status = 400, body = ApiError)))]
pub async fn show_indicator(State(site): State<Site>, Path((plan, indicator)): Path<(String, String)>, Query(as_of): Query<AsOf>) -> Result<Response, ApiError> {
    let view = view(&site, &plan, &as_of).await?;
    let position = view.position(&indicator).ok_or_else(|| ApiError::not_found("indicator"))?;
    let records: Vec<FigureRecord<'_>> = view.all_series(position).flat_map(|series| figure_records(&view.plan, series)).collect();
    let document = serde_json::json!({ "indicator": cells(view.indicator(position)), "targets": rows(view.plan.targets.iter().filter(|row| row.indicator == view.indicator(position).code)), "figures": records });
    Ok(json(document.to_string().into_bytes()))
}

/// The composite indices of a plan.
#[utoipa::path(get, path = "/plans/{plan}/kpis", params(("plan" = String, Path), AsOf), responses((status = 200, body = Vec<CompositeRecord>), (status = 404, body = ApiError), (status = 400, body = ApiError)))]
pub async fn list_kpis(State(site): State<Site>, Path(plan): Path<String>, Query(as_of): Query<AsOf>) -> Result<Response, ApiError> {
    let view = view(&site, &plan, &as_of).await?;
    let records: Vec<CompositeRecord<'_>> = view.evaluation.indices.iter().map(|index| composite_record(&view.plan, index)).collect();
    Ok(json(serde_json::json!(records).to_string().into_bytes()))
}

/// One composite index.
#[utoipa::path(get, path = "/plans/{plan}/kpis/{indicator}", params(("plan" = String, Path), ("indicator" = String, Path), AsOf), responses((status = 200, body = CompositeRecord), (status = 404, body = ApiError), (status = 400, body = ApiError)))]
pub async fn show_kpi(State(site): State<Site>, Path((plan, indicator)): Path<(String, String)>, Query(as_of): Query<AsOf>) -> Result<Response, ApiError> {
    let view = view(&site, &plan, &as_of).await?;
    let index = view.position(&indicator).and_then(|position| view.index(position)).ok_or_else(|| ApiError::not_found("KPI"))?;
    Ok(json(serde_json::json!(composite_record(&view.plan, index)).to_string().into_bytes()))
}

/// The projects over the half-years.
#[utoipa::path(get, path = "/plans/{plan}/roadmap", params(("plan" = String, Path)), responses((status = 200, body = Vec<ProjectRecord>), (status = 404, body = ApiError)))]
pub async fn show_roadmap(State(site): State<Site>, Path(plan): Path<String>) -> Answer<Vec<ProjectRecord>> {
    let view = view(&site, &plan, &AsOf { as_of: None }).await?;
    Ok(Json(view.projects().into_iter().map(|node| ProjectRecord { node: cells(node), steps: rows(view.steps(&node.code).into_iter()) }).collect()))
}

/// The whole evaluation: one record per indicator, area and period.
#[utoipa::path(get, path = "/plans/{plan}/evaluation", params(("plan" = String, Path), AsOf), responses((status = 200, description = "plan, as_of, formulas, figures, composites, node_marks", body = Vec<FigureRecord>), (status = 404, body = ApiError), (status = 400, body = ApiError)))]
pub async fn show_evaluation(State(site): State<Site>, Path(plan): Path<String>, Query(as_of): Query<AsOf>) -> Result<Response, ApiError> {
    let view = view(&site, &plan, &as_of).await?;
    let evaluator = Evaluator::new(&view.plan, view.evaluation.as_of, rashin_shipped::rubrics());
    let mut bytes = Vec::new();
    evaluation::write_json(&view.plan, &evaluator, view.evaluation.as_of, &mut bytes)
        .map_err(|error| ApiError::from(rashin_service::Error::Store(rashin_service::StoreError::Unreadable(error.to_string()))))?;
    Ok(json(bytes))
}

/// Every formula of the engine.
#[utoipa::path(get, path = "/formulas", responses((status = 200, body = Vec<FormulaRecord>)))]
pub async fn list_formulas(State(_): State<Site>) -> Json<Vec<FormulaRecord>> {
    Json(formula_records())
}
