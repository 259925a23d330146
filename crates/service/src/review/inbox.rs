//! What waits for whom, as one person sees it.

use jiff::civil::Date;
use rashin_model::AreaCode;
use rashin_model::people::{Action, Government, Office};
use rashin_model::review::{AnswerStep, Contest, Request, RequestState, Round, RoundState};

use crate::Error;
use crate::people::{list_governments, list_offices};
use crate::port::Store;
use crate::records::{self, Held};
use crate::review::answers::{list_answers, list_rounds};
use crate::review::board::{BoardRow, board_rows};
use crate::rights::{Actor, Subject};

/// Up to so many requests, answers are read one request at a time.
const FEW: usize = 5;

/// What can be the next step of a row, and whose right that is.
const NEXT: &[(Action, &[AnswerStep])] = &[
    (Action::EditAnswer, &[AnswerStep::Draft, AnswerStep::Returned]),
    (Action::EndorseAnswer, &[AnswerStep::Submitted, AnswerStep::Resubmitted]),
    (Action::ApproveAnswer, &[AnswerStep::Endorsed]),
];

/// A request that is not done, and what this person is to do with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxItem {
    /// The review.
    pub round: Round,
    /// Where the request stands.
    pub row: BoardRow,
    /// What this person is to do, with the number of rows; nothing where it waits for others.
    pub mine: Vec<(Action, usize)>,
}

impl InboxItem {
    /// Whether it is this person's turn.
    pub fn is_mine(&self) -> bool {
        !self.mine.is_empty()
    }
}

/// What waits for whom.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Inbox {
    /// Requests that are not done, the earliest due first.
    pub items: Vec<InboxItem>,
    /// Contests that this person is to settle.
    pub contests: Vec<Contest>,
}

/// What waits for whom in every review that is open, as far as one person sees it. `owner` gives the
/// government of a plan.
///
/// # Errors
/// [`Error::Store`].
pub async fn view_inbox(
    store: &impl Store,
    actor: &Actor,
    owner: impl Fn(&Round) -> Option<AreaCode>,
    today: Date,
) -> Result<Inbox, Error> {
    let offices = list_offices(store).await?;
    let governments = list_governments(store).await?;
    let mut inbox = Inbox::default();
    for round in list_rounds(store, None).await?.into_iter().filter(|round| round.state == RoundState::Open) {
        let prefix = format!("{}/{}/", round.plan, round.code);
        let subject = |office: &Office| subject(office, &governments);
        let mut requests = records::list::<Request>(store, &prefix).await?;
        requests.retain(|request| {
            let office = offices.iter().find(|office| office.code == request.office);
            request.state == RequestState::Open && office.is_some_and(|office| concerns(actor, &subject(office)))
        });
        let answers = if requests.len() > FEW {
            list_answers(store, &prefix).await?
        } else {
            let mut answers = Vec::new();
            for request in &requests {
                answers.extend(list_answers(store, &format!("{prefix}{}/", request.office)).await?);
            }
            answers
        };
        for row in board_rows(requests, &answers, &offices, today) {
            let subject = subject(&row.office);
            let mine = mine(actor, &row, &subject);
            if row.ball != crate::review::Ball::Nobody {
                inbox.items.push(InboxItem { round: round.value.clone(), row, mine });
            }
        }
        if owner(&round).is_some_and(|area| actor.may(Action::SettleContest, &Subject::of_government(area))) {
            let contests = records::list::<Contest>(store, &format!("{}/", round.plan)).await?;
            let open = contests.into_iter().map(|held| held.value).filter(|contest| contest.settlement.is_none());
            inbox.contests.extend(open.filter(|contest| !inbox.contests.contains(contest)).collect::<Vec<_>>());
        }
    }
    inbox.items.sort_by_key(|item| (item.row.request.due, item.row.request.office.clone()));
    Ok(inbox)
}

fn subject(office: &Office, governments: &[Held<Government>]) -> Subject {
    let own = governments.iter().find(|government| government.area == office.government);
    Subject::of_office(office, own.and_then(|government| government.parent))
}

/// Whether a person has to do with the requests of an office: works for it, or takes its answers.
fn concerns(actor: &Actor, subject: &Subject) -> bool {
    NEXT.iter().any(|(action, steps)| steps.iter().any(|step| actor.may(*action, &subject.clone().at(*step))))
}

/// What a person is to do with a request.
fn mine(actor: &Actor, row: &BoardRow, subject: &Subject) -> Vec<(Action, usize)> {
    let counts = NEXT.iter().map(|(action, steps)| {
        let open = steps.iter().filter(|step| actor.may(*action, &subject.clone().at(**step)));
        (*action, open.filter_map(|step| row.steps.get(step)).sum())
    });
    counts.filter(|(_, count)| *count > 0).collect()
}
