//! Closing, reopening and withdrawing a review; extending and withdrawing a request.

use jiff::Timestamp;
use jiff::civil::Date;
use rashin_model::people::Action;
use rashin_model::review::{Answer, AnswerState, AnswerStep, Request, RequestState, Round, RoundState};
use rashin_model::{AreaCode, Sentence};

use crate::Error;
use crate::port::Store;
use crate::records::{Changes, Held};
use crate::review::answers::list_answers;
use crate::rights::{Actor, Subject};

/// Closes a review: what was approved is locked, nothing more is taken.
///
/// `owner` is the government whose plan it is, here and below.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Stale`]; [`Error::Store`].
pub async fn close_review(
    store: &impl Store,
    actor: &Actor,
    round: &Held<Round>,
    owner: AreaCode,
    at: Timestamp,
) -> Result<(), Error> {
    actor.require(Action::ChangeReview, &Subject::of_government(owner))?;
    let subject = format!("{}/{}", round.plan, round.code);
    let answers = list_answers(store, &format!("{subject}/")).await?;
    let mut changes = Changes::new(&actor.id, "close_review", &subject, at).of(owner);
    changes.replace(round, &Round { state: RoundState::Closed, ..round.value.clone() });
    for answer in answers.iter().filter(|answer| answer.state.step() == AnswerStep::Approved) {
        changes.replace(answer, &Answer { state: AnswerState::Locked, ..answer.value.clone() });
    }
    changes.commit(store).await.map(|_| ())
}

/// Reopens a review with a reason. What was locked stays approved and can be returned again.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Invalid`] without a reason; [`Error::Stale`]; [`Error::Store`].
pub async fn reopen_review(
    store: &impl Store,
    actor: &Actor,
    round: &Held<Round>,
    owner: AreaCode,
    reason: &str,
    at: Timestamp,
) -> Result<(), Error> {
    actor.require(Action::ChangeReview, &Subject::of_government(owner))?;
    require_reason(reason)?;
    let subject = format!("{}/{}", round.plan, round.code);
    let answers = list_answers(store, &format!("{subject}/")).await?;
    let mut changes = Changes::new(&actor.id, "reopen_review", &subject, at).of(owner).because(reason);
    changes.replace(round, &Round { state: RoundState::Open, ..round.value.clone() });
    for answer in answers.iter().filter(|answer| answer.state.step() == AnswerStep::Locked) {
        let state = AnswerState::Approved { by: answer.by.clone() };
        changes.replace(answer, &Answer { state, ..answer.value.clone() });
    }
    changes.commit(store).await.map(|_| ())
}

/// Withdraws a review with a reason: nobody is asked any more.
///
/// # Errors
/// As [`reopen_review`].
pub async fn withdraw_review(
    store: &impl Store,
    actor: &Actor,
    round: &Held<Round>,
    owner: AreaCode,
    reason: &str,
    at: Timestamp,
) -> Result<(), Error> {
    actor.require(Action::ChangeReview, &Subject::of_government(owner))?;
    require_reason(reason)?;
    let subject = format!("{}/{}", round.plan, round.code);
    let mut changes = Changes::new(&actor.id, "withdraw_review", &subject, at).of(owner).because(reason);
    changes.replace(round, &Round { state: RoundState::Withdrawn, ..round.value.clone() });
    changes.commit(store).await.map(|_| ())
}

/// Gives an office another due date, with a reason.
///
/// # Errors
/// As [`reopen_review`].
pub async fn extend_request(
    store: &impl Store,
    actor: &Actor,
    request: &Held<Request>,
    owner: AreaCode,
    due: Date,
    reason: &str,
    at: Timestamp,
) -> Result<(), Error> {
    let after = Request { due, state: RequestState::Open, ..request.value.clone() };
    change_request(store, actor, request, owner, &after, ("extend_request", reason), at).await
}

/// Takes a request back, with a reason.
///
/// # Errors
/// As [`reopen_review`].
pub async fn withdraw_request(
    store: &impl Store,
    actor: &Actor,
    request: &Held<Request>,
    owner: AreaCode,
    reason: &str,
    at: Timestamp,
) -> Result<(), Error> {
    let after = Request { state: RequestState::Withdrawn, ..request.value.clone() };
    change_request(store, actor, request, owner, &after, ("withdraw_request", reason), at).await
}

async fn change_request(
    store: &impl Store,
    actor: &Actor,
    request: &Held<Request>,
    owner: AreaCode,
    after: &Request,
    (action, reason): (&str, &str),
    at: Timestamp,
) -> Result<(), Error> {
    actor.require(Action::ChangeReview, &Subject::of_government(owner))?;
    require_reason(reason)?;
    let subject = format!("{}/{}/{}", request.plan, request.review, request.office);
    let mut changes = Changes::new(&actor.id, action, &subject, at).of(owner).because(reason);
    changes.replace(request, after);
    changes.commit(store).await.map(|_| ())
}

fn require_reason(reason: &str) -> Result<(), Error> {
    if reason.trim().is_empty() {
        return Err(Error::invalid(
            "reason",
            Sentence::new("理由がありません", "no reason is given"),
            Sentence::new("照会先にも伝わる理由を書いてください", "give a reason; those who were asked see it"),
        ));
    }
    Ok(())
}
