//! Elements of a plan as JSON.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use rashin_model::tables::Node;
use serde::Serialize;
use utoipa::ToSchema;

use super::rows::{AsOf, Cells, cells, rows, view};
use super::{ApiError, json};
use crate::site::Site;

/// A node with everything that belongs to it.
#[derive(Debug, Serialize, ToSchema)]
pub struct NodeDocument {
    /// The node.
    node: Cells,
    /// Codes of the nodes below it, those shown again included.
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

/// A project of the roadmap.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProjectRecord {
    /// The project.
    node: Cells,
    /// Its half-year steps.
    steps: Vec<Cells>,
}

/// The nodes of a plan, in document order.
#[utoipa::path(
    get, path = "/plans/{plan}/nodes", tag = "nodes",
    params(("plan" = String, Path, description = "Code of the plan"), AsOf),
    responses(
        (status = 200, description = "The nodes", body = Vec<Cells>),
        (status = 404, description = "There is no such plan", body = ApiError),
    ),
)]
pub async fn list_nodes(
    State(site): State<Site>,
    Path(plan): Path<String>,
    Query(as_of): Query<AsOf>,
) -> Result<Response, ApiError> {
    let view = view(&site, &plan, &as_of).await?;
    json(&view, &rows(&view.plan.nodes))
}

/// One node with everything that belongs to it.
#[utoipa::path(
    get, path = "/plans/{plan}/nodes/{node}", tag = "nodes",
    params(
        ("plan" = String, Path, description = "Code of the plan"),
        ("node" = String, Path, description = "Code of the node"),
        AsOf,
    ),
    responses(
        (status = 200, description = "The node", body = NodeDocument),
        (status = 404, description = "There is no such plan or node", body = ApiError),
    ),
)]
pub async fn show_node(
    State(site): State<Site>,
    Path((plan, node)): Path<(String, String)>,
    Query(as_of): Query<AsOf>,
) -> Result<Response, ApiError> {
    let view = view(&site, &plan, &as_of).await?;
    let plan = &view.plan;
    let node = plan.node(&node).ok_or_else(|| ApiError::not_found("node"))?;
    let code = &node.code;
    let document = NodeDocument {
        node: cells(node),
        children: plan.children(Some(code)).map(|child| child.code.to_string()).collect(),
        items: rows(plan.items.iter().filter(|row| row.node == *code)),
        uses: rows(plan.uses.iter().filter(|row| row.node == *code)),
        steps: rows(view.steps(code)),
        grades: rows(plan.grades.iter().filter(|row| row.node.as_ref() == Some(code))),
        comments: rows(plan.comments.iter().filter(|row| row.element.as_ref() == Some(code))),
        decisions: rows(plan.decisions.iter().filter(|row| row.element.as_ref() == Some(code))),
    };
    json(&view, &document)
}

/// The projects over the half-years.
#[utoipa::path(
    get, path = "/plans/{plan}/roadmap", tag = "nodes",
    params(("plan" = String, Path, description = "Code of the plan"), AsOf),
    responses(
        (status = 200, description = "The projects; none for a plan without a roadmap", body = Vec<ProjectRecord>),
        (status = 404, description = "There is no such plan", body = ApiError),
    ),
)]
pub async fn show_roadmap(
    State(site): State<Site>,
    Path(plan): Path<String>,
    Query(as_of): Query<AsOf>,
) -> Result<Response, ApiError> {
    let view = view(&site, &plan, &as_of).await?;
    let project = |node: &Node| ProjectRecord { node: cells(node), steps: rows(view.steps(&node.code)) };
    json(&view, &view.projects().into_iter().map(project).collect::<Vec<_>>())
}
