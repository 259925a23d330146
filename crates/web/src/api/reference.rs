//! What all plans share, as JSON: the formulas and the rubrics that ship.

use axum::response::Response;
use rashin_exchange::evaluation::{FormulaRecord, formula_records};
use rashin_model::tables::RubricMark;
use rashin_model::{Row, Sentence};

use super::call::Call;
use super::cells::cells;
use super::error::ApiError;
use super::operation::{About, Answer, Group, Operation};
use super::parameter::{Kind, Parameter};

/// The operations.
pub fn operations() -> Vec<Operation> {
    let formulas = About {
        id: "listFormulas".to_owned(),
        path: "/formulas".to_owned(),
        group: Group::Reference,
        summary: Sentence::new("計算式の一覧", "Every formula behind the figures"),
        parameters: Vec::new(),
        answer: Answer::page_of::<FormulaRecord>(),
        sample: "/formulas?limit=1".to_owned(),
    };
    let rubrics = About {
        id: "listShippedRubrics".to_owned(),
        path: "/rubrics".to_owned(),
        group: Group::Reference,
        summary: Sentence::new(
            "備え付けの評価基準（計画ごとの評価基準は計画の表 rubrics にある）",
            "The rubrics that ship; those of a plan are in its table rubrics",
        ),
        parameters: vec![Parameter::new("rubric", Kind::Code, "この評価基準だけ", "Only this rubric")],
        answer: Answer::rows_of(RubricMark::TABLE),
        sample: "/rubrics?limit=1".to_owned(),
    };
    vec![formulas.by(list_formulas), rubrics.by(list_rubrics)]
}

async fn list_formulas(call: Call) -> Result<Response, ApiError> {
    call.page(None, &call.window().cut(formula_records()))
}

async fn list_rubrics(call: Call) -> Result<Response, ApiError> {
    let wanted = rashin_shipped::rubrics().iter().filter(|row| call.given.takes("rubric", row.rubric.as_str()));
    call.page(None, &call.window().cut(wanted.map(cells)))
}
