//! Approving by the planning office: the answer becomes part of the plan.

use jiff::Timestamp;
use rashin_model::Code;
use rashin_model::people::Action;
use rashin_model::review::{Answer, AnswerState, Asked};
use rashin_model::staged::StagedRow;
use rashin_model::tables::Reading;

use crate::change_lines::reading_lines;
use crate::port::{Base, Change, ReadingChange, Store};
use crate::records::{self, Changes, Held};
use crate::review::answers::{RowSet, load_rows};
use crate::review::check_answer::{AnsweredRow, Checks, check_answer};
use crate::review::endorse_answers::require_answer;
use crate::rights::Actor;
use crate::{Error, Refusal, view_history};

/// How often an approval starts again when the plan changed meanwhile in another place.
const ATTEMPTS: usize = 8;

/// Approves answers: values are recorded in the plan, steps and marks are laid over it. All or none;
/// gives how many.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Invalid`] when the plan changed so that an answer no longer fits;
/// [`Error::Stale`] when somebody else acted on one of them; [`Error::Store`].
pub async fn approve_answers(
    store: &impl Store,
    actor: &Actor,
    rows: &RowSet,
    checks: &Checks<'_>,
    asked: &[Asked],
    at: Timestamp,
) -> Result<usize, Error> {
    rows.require_open()?;
    let mut taken = Vec::new();
    let mut refusals = Vec::new();
    for asked in asked {
        let held = require_answer(actor, rows, asked, Action::ApproveAnswer)?;
        let checked = check_answer(checks, asked, &held.cells);
        match checked.row.clone().filter(|_| checked.is_fine()) {
            Some(row) => taken.push((held, row)),
            None => refusals.extend(
                checked
                    .findings
                    .into_iter()
                    .map(|finding| Refusal::new(format!("{asked} {}", finding.column), finding.sentence, finding.hint)),
            ),
        }
    }
    if !refusals.is_empty() {
        return Err(Error::Invalid(refusals));
    }
    if taken.is_empty() {
        return Ok(0);
    }
    for attempt in 1.. {
        match take(store, actor, rows, &taken, at).await {
            // Another approval changed the plan in between: what it recorded does not touch these rows
            // unless one of them moved on as well.
            Err(Error::Stale) if attempt < ATTEMPTS && is_unmoved(store, rows, &taken).await? => {}
            Err(error) => return Err(error),
            Ok(()) => break,
        }
    }
    Ok(taken.len())
}

async fn is_unmoved(store: &impl Store, rows: &RowSet, taken: &[(&Held<Answer>, AnsweredRow)]) -> Result<bool, Error> {
    let request = &rows.request;
    let now = load_rows(store, &request.plan, &request.review, &request.office).await?;
    Ok(taken.iter().all(|(held, _)| {
        let row = now.row(&held.asked).ok().and_then(|row| row.answer.as_ref());
        row.is_some_and(|answer| answer.version == held.version)
    }))
}

async fn take(
    store: &impl Store,
    actor: &Actor,
    rows: &RowSet,
    taken: &[(&Held<Answer>, AnsweredRow)],
    at: Timestamp,
) -> Result<(), Error> {
    let request = &rows.request;
    let plan = &request.plan;
    let by = actor.account();
    let subject = format!("{plan}/{}/{}", request.review, request.office);
    let reason = format!("{} {}", rows.round.name, rows.office.name);
    let mut changes =
        Changes::new(&actor.id, "approve_answers", &subject, at).of(rows.subject.government).because(&reason);
    let mut readings: Vec<&Reading> = Vec::new();
    for (held, row) in taken {
        let state = AnswerState::Approved { by: by.clone() };
        changes.replace(held, &Answer { state, at, ..held.value.clone() });
        match row {
            AnsweredRow::Reading(reading) => readings.push(reading),
            AnsweredRow::Step(step) => stage(store, &mut changes, StagedRow::of(plan, &**step, &by, at)).await?,
            AnsweredRow::Grade(grade) => stage(store, &mut changes, StagedRow::of(plan, &**grade, &by, at)).await?,
        }
    }
    // The head is read before the values: if the plan changes in between, the commit is refused.
    let base = base_now(store, plan).await?;
    let known = recorded(store, plan, &readings).await?;
    let known_of = |new: &Reading| {
        let place = readings.iter().position(|reading| *reading == new)?;
        known[place].as_ref()
    };
    let news = readings.iter().filter(|new| known_of(new) != Some(*new)).map(|new| ReadingChange::Put(new));
    let news: Vec<ReadingChange<'_>> = news.collect();
    if !news.is_empty() {
        let lines = reading_lines(&news, known_of);
        let change = Change { plan, base, at, by: &actor.id, reason: &reason, revision: None, readings: news };
        changes.change_plan(change, lines);
    }
    changes.commit(store).await.map(|_| ())
}

async fn base_now(store: &impl Store, plan: &Code) -> Result<Base, Error> {
    let header = store.header(plan).await.map_err(|error| Error::of(error, plan))?;
    let header = header.ok_or_else(|| Error::NoSuchPlan(plan.clone()))?;
    Ok(Base { revision: header.revision.number, entry: header.latest.number })
}

/// What is recorded now for the same indicators, areas and periods, in the same order.
async fn recorded(store: &impl Store, plan: &Code, readings: &[&Reading]) -> Result<Vec<Option<Reading>>, Error> {
    let mut found = Vec::new();
    for reading in readings {
        let history = view_history(store, plan, &reading.indicator).await?;
        let mut same = history.into_iter().filter(|row| (row.area, row.period) == (reading.area, reading.period));
        found.push(same.next_back().and_then(|row| row.reading));
    }
    Ok(found)
}

/// Lays a row over the plan, in place of the one staged before.
async fn stage(store: &impl Store, changes: &mut Changes<'_>, row: StagedRow) -> Result<(), Error> {
    let before: Option<Held<StagedRow>> = records::find(store, &records::Record::key(&row)).await?;
    changes.put(&row, before.map(|held| held.version));
    Ok(())
}
