//! Closing, reopening and withdrawing a review; extending and withdrawing a request.

use jiff::Timestamp;
use jiff::civil::Date;
use rashin_model::people::Action;
use rashin_model::review::{Answer, AnswerState, Request, RequestState, Round, RoundState};
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
    let review = key(round);
    let mut changes = begin(actor, &review, owner, "close_review", at)?;
    changes.replace(round, &Round { state: RoundState::Closed, ..round.value.clone() });
    for answer in answers_of(store, &review).await? {
        if let AnswerState::Approved { by } = answer.state.clone() {
            changes.replace(&answer, &Answer { state: AnswerState::Locked { by }, ..answer.value.clone() });
        }
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
    let review = key(round);
    let mut changes = begin(actor, &review, owner, "reopen_review", at)?.because(reason);
    require_reason(reason)?;
    changes.replace(round, &Round { state: RoundState::Open, ..round.value.clone() });
    for answer in answers_of(store, &review).await? {
        if let AnswerState::Locked { by } = answer.state.clone() {
            changes.replace(&answer, &Answer { state: AnswerState::Approved { by }, ..answer.value.clone() });
        }
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
    let review = key(round);
    let mut changes = begin(actor, &review, owner, "withdraw_review", at)?.because(reason);
    require_reason(reason)?;
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

/// A change of a review, by somebody who may.
fn begin<'a>(
    actor: &'a Actor,
    subject: &'a str,
    owner: AreaCode,
    action: &'a str,
    at: Timestamp,
) -> Result<Changes<'a>, Error> {
    actor.require(Action::ChangeReview, &Subject::of_government(owner))?;
    Ok(Changes::new(&actor.id, action, subject, at).of(owner))
}

/// How records and the journal name a review.
fn key(round: &Round) -> String {
    format!("{}/{}", round.plan, round.code)
}

async fn answers_of(store: &impl Store, review: &str) -> Result<Vec<Held<Answer>>, Error> {
    list_answers(store, &format!("{review}/")).await
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
