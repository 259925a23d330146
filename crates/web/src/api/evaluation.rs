//! The whole evaluation of a plan as JSON.

use axum::response::Response;
use rashin_exchange::evaluation::{
    CompositeRecord, FigureRecord, FormulaRecord, NodeMarkRecord, composite_record, figure_records, formula_records,
    node_mark_record,
};
use rashin_model::Sentence;
use serde::Serialize;
use utoipa::ToSchema;

use super::call::{Call, as_of, snapshot};
use super::error::ApiError;
use super::operation::{About, Answer, Group, Operation};
use super::snapshots::SnapshotRecord;

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

/// The operations.
pub fn operations() -> Vec<Operation> {
    let show = About {
        id: "showEvaluation".to_owned(),
        path: "/plans/{plan}/evaluation".to_owned(),
        group: Group::Evaluation,
        summary: Sentence::new(
            "評価の計算結果の全体（大きな計画では figures を使うとページに分けられます）",
            "The whole evaluation in one document; figures gives it in pages",
        ),
        parameters: vec![snapshot(), as_of()],
        answer: Answer::one::<EvaluationDocument<'_>>(),
        sample: "/plans/example/evaluation".to_owned(),
    };
    let marks = About {
        id: "listNodeMarks".to_owned(),
        path: "/plans/{plan}/node_marks".to_owned(),
        group: Group::Evaluation,
        summary: Sentence::new(
            "項目の評価のうち、ほかの評価から計算したもの",
            "Marks of elements that follow from marks given to them",
        ),
        parameters: vec![snapshot(), as_of()],
        answer: Answer::page_of::<NodeMarkRecord<'_>>(),
        sample: "/plans/example/node_marks?limit=1".to_owned(),
    };
    vec![show.by(show_evaluation), marks.by(list_node_marks)]
}

async fn show_evaluation(call: Call) -> Result<Response, ApiError> {
    let view = call.view().await?;
    let evaluation = &view.evaluation;
    let document = EvaluationDocument {
        plan: view.plan.profile.code.as_str(),
        snapshot: view.snapshot.as_ref().map(SnapshotRecord::of),
        as_of: evaluation.as_of.to_string(),
        formulas: formula_records(),
        figures: evaluation.series.iter().flat_map(|series| figure_records(&view.plan, series)).collect(),
        composites: evaluation.indices.iter().map(|index| composite_record(&view.plan, index)).collect(),
        node_marks: evaluation.node_marks.iter().map(node_mark_record).collect(),
    };
    Call::document(Some(&view), &document)
}

async fn list_node_marks(call: Call) -> Result<Response, ApiError> {
    let view = call.view().await?;
    call.page(Some(&view), &call.window().cut(view.evaluation.node_marks.iter().map(node_mark_record)))
}
