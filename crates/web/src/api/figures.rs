//! Figures one by one as JSON: what the whole evaluation holds, filtered and in pages.

use axum::response::Response;
use rashin_eval::plan::Standing;
use rashin_exchange::evaluation::{FigureRecord, figure_record};
use rashin_model::{Period, Sentence};

use super::call::{Call, as_of, snapshot};
use super::error::ApiError;
use super::operation::{About, Answer, Group, Operation};
use super::parameter::{Kind, Parameter};

/// The operations.
pub fn operations() -> Vec<Operation> {
    let standings = Standing::ALL.iter().map(|standing| standing.code()).collect();
    let parameters = vec![
        snapshot(),
        as_of(),
        Parameter::new("indicator", Kind::Code, "この指標の数値だけ", "Only figures of this indicator"),
        Parameter::new("area", Kind::Area, "この地域の数値だけ", "Only figures of this area"),
        Parameter::new("period", Kind::Period, "この期間の数値だけ", "Only figures of this period"),
        Parameter::new("standing", Kind::Words(standings), "状況（いくつでも）", "Where it stands; may be repeated"),
        Parameter::new(
            "latest",
            Kind::Flag,
            "最新の数値だけ、または最新でない数値だけ",
            "Only the latest figure of each series, or only the others",
        ),
    ];
    let list = About {
        id: "listFigures".to_owned(),
        path: "/plans/{plan}/figures".to_owned(),
        group: Group::Evaluation,
        summary: Sentence::new(
            "指標・地域・期間ごとの数値と評価",
            "The figures of a plan: one record per indicator, area and period",
        ),
        parameters,
        answer: Answer::page_of::<FigureRecord<'_>>(),
        sample: "/plans/example/figures?indicator=example-convenience&latest=true&limit=1".to_owned(),
    };
    vec![list.by(list_figures)]
}

async fn list_figures(call: Call) -> Result<Response, ApiError> {
    let view = call.view().await?;
    let (given, plan, window) = (&call.given, &view.plan, call.window());
    let wanted = view.evaluation.series.iter().filter(|series| {
        given.takes("indicator", plan.indicators[series.indicator].code.as_str())
            && given.takes("area", &series.area.to_string())
    });
    let (mut total, mut rows) = (0, Vec::new());
    for series in wanted {
        let last = series.assessments.len();
        for (place, one) in series.assessments.iter().enumerate() {
            let standings = given.all("standing");
            let is_wanted =
                given.text("period").is_none_or(|text| one.period.map(Period::code).as_deref() == Some(text))
                    && given.flag("latest").is_none_or(|latest| latest == (place + 1 == last))
                    && (standings.is_empty() || standings.iter().any(|text| text == Standing::of(one).code()));
            if is_wanted {
                if window.holds(total) {
                    rows.push(figure_record(plan, series, one));
                }
                total += 1;
            }
        }
    }
    call.page(Some(&view), &window.page(total, rows))
}
