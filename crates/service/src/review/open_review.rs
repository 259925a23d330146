//! Opening a review: requests are made from the plan.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use rashin_model::people::{Action, Office};
use rashin_model::review::{Request, RequestState, Round, RoundState};
use rashin_model::staged::StagedRow;
use rashin_model::tables::{Review, RubricMark};
use rashin_model::{Code, List, Sentence};

use crate::people::list_offices;
use crate::port::Store;
use crate::records::{self, Changes, Held};
use crate::review::asked_rows::{AskedRows, asked_rows};
use crate::rights::{Actor, Subject};
use crate::{Error, Refusal, WorkingPlan};

/// What a review is opened with.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The review.
    pub round: Round,
    /// Due dates of offices that differ from the review's.
    pub due: BTreeMap<Code, Date>,
    /// Offices that are not asked.
    pub without: Vec<Code>,
    /// Body that it is reported to.
    pub body: Option<Code>,
}

/// The rows a review would ask for.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Store`].
pub async fn preview_review(
    store: &impl Store,
    actor: &Actor,
    working: &WorkingPlan,
    round: &Round,
    shipped: &[RubricMark],
) -> Result<AskedRows, Error> {
    actor.require(Action::OpenReview, &Subject::of_government(working.plan.area()))?;
    Ok(asked_rows(&working.plan, round, &offices(store).await?, shipped))
}

/// Opens a review and asks every office; gives the requests.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Invalid`] with all that is wrong, also when nobody would be asked;
/// [`Error::Stale`] if the review was opened already; [`Error::Store`].
pub async fn open_review(
    store: &impl Store,
    actor: &Actor,
    working: &WorkingPlan,
    opening: &Opening,
    shipped: &[RubricMark],
    at: Timestamp,
) -> Result<Vec<Request>, Error> {
    let Opening { round, .. } = opening;
    let area = working.plan.area();
    actor.require(Action::OpenReview, &Subject::of_government(area))?;
    let offices = offices(store).await?;
    let mut asked = asked_rows(&working.plan, round, &offices, shipped);
    asked.by_office.retain(|office, _| !opening.without.contains(office));
    let refusals = refusals(working, opening, &asked);
    if !refusals.is_empty() {
        return Err(Error::Invalid(refusals));
    }
    let subject = format!("{}/{}", round.plan, round.code);
    let mut changes = Changes::new(&actor.id, "open_review", &subject, at).of(area);
    changes.add(&Round { state: RoundState::Open, ..round.clone() });
    let row = StagedRow::of(&round.plan, &review_row(opening), &actor.account(), at);
    let before: Option<Held<StagedRow>> = records::find(store, &records::Record::key(&row)).await?;
    changes.put(&row, before.map(|held| held.version));
    let mut requests = Vec::new();
    for (code, rows) in asked.by_office {
        let Some(office) = offices.iter().find(|office| office.code == code) else { continue };
        let request = Request {
            plan: round.plan.clone(),
            review: round.code.clone(),
            office: code.clone(),
            government: office.government,
            due: opening.due.get(&code).copied().unwrap_or(round.due),
            state: RequestState::Open,
            revision: working.header.revision.number,
            asked_at: at,
            rows,
        };
        changes.add(&request);
        requests.push(request);
    }
    changes.commit(store).await?;
    Ok(requests)
}

async fn offices(store: &impl Store) -> Result<Vec<Office>, Error> {
    Ok(list_offices(store).await?.into_iter().map(|held| held.value).collect())
}

fn review_row(opening: &Opening) -> Review {
    let round = &opening.round;
    Review {
        code: round.code.clone(),
        name: round.name.clone(),
        name_en: round.name_en.clone(),
        period: Some(round.period),
        as_of: Some(round.as_of),
        rubrics: List(round.rubrics.clone()),
        body: opening.body.clone(),
        note: None,
    }
}

fn refusals(working: &WorkingPlan, opening: &Opening, asked: &AskedRows) -> Vec<Refusal> {
    let Opening { round, due, body, .. } = opening;
    let mut refusals = Vec::new();
    let mut refuse =
        |place: &str, sentence: Sentence, hint: Sentence| refusals.push(Refusal::new(place, sentence, hint));
    if round.name.trim().is_empty() {
        refuse(
            "name",
            Sentence::new("名称がありません", "the name is missing"),
            Sentence::new("「令和6年度 上期」のように書いてください", "write one such as \"First half of FY2024\""),
        );
    }
    if round.asks.is_empty() {
        refuse(
            "asks",
            Sentence::new("照会するものが選ばれていません", "nothing is asked for"),
            Sentence::new("実績値・半期の進捗・自己評価から選んでください", "choose readings, steps or marks"),
        );
    }
    if std::iter::once(&round.due).chain(due.values()).any(|due| *due < round.as_of) {
        refuse(
            "due",
            Sentence::new("提出期限が基準日より前です", "an answer is due before the day as of which values count"),
            Sentence::new("基準日以後の日にしてください", "choose that day or a later one"),
        );
    }
    for element in round.elements.iter().filter(|code| working.plan.node(code.as_str()).is_none()) {
        refuse(
            "elements",
            Sentence::new(format!("項目「{element}」は計画にありません"), format!("there is no element \"{element}\"")),
            Sentence::new("項目を選び直してください", "choose the elements again"),
        );
    }
    let is_known_body = |code: &Code| working.plan.bodies.iter().any(|body| body.code == *code);
    if body.as_ref().is_some_and(|code| !is_known_body(code)) {
        refuse(
            "body",
            Sentence::new("会議体が計画にありません", "there is no such body"),
            Sentence::new("会議体を選び直してください", "choose the body again"),
        );
    }
    if asked.by_office.is_empty() && !round.asks.is_empty() {
        refuse(
            "offices",
            Sentence::new("照会する所属が一つもありません", "nobody would be asked"),
            Sentence::new(
                "計画の所管課と同じ名前の所属を登録するか、対象の項目を見直してください",
                "add offices called as in the plan, or choose other elements",
            ),
        );
    }
    refusals
}
