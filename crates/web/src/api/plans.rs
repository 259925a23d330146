//! Plans as JSON.

use std::collections::BTreeMap;

use axum::response::Response;
use rashin_eval::plan::Standing;
use rashin_model::Sentence;
use serde::Serialize;
use utoipa::ToSchema;

use super::call::{Call, as_of, snapshot};
use super::cells::{LevelRow, ProfileRow, ReviewRow, SectionRow, TagRow, cells, rows};
use super::error::ApiError;
use super::operation::{About, Answer, Group, Operation};
use super::snapshots::SnapshotRecord;
use crate::plan_view::PlanView;

/// A plan in brief.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlanRecord<'a> {
    /// The properties of the plan.
    plan: ProfileRow,
    /// Number of its revision.
    revision: u32,
    /// SHA-256 over the revision's content.
    fingerprint: String,
    /// The publication.
    snapshot: Option<SnapshotRecord<'a>>,
    /// As of which day figures are evaluated.
    #[schema(value_type = String, format = Date)]
    as_of: String,
    /// How many indicators (composites apart) stand where.
    #[schema(value_type = BTreeMap<String, usize>)]
    standings: BTreeMap<&'static str, usize>,
}

/// A plan with its structure.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlanDocument<'a> {
    /// The plan in brief.
    #[serde(flatten)]
    head: PlanRecord<'a>,
    /// The levels of its tree.
    levels: Vec<LevelRow>,
    /// The headings of its texts.
    sections: Vec<SectionRow>,
    /// Its tags.
    tags: Vec<TagRow>,
    /// Its reviews.
    reviews: Vec<ReviewRow>,
    /// How many rows each of its tables has; tables without rows are left out.
    #[schema(value_type = BTreeMap<String, usize>)]
    tables: BTreeMap<&'static str, usize>,
}

/// The operations.
pub fn operations() -> Vec<Operation> {
    let list = About {
        id: "listPlans".to_owned(),
        path: "/plans".to_owned(),
        group: Group::Plans,
        summary: Sentence::new(
            "公表した計画の一覧（架空の計画は最後）",
            "Every plan that was published, invented ones last",
        ),
        parameters: Vec::new(),
        answer: Answer::page_of::<PlanRecord<'_>>(),
        sample: "/plans?limit=1&offset=4".to_owned(),
    };
    let show = About {
        id: "showPlan".to_owned(),
        path: "/plans/{plan}".to_owned(),
        group: Group::Plans,
        summary: Sentence::new("計画とその構成", "One plan with its structure"),
        parameters: vec![snapshot(), as_of()],
        answer: Answer::one::<PlanDocument<'_>>(),
        sample: "/plans/example".to_owned(),
    };
    vec![list.by(list_plans), show.by(show_plan)]
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

async fn list_plans(call: Call) -> Result<Response, ApiError> {
    let plans = call.site.all_published().await?;
    call.page(None, &call.window().cut(plans.iter().map(|view| record(view))))
}

async fn show_plan(call: Call) -> Result<Response, ApiError> {
    let view = call.view().await?;
    let plan = &view.plan;
    let document = PlanDocument {
        head: record(&view),
        levels: rows(&plan.levels),
        sections: rows(&plan.sections),
        tags: rows(&plan.tags),
        reviews: rows(&plan.reviews),
        tables: plan.written().iter().map(|(table, rows)| (table.name, rows.len())).collect(),
    };
    Call::document(Some(&view), &document)
}
