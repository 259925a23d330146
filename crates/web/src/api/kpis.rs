//! Composite indices as JSON.

use axum::response::Response;
use rashin_exchange::evaluation::{CompositeRecord, composite_record};
use rashin_model::Sentence;

use super::call::{Call, as_of, snapshot};
use super::error::ApiError;
use super::indicators::position;
use super::operation::{About, Answer, Group, Operation};

/// The operations.
pub fn operations() -> Vec<Operation> {
    let list = About {
        id: "listKpis".to_owned(),
        path: "/plans/{plan}/kpis".to_owned(),
        group: Group::Indicators,
        summary: Sentence::new("KPI（合成指数）の一覧", "The composite indices of a plan"),
        parameters: vec![snapshot(), as_of()],
        answer: Answer::page_of::<CompositeRecord<'_>>(),
        sample: "/plans/example/kpis?limit=1".to_owned(),
    };
    let show = About {
        id: "showKpi".to_owned(),
        path: "/plans/{plan}/kpis/{indicator}".to_owned(),
        group: Group::Indicators,
        summary: Sentence::new("1つのKPIと、その内訳・推移", "One composite index with its members and years"),
        parameters: vec![snapshot(), as_of()],
        answer: Answer::one::<CompositeRecord<'_>>(),
        sample: "/plans/example/kpis/example-kpi-work".to_owned(),
    };
    vec![list.by(list_kpis), show.by(show_kpi)]
}

async fn list_kpis(call: Call) -> Result<Response, ApiError> {
    let view = call.view().await?;
    let records = view.evaluation.indices.iter().map(|index| composite_record(&view.plan, index));
    call.page(Some(&view), &call.window().cut(records))
}

async fn show_kpi(call: Call) -> Result<Response, ApiError> {
    let view = call.view().await?;
    let index = view.index(position(&call, &view)?).ok_or_else(|| ApiError::not_found("KPI", "KPI"))?;
    Call::document(Some(&view), &composite_record(&view.plan, index))
}
