//! An element of a plan with everything that belongs to it, as JSON.

use axum::response::Response;
use rashin_model::Sentence;
use serde::Serialize;
use utoipa::ToSchema;

use super::call::{Call, as_of, snapshot};
use super::cells::{
    CommentRow, DecisionRow, GradeRow, ItemRow, LinkRow, NodeRow, StepRow, TaskRow, UseRow, cells, rows,
};
use super::error::ApiError;
use super::indicators::IndicatorRecord;
use super::operation::{About, Answer, Group, Operation};

/// A node with everything that belongs to it.
#[derive(Debug, Serialize, ToSchema)]
pub struct NodeDocument<'a> {
    /// The node.
    node: NodeRow,
    /// Codes of the nodes above it, from the top.
    path: Vec<String>,
    /// Codes of the nodes below it, those shown again included.
    children: Vec<String>,
    /// Its texts.
    items: Vec<ItemRow>,
    /// How indicators are used at it.
    uses: Vec<UseRow>,
    /// Those indicators with their latest figures.
    indicators: Vec<IndicatorRecord<'a>>,
    /// Its half-year steps.
    steps: Vec<StepRow>,
    /// The grades given to it.
    grades: Vec<GradeRow>,
    /// Ties that begin or end at it.
    links: Vec<LinkRow>,
    /// Comments about it.
    comments: Vec<CommentRow>,
    /// Decisions about it.
    decisions: Vec<DecisionRow>,
    /// Tasks that concern it.
    tasks: Vec<TaskRow>,
}

/// The operations.
pub fn operations() -> Vec<Operation> {
    let show = About {
        id: "showNode".to_owned(),
        path: "/plans/{plan}/nodes/{node}".to_owned(),
        group: Group::Nodes,
        summary: Sentence::new("計画の項目と、それに関わるすべて", "One element with everything that belongs to it"),
        parameters: vec![snapshot(), as_of()],
        answer: Answer::one::<NodeDocument<'_>>(),
        sample: "/plans/example/nodes/example-2-1-1".to_owned(),
    };
    vec![show.by(show_node)]
}

async fn show_node(call: Call) -> Result<Response, ApiError> {
    let view = call.view().await?;
    let plan = &view.plan;
    let node = plan.node(call.name("node")).ok_or_else(|| ApiError::not_found("項目", "element"))?;
    let code = &node.code;
    let mut path: Vec<String> = plan.path(node).iter().map(|above| above.code.to_string()).collect();
    path.pop();
    let document = NodeDocument {
        node: cells(node),
        path,
        children: plan.children(Some(code)).map(|child| child.code.to_string()).collect(),
        items: rows(plan.items.iter().filter(|row| row.node == *code)),
        uses: rows(plan.uses.iter().filter(|row| row.node == *code)),
        indicators: view.uses(code).map(|(_, position)| IndicatorRecord::of(&view, position)).collect(),
        steps: rows(view.steps(code)),
        grades: rows(plan.grades.iter().filter(|row| row.node.as_ref() == Some(code))),
        links: rows(plan.links.iter().filter(|row| row.from == *code || row.to == *code)),
        comments: rows(plan.comments.iter().filter(|row| row.element.as_ref() == Some(code))),
        decisions: rows(plan.decisions.iter().filter(|row| row.element.as_ref() == Some(code))),
        tasks: rows(plan.tasks.iter().filter(|row| row.element.as_ref() == Some(code))),
    };
    Call::document(Some(&view), &document)
}
