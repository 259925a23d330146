//! Contesting a value, and settling it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rashin_model::check::Surroundings;
use rashin_model::people::Action;
use rashin_model::review::{Contest, Settlement};
use rashin_model::table::Row as _;
use rashin_model::tables::Reading;
use rashin_model::{AreaCode, Cell as _, Code, Misread, Period, Plan, Sentence, Severity};

use crate::change_lines::change_lines;
use crate::import_plan::base_of;
use crate::port::{Change, Known, ReadingChange, Store};
use crate::records::{self, Changes, Held};
use crate::review::check_reading::settled_reading;
use crate::rights::{Actor, Subject};
use crate::{Error, Refusal};

/// The value that a lower tier holds to be right, as it was typed. `cells` are by column of the table
/// of readings.
///
/// # Errors
/// [`Error::Invalid`] with every cell that cannot be taken.
pub fn read_contested(
    plan: &Plan,
    surroundings: &Surroundings<'_>,
    (indicator, area, period): (&Code, AreaCode, Period),
    cells: &BTreeMap<String, String>,
) -> Result<Reading, Error> {
    let table = Reading::TABLE;
    let keys = [("indicator", indicator.write()), ("area", area.write()), ("period", period.write())];
    let read = Reading::read(|position| {
        let name = table.columns[position].name;
        let key = keys.iter().find(|(column, _)| *column == name).map(|(_, text)| text.as_str());
        key.unwrap_or_else(|| cells.get(name).map_or("", |text| text.trim()))
    });
    let reading = read.map_err(|problems| {
        let refusal =
            |(column, what): (usize, Box<Misread>)| Refusal::new(table.columns[column].name, what.sentence, what.hint);
        Error::Invalid(problems.into_iter().map(refusal).collect())
    })?;
    let (reading, findings) = settled_reading(plan, surroundings, reading);
    let wrong: Vec<Refusal> = findings
        .into_iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| Refusal::new(finding.column, finding.sentence, finding.hint))
        .collect();
    if wrong.is_empty() { Ok(reading) } else { Err(Error::Invalid(wrong)) }
}

/// Contests the value in the plan by one's own, with its source, method and reason.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Invalid`] when something is missing or a contest of this value is
/// open; [`Error::Store`].
pub async fn contest_value(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    reading: Reading,
    method: &str,
    reason: &str,
    at: Timestamp,
) -> Result<(), Error> {
    let government = reading.area;
    actor.require(Action::ContestValue, &Subject::of_government(government))?;
    let given = |text: &str| !text.trim().is_empty();
    let needed = [
        ("value", reading.value.is_some() || reading.text.is_some(), "値", "the value"),
        ("source", reading.source.as_deref().is_some_and(given), "出典", "the source"),
        ("method", given(method), "求め方", "the method"),
        ("reason", given(reason), "理由", "the reason"),
    ];
    let refusals: Vec<Refusal> = needed
        .into_iter()
        .filter(|(_, is_given, ..)| !is_given)
        .map(|(place, _, ja, en)| {
            Refusal::new(
                place,
                Sentence::new(format!("{ja}がありません"), format!("{en} is missing")),
                Sentence::new(format!("{ja}を書いてください"), format!("give {en}")),
            )
        })
        .collect();
    if !refusals.is_empty() {
        return Err(Error::Invalid(refusals));
    }
    let contest = Contest {
        plan: plan.clone(),
        government,
        reading,
        method: method.trim().to_owned(),
        reason: reason.trim().to_owned(),
        by: actor.account(),
        at,
        settlement: None,
    };
    let subject = records::Record::key(&contest);
    let before: Option<Held<Contest>> = records::find(store, &subject).await?;
    if before.as_ref().is_some_and(|before| before.settlement.is_none()) {
        return Err(Error::invalid(
            "value",
            Sentence::new("この値には決着していない異議があります", "this value is contested already"),
            Sentence::new("決着を待ってください", "wait until that is settled"),
        ));
    }
    let mut changes = Changes::new(&actor.id, "contest_value", &subject, at).of(government).because(reason);
    changes.put(&contest, before.map(|held| held.version));
    changes.commit(store).await.map(|_| ())
}

/// Settles a contest: accepted, the contested value gives way in the plan.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Invalid`] without a reason; [`Error::Stale`] when the plan or the
/// contest changed in between; [`Error::Store`].
pub async fn settle_contest(
    store: &impl Store,
    actor: &Actor,
    contest: &Held<Contest>,
    owner: AreaCode,
    accepted: bool,
    reason: &str,
    at: Timestamp,
) -> Result<(), Error> {
    actor.require(Action::SettleContest, &Subject::of_government(owner))?;
    if reason.trim().is_empty() {
        return Err(Error::invalid(
            "reason",
            Sentence::new("理由がありません", "no reason is given"),
            Sentence::new("なぜそう決めたかを書いてください", "say why it was settled so"),
        ));
    }
    let settlement = Settlement { accepted, reason: reason.trim().to_owned(), by: actor.account(), at };
    let settled = Contest { settlement: Some(settlement), ..contest.value.clone() };
    let subject = records::Record::key(&contest.value);
    let plan = &contest.plan;
    let stored = store.load(plan, Known::Now).await.map_err(|error| Error::of(error, plan))?;
    let stored = stored.ok_or_else(|| Error::NoSuchPlan(plan.clone()))?;
    let mut changes = Changes::new(&actor.id, "settle_contest", &subject, at).of(contest.government).because(reason);
    changes.replace(contest, &settled);
    if accepted {
        let readings = vec![ReadingChange::Put(&contest.reading)];
        let change = Change { plan, base: base_of(Some(&stored)), at, by: &actor.id, reason, revision: None, readings };
        let lines = change_lines(Some(&stored), &change);
        changes.change_plan(change, lines);
    }
    changes.commit(store).await.map(|_| ())
}

/// The contests of a plan, open and settled.
///
/// # Errors
/// [`Error::Store`].
pub async fn list_contests(store: &impl Store, plan: &Code) -> Result<Vec<Held<Contest>>, Error> {
    records::list(store, &format!("{plan}/")).await
}
