//! Files: the plan as a workbook, its tables as CSV, lists and series as CSV. All of them are those of a
//! publication: their names and headers say of which.

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rashin_eval::plan::Evaluator;
use rashin_exchange::evaluation;
use rashin_model::Plan;

use crate::edition;
use crate::error::PageError;
use crate::filter::Filter;
use crate::language::Asked;
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::wanted::Wanted;

const CSV: &str = "text/csv; charset=utf-8";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The routes of files.
pub fn routes() -> Router<Site> {
    let of = |plan: &str| {
        Router::new()
            .route(&format!("{plan}/plan.xlsx"), get(plan_workbook))
            .route(&format!("{plan}/tables/{{table}}"), get(table_csv))
            .route(&format!("{plan}/evaluation.csv"), get(evaluation_csv))
            .route(&format!("{plan}/indicators.csv"), get(indicators_csv))
            .route(&format!("{plan}/indicators.xlsx"), get(indicators_workbook))
    };
    of("/plans/{plan}").merge(of("/plans/{plan}/snapshots/{snapshot}"))
}

/// A file to be saved under a name: that of the plan and its publication, then what it holds.
fn file(view: &PlanView, kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let name = format!("{}{name}", edition::file_stem(view));
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, edition::headers(view), Body::from(bytes)).into_response()
}

/// A table to be saved under a name behind that of the plan and its publication.
pub fn csv_file(view: &PlanView, name: &str, bytes: Vec<u8>) -> Response {
    file(view, CSV, name, bytes)
}

fn workbook(view: &PlanView, plan: &Plan, name: &str, asked: &Asked) -> Result<Response, PageError> {
    let bytes =
        rashin_exchange::write_workbook(plan).map_err(|error| PageError::unwritable(asked, &error.to_string()))?;
    Ok(file(view, XLSX, name, bytes))
}

fn figures(view: &PlanView, plan: &Plan, name: &str, asked: &Asked) -> Result<Response, PageError> {
    let evaluator = Evaluator::new(plan, view.evaluation.as_of, rashin_shipped::rubrics());
    let mut bytes = Vec::new();
    evaluation::write_csv(plan, &evaluator, &mut bytes)
        .map_err(|error| PageError::unwritable(asked, &error.to_string()))?;
    Ok(file(view, CSV, name, bytes))
}

async fn plan_workbook(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    asked: Asked,
) -> Result<Response, PageError> {
    let view = wanted.view(&site, &asked).await?;
    workbook(&view, &view.plan, ".xlsx", &asked)
}

async fn table_csv(State(site): State<Site>, Path(wanted): Path<Wanted>, asked: Asked) -> Result<Response, PageError> {
    let view = wanted.view(&site, &asked).await?;
    let found = rashin_exchange::csv_tables(&view.plan).into_iter().find(|(name, _)| *name == wanted.table());
    let (name, bytes) = found.ok_or_else(|| PageError::not_found(&asked))?;
    Ok(file(&view, CSV, &format!("-{name}"), bytes))
}

async fn evaluation_csv(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    asked: Asked,
) -> Result<Response, PageError> {
    let view = wanted.view(&site, &asked).await?;
    figures(&view, &view.plan, "-evaluation.csv", &asked)
}

/// A plan that holds only some indicators with what belongs to them.
pub fn only(view: &PlanView, wanted: impl Fn(&rashin_model::Code) -> bool) -> Plan {
    let mut plan = Plan::empty(view.plan.profile.clone());
    plan.indicators = view.plan.indicators.iter().filter(|row| wanted(&row.code)).cloned().collect();
    plan.targets = view.plan.targets.iter().filter(|row| wanted(&row.indicator)).cloned().collect();
    plan.readings = view.plan.readings.iter().filter(|row| wanted(&row.indicator)).cloned().collect();
    plan
}

fn chosen(view: &PlanView, query: RawQuery, asked: &Asked) -> Plan {
    let found = Filter::of(query).apply(view, asked.lang);
    only(view, |code| found.iter().any(|&position| view.indicator(position).code == *code))
}

async fn indicators_csv(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    query: RawQuery,
    asked: Asked,
) -> Result<Response, PageError> {
    let view = wanted.view(&site, &asked).await?;
    figures(&view, &chosen(&view, query, &asked), "-indicators.csv", &asked)
}

async fn indicators_workbook(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    query: RawQuery,
    asked: Asked,
) -> Result<Response, PageError> {
    let view = wanted.view(&site, &asked).await?;
    workbook(&view, &chosen(&view, query, &asked), "-indicators.xlsx", &asked)
}

/// The readings of one indicator: the address of its page with `.csv` behind it.
pub fn readings_csv(view: &PlanView, indicator: &str, asked: &Asked) -> Result<Response, PageError> {
    let position = view.position(indicator).ok_or_else(|| PageError::not_found(asked))?;
    let code = view.indicator(position).code.clone();
    let plan_of_one = only(view, |other| *other == code);
    let found = rashin_exchange::csv_tables(&plan_of_one).into_iter().find(|(name, _)| name == "readings.csv");
    let heading = || {
        let columns: Vec<&str> = <rashin_model::tables::Reading as rashin_model::Row>::TABLE
            .columns
            .iter()
            .map(|column| column.name)
            .collect();
        format!("{}\n", columns.join(",")).into_bytes()
    };
    Ok(file(view, CSV, &format!("-{code}.csv"), found.map_or_else(heading, |(_, bytes)| bytes)))
}
