//! The rows of a request with what was answered so far.

use std::collections::BTreeMap;

use rashin_model::people::{Action, Government, Office};
use rashin_model::review::{Answer, AnswerStep, Asked, Request, RequestState, Round, RoundState};
use rashin_model::{Code, Sentence};

use crate::Error;
use crate::people::{find_office, parent_of};
use crate::port::Store;
use crate::records::{self, Held};
use crate::review::draft::{Draft, list_drafts};
use crate::rights::{Actor, Subject};

/// A row that is asked for, with its draft and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The row.
    pub asked: Asked,
    /// What is being typed.
    pub draft: Option<Held<Draft>>,
    /// What was handed in.
    pub answer: Option<Held<Answer>>,
}

impl Row {
    /// How far the row has come.
    pub fn step(&self) -> AnswerStep {
        self.answer.as_ref().map_or(AnswerStep::Draft, |answer| answer.state.step())
    }
}

/// A request with its rows: everything that is needed to look at it or to work on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowSet {
    /// The review.
    pub round: Held<Round>,
    /// The request.
    pub request: Held<Request>,
    /// The office.
    pub office: Office,
    /// The government of the office, if it is known.
    pub government: Option<Government>,
    /// Whose it is.
    pub subject: Subject,
    /// The rows, in the order asked.
    pub rows: Vec<Row>,
}

impl RowSet {
    /// One of its rows.
    ///
    /// # Errors
    /// [`Error::Missing`] if the office is not asked for it.
    pub fn row(&self, asked: &Asked) -> Result<&Row, Error> {
        self.rows.iter().find(|row| row.asked == *asked).ok_or_else(|| {
            Error::Missing(Sentence::new(
                format!("「{asked}」はこの所属に照会していません。照会の内容を確かめてください"),
                format!("This office is not asked for \"{asked}\". Look at the request again."),
            ))
        })
    }

    /// Refuses what comes after the review was closed or the request withdrawn.
    ///
    /// # Errors
    /// [`Error::Invalid`].
    pub fn require_open(&self) -> Result<(), Error> {
        if self.round.state == RoundState::Open && self.request.state == RequestState::Open {
            return Ok(());
        }
        Err(Error::invalid(
            self.round.name.clone(),
            Sentence::new("この照会は受付を終えています", "this request no longer takes answers"),
            Sentence::new(
                "企画担当に、受付の再開を頼んでください。入力したものはこの画面に残っています",
                "ask the planning office to reopen it; what you typed is still on this page",
            ),
        ))
    }

    /// Refuses whoever sees no answer of this office at any step.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub fn require_seen(&self, actor: &Actor) -> Result<(), Error> {
        let sees = |step: &AnswerStep| actor.may(Action::SeeAnswer, &self.subject.clone().at(*step));
        if AnswerStep::ALL.iter().any(sees) { Ok(()) } else { actor.require(Action::SeeAnswer, &self.subject) }
    }

    /// Refuses those who may not see a row at the step it is at.
    ///
    /// # Errors
    /// [`Error::Missing`]; [`Error::Forbidden`].
    pub fn require_row_seen(&self, actor: &Actor, asked: &Asked) -> Result<(), Error> {
        actor.require(Action::SeeAnswer, &self.subject.clone().at(self.row(asked)?.step()))
    }

    /// Whether an actor may do something with a row as it stands now.
    pub fn may(&self, actor: &Actor, action: Action, row: &Row) -> bool {
        let only_looks = matches!(action, Action::SeeAnswer | Action::AddRemark);
        let is_open = self.round.state == RoundState::Open && self.request.state == RequestState::Open;
        (is_open || only_looks) && actor.may(action, &self.subject.clone().at(row.step()))
    }

    /// Whether an actor works on what is not handed in: the draft is theirs to see.
    pub fn shares_drafts(&self, actor: &Actor) -> bool {
        let may = |action, step| actor.may(action, &self.subject.clone().at(step));
        may(Action::EditAnswer, AnswerStep::Draft) || may(Action::EndorseAnswer, AnswerStep::Submitted)
    }

    /// The rows that an actor may see.
    pub fn visible_to<'a>(&'a self, actor: &'a Actor) -> impl Iterator<Item = &'a Row> {
        self.rows.iter().filter(move |row| actor.may(Action::SeeAnswer, &self.subject.clone().at(row.step())))
    }
}

/// A review that was opened.
///
/// # Errors
/// [`Error::Missing`]; [`Error::Store`].
pub async fn view_round(store: &impl Store, plan: &Code, review: &Code) -> Result<Held<Round>, Error> {
    records::find(store, &format!("{plan}/{review}")).await?.ok_or_else(|| {
        Error::Missing(Sentence::new(
            format!("点検「{review}」は開かれていません。コードを確かめてください"),
            format!("There is no open review \"{review}\". Check its code."),
        ))
    })
}

/// Every review of a plan that was opened; of every plan with `None`.
///
/// # Errors
/// [`Error::Store`].
pub async fn list_rounds(store: &impl Store, plan: Option<&Code>) -> Result<Vec<Held<Round>>, Error> {
    records::list(store, &plan.map_or_else(String::new, |plan| format!("{plan}/"))).await
}

/// A request with its rows. Rights are not asked here: [`RowSet::visible_to`] tells what may be seen.
///
/// # Errors
/// [`Error::Missing`]; [`Error::Store`].
pub async fn load_rows(store: &impl Store, plan: &Code, review: &Code, office: &Code) -> Result<RowSet, Error> {
    let round = view_round(store, plan, review).await?;
    let key = format!("{plan}/{review}/{office}");
    let request: Held<Request> = records::find(store, &key).await?.ok_or_else(|| {
        Error::Missing(Sentence::new(
            format!("点検「{}」で所属「{office}」への照会はありません", round.name),
            format!("The office \"{office}\" is not asked in the review \"{}\".", round.name),
        ))
    })?;
    let office = find_office(store, office).await?;
    let parent = parent_of(store, office.government).await?;
    let government = records::find::<Government>(store, &office.government.to_string()).await?.map(|held| held.value);
    let prefix = format!("{key}/");
    let mut drafts: BTreeMap<String, Held<Draft>> =
        list_drafts(store, &prefix).await?.into_iter().map(|draft| (draft.asked.to_string(), draft)).collect();
    let mut answers: BTreeMap<String, Held<Answer>> =
        list_answers(store, &prefix).await?.into_iter().map(|answer| (answer.asked.to_string(), answer)).collect();
    let rows = request.rows.iter().map(|asked| {
        let name = asked.to_string();
        Row { asked: asked.clone(), draft: drafts.remove(&name), answer: answers.remove(&name) }
    });
    let rows = rows.collect();
    Ok(RowSet { subject: Subject::of_office(&office, parent), round, request, office: office.value, government, rows })
}

/// The answers whose key begins so: `PLAN/REVIEW/` or `PLAN/REVIEW/OFFICE/`.
///
/// # Errors
/// [`Error::Store`].
pub async fn list_answers(store: &impl Store, prefix: &str) -> Result<Vec<Held<Answer>>, Error> {
    records::list(store, prefix).await
}
