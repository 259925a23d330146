//! One value: how it was recorded, who holds another to be right, how that was settled.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use rashin_model::review::Contest;
use rashin_model::{AreaCode, Cell, Code, Period, Sentence};
use rashin_service::records::Held;
use rashin_service::review::{contest_value, list_contests, read_contested, settle_contest};
use rashin_service::{Error, RecordedReading, view_history};

use crate::desk::fields::Fields;
use crate::desk::people_names::Names;
use crate::desk::refusal::Refused;
use crate::desk::requests::surroundings;
use crate::desk::staff::Staff;
use crate::desk::value_page::value_page;
use crate::error::code;
use crate::plan_view::PlanView;
use crate::site::Site;

/// Plan, indicator, area and period, as an address names them.
type ValuePath = (String, String, String, String);

/// Its routes.
pub fn routes() -> Router<Site> {
    let value = "/desk/values/{plan}/{indicator}/{area}/{period}";
    Router::new()
        .route(value, get(show_value))
        .route(&format!("{value}/contest"), post(contest))
        .route(&format!("{value}/settle"), post(settle))
}

/// A value with all that is known of it.
pub struct Value {
    /// The plan as it is worked on.
    pub view: Arc<PlanView>,
    /// The indicator.
    pub indicator: Code,
    /// The area.
    pub area: AreaCode,
    /// The period.
    pub period: Period,
    /// Every recording, the latest last.
    pub history: Vec<RecordedReading>,
    /// The contest about it, open or settled.
    pub contest: Option<Held<Contest>>,
    /// What colleagues are called.
    pub names: Names,
}

impl Value {
    /// Its address, without the language.
    pub fn address(&self) -> String {
        let plan = &self.view.plan.profile.code;
        format!("/desk/values/{plan}/{}/{}/{}", self.indicator, self.area, self.period.code())
    }
}

async fn enter(site: &Site, staff: &Staff, (plan, indicator, area, period): &ValuePath) -> Result<Value, Refused> {
    let asked = &staff.asked;
    let missing = || staff.missing("この値は計画にありません。", "The plan has no such value.");
    let (plan, indicator) = (code(asked, plan)?, code(asked, indicator)?);
    let area = AreaCode::read(area).map_err(|_| missing())?;
    let period = Period::read(period).map_err(|_| missing())?;
    let view = site.working_plan(&staff.actor, &plan, None).await.map_err(staff.refusal())?;
    if view.position(indicator.as_str()).is_none() {
        return Err(missing());
    }
    let mut history = view_history(site.store(), &plan, &indicator).await.map_err(staff.refusal())?;
    history.retain(|one| one.area == area && one.period == period);
    let contests = list_contests(site.store(), &plan).await.map_err(staff.refusal())?;
    let contest = contests.into_iter().find(|contest| {
        let own = &contest.reading;
        own.indicator == indicator && own.area == area && own.period == period
    });
    let mut accounts: Vec<&str> = history.iter().map(|one| one.entry.recorded_by.as_str()).collect();
    if let Some(contest) = &contest {
        accounts.push(contest.by.as_str());
        accounts.extend(contest.settlement.as_ref().map(|settlement| settlement.by.as_str()));
    }
    let names = Names::of(site, accounts.into_iter()).await.map_err(staff.refusal())?;
    Ok(Value { view, indicator, area, period, history, contest, names })
}

async fn show_value(State(site): State<Site>, staff: Staff, Path(at): Path<ValuePath>) -> Result<Response, Refused> {
    let value = enter(&site, &staff, &at).await?;
    Ok(value_page(&staff, &value, &Fields::default(), &[]).into_response())
}

async fn contest(
    State(site): State<Site>,
    staff: Staff,
    Path(at): Path<ValuePath>,
    fields: Fields,
) -> Result<Response, Refused> {
    let value = enter(&site, &staff, &at).await?;
    let names = ["status", "value", "text", "source", "note"];
    let cells: BTreeMap<String, String> =
        names.iter().map(|name| ((*name).to_owned(), fields.get(name).to_owned())).collect();
    let key = (&value.indicator, value.area, value.period);
    let read = read_contested(&value.view.plan, &surroundings(), key, &cells);
    let outcome = match read {
        Ok(reading) => {
            let plan = &value.view.plan.profile.code;
            let (method, reason) = (fields.get("method"), fields.get("reason"));
            contest_value(site.store(), &staff.actor, plan, reading, method, reason, site.now()).await
        }
        Err(error) => Err(error),
    };
    let said = Sentence::new(
        "異議を出しました。決着するまで、両方の値が見えます。",
        "The value is contested; both values are shown until it is settled.",
    );
    answer(&staff, &value, &fields, outcome, &said)
}

async fn settle(
    State(site): State<Site>,
    staff: Staff,
    Path(at): Path<ValuePath>,
    fields: Fields,
) -> Result<Response, Refused> {
    let value = enter(&site, &staff, &at).await?;
    let Some(contest) = value.contest.as_ref().filter(|contest| contest.settlement.is_none()) else {
        return Err(
            staff.missing("この値に、決着していない異議はありません。", "Nothing is to be settled about this value.")
        );
    };
    let is_accepted = fields.get("do") == "accept";
    let owner = value.view.plan.area();
    let (store, actor) = (site.store(), &staff.actor);
    let outcome = settle_contest(store, actor, contest, owner, is_accepted, fields.get("settlement"), site.now()).await;
    let said = if is_accepted {
        Sentence::new(
            "異議を認め、計画の値を置き換えました。",
            "The objection was accepted; its value is now that of the plan.",
        )
    } else {
        Sentence::new(
            "異議を認めず、計画の値を保ちました。",
            "The objection was not accepted; the plan keeps its value.",
        )
    };
    answer(&staff, &value, &fields, outcome, &said)
}

fn answer(
    staff: &Staff,
    value: &Value,
    fields: &Fields,
    outcome: Result<(), Error>,
    said: &Sentence,
) -> Result<Response, Refused> {
    match outcome {
        Ok(()) => Ok(staff.done(&value.address(), said)),
        Err(Error::Invalid(refusals)) => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, value_page(staff, value, fields, &refusals)).into_response())
        }
        Err(other) => Err(staff.refusal()(other)),
    }
}
