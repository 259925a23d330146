//! The projects over the half-years, as JSON.

use axum::extract::RawQuery;
use axum::response::Response;
use rashin_model::Sentence;
use rashin_model::tables::StepState;
use serde::Serialize;
use utoipa::ToSchema;

use super::call::{Call, snapshot};
use super::cells::{NodeRow, StepRow, cells, rows};
use super::error::ApiError;
use super::operation::{About, Answer, Group, Operation};
use super::parameter::{Kind, Parameter};
use crate::pages::roadmap::Choice;

/// A project of the roadmap.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProjectRecord {
    /// The project.
    node: NodeRow,
    /// Its half-year steps.
    steps: Vec<StepRow>,
}

/// The operations.
pub fn operations() -> Vec<Operation> {
    let parameters = vec![
        snapshot(),
        Parameter::new("field", Kind::Code, "分野のコード", "Code of a field: an element of the top level"),
        Parameter::new("department", Kind::Text, "所管課", "Office in charge"),
        Parameter::new(
            "state",
            Kind::Word(StepState::CODES.to_vec()),
            "最新の状況",
            "State of the latest step reported",
        ),
    ];
    let list = About {
        id: "listRoadmap".to_owned(),
        path: "/plans/{plan}/roadmap".to_owned(),
        group: Group::Nodes,
        summary: Sentence::new(
            "事業ごとの半期の計画と実績（ロードマップのない計画では空）",
            "The projects over the half-years; none for a plan without a roadmap",
        ),
        parameters,
        answer: Answer::page_of::<ProjectRecord>(),
        sample: "/plans/example/roadmap?limit=1".to_owned(),
    };
    vec![list.by(list_roadmap)]
}

async fn list_roadmap(call: Call) -> Result<Response, ApiError> {
    let view = call.view().await?;
    let choice = Choice::of(RawQuery(Some(call.query().to_owned())));
    let projects = view.projects();
    let chosen = projects.into_iter().filter(|node| choice.takes(&view, node));
    let records = chosen.map(|node| ProjectRecord { node: cells(node), steps: rows(view.steps(&node.code)) });
    call.page(Some(&view), &call.window().cut(records))
}
