//! The review board: who has the ball, since when, what is late.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use rashin_model::people::{Action, Office};
use rashin_model::review::{Answer, AnswerStep, Request, RequestState, Round};
use rashin_model::{AreaCode, Code};

use crate::Error;
use crate::people::list_offices;
use crate::port::Store;
use crate::records::{self, Held};
use crate::review::answers::list_answers;
use crate::review::ball::Ball;
use crate::rights::{Actor, Subject};

/// Where one request stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardRow {
    /// The request.
    pub request: Held<Request>,
    /// The office.
    pub office: Office,
    /// How many rows are at which step; rows without an answer are drafts.
    pub steps: BTreeMap<AnswerStep, usize>,
    /// Who is to act next: the first in the chain who has a row.
    pub ball: Ball,
    /// Since when.
    pub since: Timestamp,
    /// How many days it is late; 0 if it is not, or nothing is left to do.
    pub days_late: i64,
}

impl BoardRow {
    /// How many rows were handed in or are past that.
    pub fn answered(&self) -> usize {
        self.request.rows.len() - self.with(Ball::Owner)
    }

    /// How many rows are approved by the planning office.
    pub fn approved(&self) -> usize {
        self.with(Ball::Nobody)
    }

    /// For how many rows somebody is to act.
    pub fn with(&self, ball: Ball) -> usize {
        self.steps.iter().filter(|(step, _)| Ball::at(**step) == ball).map(|(_, count)| count).sum()
    }
}

/// How many of the rows of a request are at which step.
pub fn count_steps<'a>(request: &Request, answers: impl Iterator<Item = &'a Answer>) -> BTreeMap<AnswerStep, usize> {
    let mut steps: BTreeMap<AnswerStep, usize> = BTreeMap::new();
    let mut answered = 0;
    for answer in answers {
        *steps.entry(answer.state.step()).or_default() += 1;
        answered += 1;
    }
    *steps.entry(AnswerStep::Draft).or_default() += request.rows.len().saturating_sub(answered);
    steps.retain(|_, count| *count > 0);
    steps
}

/// Every request of a review, by office.
///
/// `owner` is the government whose plan it is.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Store`].
pub async fn view_board(
    store: &impl Store,
    actor: &Actor,
    round: &Round,
    owner: AreaCode,
    today: Date,
) -> Result<Vec<BoardRow>, Error> {
    actor.require(Action::SeeBoard, &Subject::of_government(owner))?;
    let prefix = format!("{}/{}/", round.plan, round.code);
    let requests = records::list::<Request>(store, &prefix).await?;
    let answers = list_answers(store, &prefix).await?;
    let offices = list_offices(store).await?;
    Ok(board_rows(requests, &answers, &offices, today))
}

/// The open requests of some offices, in every review that is open.
///
/// # Errors
/// [`Error::Store`].
pub async fn view_own_requests(
    store: &impl Store,
    round: &Round,
    own: &[Code],
    today: Date,
) -> Result<Vec<BoardRow>, Error> {
    let offices = list_offices(store).await?;
    let mut rows = Vec::new();
    for office in own {
        let key = format!("{}/{}/{office}", round.plan, round.code);
        if let Some(request) = records::find::<Request>(store, &key).await? {
            let answers = list_answers(store, &format!("{key}/")).await?;
            rows.extend(board_rows(vec![request], &answers, &offices, today));
        }
    }
    Ok(rows)
}

pub(crate) fn board_rows(
    requests: Vec<Held<Request>>,
    answers: &[Held<Answer>],
    offices: &[Held<Office>],
    today: Date,
) -> Vec<BoardRow> {
    let mut by_office: BTreeMap<&Code, Vec<&Answer>> = BTreeMap::new();
    for answer in answers {
        by_office.entry(&answer.office).or_default().push(&answer.value);
    }
    let rows = requests.into_iter().filter_map(|request| {
        let office = offices.iter().find(|office| office.code == request.office)?.value.clone();
        let answers = by_office.get(&request.office).map_or(&[][..], Vec::as_slice);
        let steps = count_steps(&request, answers.iter().copied());
        let ball = steps.keys().map(|step| Ball::at(*step)).min().unwrap_or(Ball::Nobody);
        let waiting = answers.iter().filter(|answer| Ball::at(answer.state.step()) == ball).map(|answer| answer.at);
        let since = waiting.min().unwrap_or(request.asked_at);
        let is_left = request.state == RequestState::Open && ball != Ball::Nobody;
        let days_late = if is_left { (today - request.due).get_days().max(0).into() } else { 0 };
        Some(BoardRow { request, office, steps, ball, since, days_late })
    });
    rows.collect()
}
