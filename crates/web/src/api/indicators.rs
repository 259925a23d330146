//! Indicators as JSON: with their latest figures, and one with everything promised, reported and corrected.

use axum::extract::RawQuery;
use axum::response::Response;
use rashin_eval::plan::Standing;
use rashin_exchange::evaluation::{FigureRecord, figure_record, figure_records};
use rashin_model::Sentence;
use rashin_service::publish::PublishedReading;
use serde::Serialize;
use utoipa::ToSchema;

use super::call::{Call, as_of, snapshot};
use super::cells::{IndicatorRow, ReadingRow, TargetRow, UseRow, cells, rows};
use super::error::ApiError;
use super::operation::{About, Answer, Group, Operation};
use super::parameter::{Kind, Parameter};
use crate::filter::{Filter, Order};
use crate::plan_view::PlanView;

/// An indicator in brief.
#[derive(Debug, Serialize, ToSchema)]
pub struct IndicatorRecord<'a> {
    /// The indicator.
    indicator: IndicatorRow,
    /// Where it stands; `null` for composites.
    standing: Option<&'static str>,
    /// Its latest figure in the area of the plan; `null` for composites.
    latest: Option<FigureRecord<'a>>,
}

/// An indicator with everything promised and every figure.
#[derive(Debug, Serialize, ToSchema)]
pub struct IndicatorDocument<'a> {
    /// The indicator.
    indicator: IndicatorRow,
    /// Where it is used.
    uses: Vec<UseRow>,
    /// Its baseline and targets, of every area.
    targets: Vec<TargetRow>,
    /// Its figures, of every area and period.
    figures: Vec<FigureRecord<'a>>,
}

/// A value as a publication showed it first.
#[derive(Debug, Serialize, ToSchema)]
pub struct ValueRecord {
    /// Number of the publication.
    snapshot: u32,
    /// When that was.
    #[schema(value_type = String, format = DateTime)]
    published_at: String,
    /// Area code.
    area: String,
    /// The period.
    period: String,
    /// The value; `null` where an earlier one was withdrawn.
    reading: Option<ReadingRow>,
    /// Whether a later publication shows another one in its place.
    is_superseded: bool,
}

impl<'a> IndicatorRecord<'a> {
    /// The indicator at a position.
    pub fn of(view: &'a PlanView, position: usize) -> Self {
        Self {
            indicator: cells(view.indicator(position)),
            standing: (!view.is_composite(position)).then(|| view.standing(position).code()),
            latest: view.series(position).map(|series| figure_record(&view.plan, series, series.latest())),
        }
    }
}

/// The operations.
pub fn operations() -> Vec<Operation> {
    let list = About {
        id: "listIndicators".to_owned(),
        path: "/plans/{plan}/indicators".to_owned(),
        group: Group::Indicators,
        summary: Sentence::new("指標と最新の数値", "The indicators of a plan with their latest figures"),
        parameters: filters(),
        answer: Answer::page_of::<IndicatorRecord<'_>>(),
        sample: "/plans/example/indicators?standing=met&limit=1".to_owned(),
    };
    let show = About {
        id: "showIndicator".to_owned(),
        path: "/plans/{plan}/indicators/{indicator}".to_owned(),
        group: Group::Indicators,
        summary: Sentence::new(
            "1つの指標の、目標とすべての地域・期間の数値（合成指数の数値は kpis にある）",
            "One indicator with its targets and every figure; figures of a composite index are under kpis",
        ),
        parameters: vec![snapshot(), as_of()],
        answer: Answer::one::<IndicatorDocument<'_>>(),
        sample: "/plans/example/indicators/example-convenience?as_of=2023-06-30".to_owned(),
    };
    let values = About {
        id: "listValues".to_owned(),
        path: "/plans/{plan}/indicators/{indicator}/values".to_owned(),
        group: Group::Indicators,
        summary: Sentence::new(
            "1つの指標の、公表したすべての値（あとで訂正した値を含む）",
            "Every value of an indicator that was published, those corrected later included",
        ),
        parameters: vec![
            snapshot(),
            Parameter::new("area", Kind::Area, "この地域の値だけ", "Only values of this area"),
            Parameter::new(
                "superseded",
                Kind::Flag,
                "訂正した値だけ、または訂正していない値だけ",
                "Only values that were corrected, or only those that hold",
            ),
        ],
        answer: Answer::page_of::<ValueRecord>(),
        sample: "/plans/example/indicators/example-convenience/values?limit=1".to_owned(),
    };
    vec![list.by(list_indicators), show.by(show_indicator), values.by(list_values)]
}

fn filters() -> Vec<Parameter> {
    let standings = Standing::ALL.iter().map(|standing| standing.code()).collect();
    vec![
        snapshot(),
        as_of(),
        Parameter::new("q", Kind::Text, "名称・コード・定義にこの語があるもの", "Words in name, code or definition"),
        Parameter::new("field", Kind::Code, "分野のコード", "Code of a field: an element of the top level"),
        Parameter::new("department", Kind::Text, "所管課", "Office in charge"),
        Parameter::new("tag", Kind::Code, "使われている項目のタグ", "Tag of an element at which it is used"),
        Parameter::new("standing", Kind::Words(standings), "状況（いくつでも）", "Where it stands; may be repeated"),
        Parameter::new("sort", Kind::Word(Order::ALL.iter().map(|order| order.code()).collect()), "並び順", "Order"),
    ]
}

async fn list_indicators(call: Call) -> Result<Response, ApiError> {
    let view = call.view().await?;
    let chosen = Filter::of(RawQuery(Some(call.query().to_owned()))).apply(&view, rashin_model::Lang::Ja);
    call.page(Some(&view), &call.window().cut(chosen.into_iter().map(|position| IndicatorRecord::of(&view, position))))
}

/// The position of the indicator that a call names.
pub fn position(call: &Call, view: &PlanView) -> Result<usize, ApiError> {
    view.position(call.name("indicator")).ok_or_else(|| ApiError::not_found("指標", "indicator"))
}

async fn show_indicator(call: Call) -> Result<Response, ApiError> {
    let view = call.view().await?;
    let position = position(&call, &view)?;
    let indicator = view.indicator(position);
    let document = IndicatorDocument {
        indicator: cells(indicator),
        uses: rows(view.used_at(position).map(|(row, _)| row)),
        targets: rows(view.plan.targets.iter().filter(|row| row.indicator == indicator.code)),
        figures: view.all_series(position).flat_map(|series| figure_records(&view.plan, series)).collect(),
    };
    Call::document(Some(&view), &document)
}

async fn list_values(call: Call) -> Result<Response, ApiError> {
    let view = call.view().await?;
    let indicator = view.indicator(position(&call, &view)?).code.clone();
    let history = call.site.history(&view, &indicator).await?;
    let is_wanted = |one: &PublishedReading| {
        call.given.takes("area", &one.area.to_string())
            && call.given.flag("superseded").is_none_or(|wanted| wanted == one.is_superseded)
    };
    call.page(Some(&view), &call.window().cut(history.iter().filter(|one| is_wanted(one)).map(value_record)))
}

fn value_record(one: &PublishedReading) -> ValueRecord {
    ValueRecord {
        snapshot: one.snapshot.number,
        published_at: one.snapshot.at.to_string(),
        area: one.area.to_string(),
        period: one.period.to_string(),
        reading: one.reading.as_ref().map(cells),
        is_superseded: one.is_superseded,
    }
}
