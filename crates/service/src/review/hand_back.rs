//! Giving answers back to whoever wrote them.

use jiff::Timestamp;
use rashin_model::Sentence;
use rashin_model::people::Action;
use rashin_model::review::{AnswerState, Asked};

use crate::Error;
use crate::port::Store;
use crate::review::answers::RowSet;
use crate::review::endorse_answers::move_answers;
use crate::rights::Actor;

/// Returns answers with a reason. A value that was approved stays in the plan until another is.
///
/// # Errors
/// [`Error::Invalid`] without a reason; [`Error::Forbidden`]; [`Error::Stale`]; [`Error::Store`].
pub async fn return_answers(
    store: &impl Store,
    actor: &Actor,
    rows: &RowSet,
    asked: &[Asked],
    reason: &str,
    at: Timestamp,
) -> Result<usize, Error> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::invalid(
            "reason",
            Sentence::new("差戻しの理由が書かれていません", "no reason for returning is given"),
            Sentence::new("何を直してほしいかを書いてください", "say what is to be corrected"),
        ));
    }
    let by = actor.account();
    move_answers(store, actor, rows, asked, (Action::ReturnAnswer, "return_answers", reason), at, |_| {
        AnswerState::Returned { by: by.clone(), reason: reason.to_owned() }
    })
    .await
}

/// Takes back what was handed in and not yet approved.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Stale`]; [`Error::Store`].
pub async fn recall_answers(
    store: &impl Store,
    actor: &Actor,
    rows: &RowSet,
    asked: &[Asked],
    at: Timestamp,
) -> Result<usize, Error> {
    move_answers(store, actor, rows, asked, (Action::RecallAnswer, "recall_answers", ""), at, |_| AnswerState::Draft)
        .await
}
