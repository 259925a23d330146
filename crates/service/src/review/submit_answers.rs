//! Handing answers in.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rashin_model::Severity;
use rashin_model::people::Action;
use rashin_model::review::{Answer, AnswerState, AnswerStep};

use crate::port::Store;
use crate::records::Changes;
use crate::review::answers::{Row, RowSet};
use crate::review::check_answer::{Checks, check_answer};
use crate::review::submission::Submission;
use crate::rights::Actor;
use crate::{Error, Refusal};

/// Hands answers in, all or none of them, and gives how many. Whoever hands in is on record as the
/// author.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Invalid`] with every cell that cannot be taken; [`Error::Stale`]
/// when somebody else changed one of the rows since `rows` was read; [`Error::Store`].
pub async fn submit_answers(
    store: &impl Store,
    actor: &Actor,
    rows: &RowSet,
    checks: &Checks<'_>,
    submissions: &[Submission],
    at: Timestamp,
) -> Result<usize, Error> {
    rows.require_open()?;
    let mut refusals = Vec::new();
    let subject = format!("{}/{}/{}", rows.request.plan, rows.request.review, rows.request.office);
    let mut changes = Changes::new(&actor.id, "submit_answers", &subject, at).of(rows.subject.government);
    for submission in submissions {
        let row = rows.row(&submission.asked)?;
        actor.require(Action::SubmitAnswer, &rows.subject.clone().at(row.step()))?;
        let checked = check_answer(checks, &submission.asked, &submission.cells);
        let place = |column: &str| format!("{} {column}", submission.asked);
        refusals.extend(
            checked
                .findings
                .iter()
                .filter(|finding| finding.severity == Severity::Error)
                .map(|finding| Refusal::new(place(finding.column), finding.sentence.clone(), finding.hint.clone())),
        );
        let Some(answered) = checked.row else { continue };
        put_answer(&mut changes, actor, rows, row, answered.cells(&submission.asked), submission, at);
    }
    if !refusals.is_empty() {
        return Err(Error::Invalid(refusals));
    }
    if !changes.is_empty() {
        changes.commit(store).await?;
    }
    Ok(submissions.len())
}

fn put_answer(
    changes: &mut Changes<'_>,
    actor: &Actor,
    rows: &RowSet,
    row: &Row,
    cells: BTreeMap<String, String>,
    submission: &Submission,
    at: Timestamp,
) {
    let state = match row.step() {
        AnswerStep::Returned => AnswerState::Resubmitted,
        _ => AnswerState::Submitted,
    };
    let answer = Answer {
        plan: rows.request.plan.clone(),
        review: rows.request.review.clone(),
        office: rows.request.office.clone(),
        government: rows.subject.government,
        asked: submission.asked.clone(),
        cells,
        evidence: submission.evidence.clone(),
        state,
        by: actor.account(),
        at,
    };
    changes.put(&answer, row.answer.as_ref().map(|held| held.version));
    if let Some(draft) = &row.draft {
        changes.remove(draft);
    }
}
