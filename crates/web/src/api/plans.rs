//! Plans as JSON.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use rashin_eval::plan::Standing;
use serde::Serialize;
use utoipa::ToSchema;

use super::rows::{AsOf, Cells, cells, rows, view};
use super::snapshots::SnapshotRecord;
use super::{ApiError, json};
use crate::plan_view::PlanView;
use crate::site::Site;

/// A plan in brief.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlanRecord<'a> {
    /// The properties of the plan.
    plan: Cells,
    /// Number of its latest revision.
    revision: u32,
    /// SHA-256 over the revision's content.
    fingerprint: String,
    /// The publication.
    snapshot: Option<SnapshotRecord<'a>>,
    /// As of which day figures are evaluated.
    #[schema(value_type = String, format = Date)]
    as_of: String,
    /// How many indicators (composites apart) stand where.
    standings: BTreeMap<&'static str, usize>,
}

/// A plan with its structure.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlanDocument<'a> {
    /// The plan in brief.
    #[serde(flatten)]
    head: PlanRecord<'a>,
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

fn record(view: &PlanView) -> PlanRecord<'_> {
    let tally = view.tally(view.plain_indicators());
    PlanRecord {
        plan: cells(&view.plan.profile),
        revision: view.header.revision.number,
        fingerprint: view.header.revision.fingerprint.clone(),
        snapshot: view.snapshot.as_ref().map(SnapshotRecord::of),
        as_of: view.evaluation.as_of.to_string(),
        standings: Standing::ALL.iter().map(|standing| (standing.code(), tally.count(*standing))).collect(),
    }
}

/// Every plan that was published.
#[utoipa::path(
    get, path = "/plans", tag = "plans",
    responses((status = 200, description = "Every plan that was published, invented ones last", body = Vec<PlanRecord>)),
)]
pub async fn list_plans(State(site): State<Site>) -> Result<Response, ApiError> {
    let plans = site.all_published().await?;
    Ok(Json(plans.iter().map(|view| record(view)).collect::<Vec<_>>()).into_response())
}

/// One plan with its structure.
#[utoipa::path(
    get, path = "/plans/{plan}", tag = "plans",
    params(("plan" = String, Path, description = "Code of the plan"), AsOf),
    responses(
        (status = 200, description = "The plan", body = PlanDocument),
        (status = 400, description = "The day cannot be read", body = ApiError),
        (status = 404, description = "There is no such plan", body = ApiError),
    ),
)]
pub async fn show_plan(
    State(site): State<Site>,
    Path(plan): Path<String>,
    Query(as_of): Query<AsOf>,
) -> Result<Response, ApiError> {
    let view = view(&site, &plan, &as_of).await?;
    let plan = &view.plan;
    let document = PlanDocument {
        head: record(&view),
        levels: rows(&plan.levels),
        sections: rows(&plan.sections),
        tags: rows(&plan.tags),
        reviews: rows(&plan.reviews),
        events: rows(&plan.events),
        bodies: rows(&plan.bodies),
        meetings: rows(&plan.meetings),
        cooperation: rows(&plan.cooperation),
    };
    json(&view, &document)
}
