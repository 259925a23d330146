//! Approving inside an office or a municipality.

use jiff::Timestamp;
use rashin_model::people::Action;
use rashin_model::review::{Answer, AnswerState, Asked};

use crate::Error;
use crate::port::Store;
use crate::records::{Changes, Held};
use crate::review::answers::RowSet;
use crate::rights::Actor;

/// Approves answers inside the office: they go to the planning office. All or none; gives how many.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Missing`]; [`Error::Stale`] when somebody else acted on one of them
/// in between; [`Error::Store`].
pub async fn endorse_answers(
    store: &impl Store,
    actor: &Actor,
    rows: &RowSet,
    asked: &[Asked],
    at: Timestamp,
) -> Result<usize, Error> {
    let by = actor.account();
    move_answers(store, actor, rows, asked, (Action::EndorseAnswer, "endorse_answers", ""), at, |_| {
        AnswerState::Endorsed { by: by.clone() }
    })
    .await
}

/// Moves answers to another state: all of them, or none.
pub(crate) async fn move_answers(
    store: &impl Store,
    actor: &Actor,
    rows: &RowSet,
    asked: &[Asked],
    (action, name, reason): (Action, &str, &str),
    at: Timestamp,
    state: impl Fn(&Answer) -> AnswerState,
) -> Result<usize, Error> {
    rows.require_open()?;
    let subject = format!("{}/{}/{}", rows.request.plan, rows.request.review, rows.request.office);
    let mut changes = Changes::new(&actor.id, name, &subject, at).of(rows.subject.government).because(reason);
    for asked in asked {
        let held = require_answer(actor, rows, asked, action)?;
        changes.replace(held, &Answer { state: state(held), at, ..held.value.clone() });
    }
    if !changes.is_empty() {
        changes.commit(store).await?;
    }
    Ok(asked.len())
}

/// The answer to a row, if the actor may do something with it.
pub(crate) fn require_answer<'a>(
    actor: &Actor,
    rows: &'a RowSet,
    asked: &Asked,
    action: Action,
) -> Result<&'a Held<Answer>, Error> {
    let row = rows.row(asked)?;
    actor.require(action, &rows.subject.clone().at(row.step()))?;
    // A row without an answer is at the step of a draft, at which none of these actions is allowed to
    // anybody but the operator.
    row.answer.as_ref().ok_or_else(|| {
        Error::Missing(rashin_model::Sentence::new(
            format!("「{asked}」はまだ回答されていません"),
            format!("\"{asked}\" was not answered yet"),
        ))
    })
}
