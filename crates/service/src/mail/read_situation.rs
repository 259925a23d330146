//! Read what is looked at to find out which mails are due.

use jiff::Timestamp;
use rashin_model::people::{Account, AccountState, Office, Person};
use rashin_model::review::{Answer, Request, RequestState, Round, RoundState};

use super::deliver_mails::recent_mails;
use super::due::Situation;
use crate::port::Known;
use crate::records::{self, Held};
use crate::{Error, Store};

/// Reads it; nothing but the open reviews where there are none.
pub(super) async fn read_situation(store: &impl Store, now: Timestamp) -> Result<Situation, Error> {
    let mut found = Situation::default();
    let rounds = values(records::list::<Round>(store, "").await?);
    found.rounds = rounds.into_iter().filter(|round| round.state == RoundState::Open).collect();
    if found.rounds.is_empty() {
        return Ok(found);
    }
    for round in &found.rounds {
        let prefix = format!("{}/{}/", round.plan, round.code);
        let requests = values(records::list::<Request>(store, &prefix).await?);
        found.requests.extend(requests.into_iter().filter(|request| request.state == RequestState::Open));
        found.answers.extend(values(records::list::<Answer>(store, &prefix).await?));
        if !found.plans.contains_key(&round.plan) {
            let stored = store.load(&round.plan, Known::Now).await.map_err(Error::Store)?;
            found.plans.extend(stored.map(|stored| (round.plan.clone(), stored.plan)));
        }
    }
    let offices = values(records::list::<Office>(store, "").await?);
    found.offices = offices.into_iter().map(|office| (office.code.clone(), office)).collect();
    let accounts = values(records::list::<Account>(store, "").await?);
    found.accounts = accounts.into_iter().filter(|account| account.state == AccountState::Active).collect();
    let persons = values(records::list::<Person>(store, "").await?);
    found.persons = persons.into_iter().map(|person| (person.account.clone(), person)).collect();
    found.mails = values(recent_mails(store, now).await?);
    Ok(found)
}

fn values<T>(held: Vec<Held<T>>) -> Vec<T> {
    held.into_iter().map(|held| held.value).collect()
}
