//! Send what is queued.

use jiff::{Timestamp, ToSpan};
use rashin_model::mail::{Mail, MailFailure, MailState, Taken};
use rashin_model::people::Person;
use sha2::{Digest, Sha256};

use super::queue_mail::day_in_japan;
use super::{Carrier, Letter};
use crate::hex::hex;
use crate::records::{self, Changes, Held};
use crate::{Error, Store};

/// For how many days back mails are looked at; all are dealt with, sent or given up, before.
pub(super) const DAYS_BACK: i32 = 7;

/// What one round of sending did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Delivery {
    /// How many mails the server took.
    pub sent: usize,
    /// How many it did not take, or that were given up.
    pub failed: usize,
}

/// Sends every mail that is due, one after the other. Any number of servers may do so at once: each
/// mail is taken by one of them first. A mail whose sender went away between sending it and noting
/// so goes out again under the same Message-ID.
///
/// Where the server cannot be spoken to at all, or `goes_on` says no, the rest is left for another time.
///
/// # Errors
/// [`Error::Store`].
pub async fn deliver_mails(
    store: &impl Store,
    carrier: &impl Carrier,
    clock: &(impl Fn() -> Timestamp + Sync),
    goes_on: &(impl Fn() -> bool + Sync),
) -> Result<Delivery, Error> {
    let mut delivery = Delivery::default();
    for mail in recent_mails(store, clock()).await? {
        if !goes_on() {
            break;
        }
        let now = clock();
        let outcome = match mail.value.clone().take(now) {
            Taken::NotDue => continue,
            Taken::GivenUp(given_up) => {
                keep(store, &mail, &given_up, now).await?;
                delivery.failed += 1;
                continue;
            }
            Taken::Send(taken) => match keep(store, &mail, &taken, now).await? {
                Some(taken) => send(store, carrier, taken, clock).await?,
                None => continue,
            },
        };
        match outcome {
            Ok(()) => delivery.sent += 1,
            Err(failure) => {
                delivery.failed += 1;
                if matches!(failure, MailFailure::Unreachable | MailFailure::Insecure | MailFailure::SignIn) {
                    break;
                }
            }
        }
    }
    Ok(delivery)
}

/// The mails of the last days, oldest day first.
pub(super) async fn recent_mails(store: &impl Store, now: Timestamp) -> Result<Vec<Held<Mail>>, Error> {
    let today = day_in_japan(now);
    let mut mails = Vec::new();
    for back in (0..DAYS_BACK).rev() {
        let day = today.saturating_sub(back.days());
        mails.extend(records::list::<Mail>(store, &format!("{day}/")).await?);
    }
    Ok(mails)
}

/// Keeps a state of a mail; `None` if somebody else was quicker.
async fn keep(store: &impl Store, held: &Held<Mail>, mail: &Mail, at: Timestamp) -> Result<Option<Held<Mail>>, Error> {
    let subject = mail.key();
    let mut changes = Changes::new("mail", "deliver_mail", &subject, at);
    changes.replace(held, mail);
    match changes.commit(store).await {
        Ok(_) => Ok(Some(Held { value: mail.clone(), version: held.version + 1 })),
        Err(Error::Stale) => Ok(None),
        Err(error) => Err(error),
    }
}

async fn send(
    store: &impl Store,
    carrier: &impl Carrier,
    taken: Held<Mail>,
    clock: &(impl Fn() -> Timestamp + Sync),
) -> Result<Result<(), MailFailure>, Error> {
    let outcome = match letter_of(store, &taken).await? {
        Some(letter) => carrier.carry(&letter).await,
        None => Err(MailFailure::NoAddress),
    };
    let now = clock();
    let mail = taken.value.clone();
    let mail = match outcome {
        Ok(()) => mail.sent(now),
        Err(failure) => mail.failed(now, failure),
    };
    keep(store, &taken, &mail, now).await?;
    Ok(outcome)
}

async fn letter_of(store: &impl Store, mail: &Mail) -> Result<Option<Letter>, Error> {
    let person = records::find::<Person>(store, mail.account.as_str()).await?;
    let letter = person.filter(|_| matches!(mail.state, MailState::Sending { .. })).map(|person| Letter {
        to: person.value.mail,
        subject: mail.subject.clone(),
        body: mail.body.clone(),
        id: id_of(mail),
        date: mail.queued_at,
    });
    Ok(letter)
}

/// The part of the Message-ID that is the mail's own: the same whoever sends it and however often.
fn id_of(mail: &Mail) -> String {
    let hash = Sha256::digest(format!("{}\n{}", mail.key(), mail.queued_at));
    hex(&hash[..16])
}
