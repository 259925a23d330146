//! Files: the plan as a workbook, its tables as CSV, lists and series as CSV.

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rashin_eval::plan::Evaluator;
use rashin_exchange::evaluation;
use rashin_model::Plan;

use crate::error::{self, PageError};
use crate::filter::Filter;
use crate::language::Asked;
use crate::plan_view::PlanView;
use crate::site::Site;

const CSV: &str = "text/csv; charset=utf-8";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The routes of files.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/plans/{plan}/plan.xlsx", get(plan_workbook))
        .route("/plans/{plan}/tables/{table}", get(table_csv))
        .route("/plans/{plan}/evaluation.csv", get(evaluation_csv))
        .route("/plans/{plan}/indicators.csv", get(indicators_csv))
        .route("/plans/{plan}/indicators.xlsx", get(indicators_workbook))
}

/// A file to be saved under a name.
fn file(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, Body::from(bytes)).into_response()
}

async fn view(site: &Site, plan: &str, asked: &Asked) -> Result<std::sync::Arc<PlanView>, PageError> {
    site.plan(&error::code(asked, plan)?, None).await.map_err(PageError::of(asked))
}

fn workbook(plan: &Plan, name: &str, asked: &Asked) -> Result<Response, PageError> {
    let bytes =
        rashin_exchange::write_workbook(plan).map_err(|error| PageError::unwritable(asked, &error.to_string()))?;
    Ok(file(XLSX, name, bytes))
}

async fn plan_workbook(
    State(site): State<Site>,
    Path(plan): Path<String>,
    asked: Asked,
) -> Result<Response, PageError> {
    let view = view(&site, &plan, &asked).await?;
    workbook(&view.plan, &format!("{plan}.xlsx"), &asked)
}

async fn table_csv(
    State(site): State<Site>,
    Path((plan, table)): Path<(String, String)>,
    asked: Asked,
) -> Result<Response, PageError> {
    let view = view(&site, &plan, &asked).await?;
    let found = rashin_exchange::csv_tables(&view.plan).into_iter().find(|(name, _)| *name == table);
    let (name, bytes) = found.ok_or_else(|| PageError::not_found(&asked))?;
    Ok(file(CSV, &format!("{plan}-{name}"), bytes))
}

async fn evaluation_csv(
    State(site): State<Site>,
    Path(plan): Path<String>,
    asked: Asked,
) -> Result<Response, PageError> {
    let view = view(&site, &plan, &asked).await?;
    let evaluator = Evaluator::new(&view.plan, view.evaluation.as_of, rashin_shipped::rubrics());
    let mut bytes = Vec::new();
    evaluation::write_csv(&view.plan, &evaluator, &mut bytes)
        .map_err(|error| PageError::unwritable(&asked, &error.to_string()))?;
    Ok(file(CSV, &format!("{plan}-evaluation.csv"), bytes))
}

/// A plan that holds only some indicators with what belongs to them.
pub fn only(view: &PlanView, wanted: impl Fn(&rashin_model::Code) -> bool) -> Plan {
    let mut plan = Plan::empty(view.plan.profile.clone());
    plan.indicators = view.plan.indicators.iter().filter(|row| wanted(&row.code)).cloned().collect();
    plan.targets = view.plan.targets.iter().filter(|row| wanted(&row.indicator)).cloned().collect();
    plan.readings = view.plan.readings.iter().filter(|row| wanted(&row.indicator)).cloned().collect();
    plan
}

async fn chosen(site: &Site, plan: &str, query: RawQuery, asked: &Asked) -> Result<Plan, PageError> {
    let view = view(site, plan, asked).await?;
    let found = Filter::of(query).apply(&view, asked.lang);
    Ok(only(&view, |code| found.iter().any(|&position| view.indicator(position).code == *code)))
}

async fn indicators_csv(
    State(site): State<Site>,
    Path(plan): Path<String>,
    query: RawQuery,
    asked: Asked,
) -> Result<Response, PageError> {
    let chosen = chosen(&site, &plan, query, &asked).await?;
    let evaluator = Evaluator::new(&chosen, site.today(), rashin_shipped::rubrics());
    let mut bytes = Vec::new();
    evaluation::write_csv(&chosen, &evaluator, &mut bytes)
        .map_err(|error| PageError::unwritable(&asked, &error.to_string()))?;
    Ok(file(CSV, &format!("{plan}-indicators.csv"), bytes))
}

async fn indicators_workbook(
    State(site): State<Site>,
    Path(plan): Path<String>,
    query: RawQuery,
    asked: Asked,
) -> Result<Response, PageError> {
    workbook(&chosen(&site, &plan, query, &asked).await?, &format!("{plan}-indicators.xlsx"), &asked)
}

/// The readings of one indicator: the address of its page with `.csv` behind it.
pub async fn readings_csv(site: &Site, plan: &str, indicator: &str, asked: &Asked) -> Result<Response, PageError> {
    let view = view(site, plan, asked).await?;
    let position = view.position(indicator).ok_or_else(|| PageError::not_found(asked))?;
    let code = view.indicator(position).code.clone();
    let plan_of_one = only(&view, |other| *other == code);
    let found = rashin_exchange::csv_tables(&plan_of_one).into_iter().find(|(name, _)| name == "readings.csv");
    let heading = || {
        let columns: Vec<&str> = <rashin_model::tables::Reading as rashin_model::Row>::TABLE
            .columns
            .iter()
            .map(|column| column.name)
            .collect();
        format!("{}\n", columns.join(",")).into_bytes()
    };
    Ok(file(CSV, &format!("{indicator}.csv"), found.map_or_else(heading, |(_, bytes)| bytes)))
}
