//! Look at the queue, try again, forget what is old.

use jiff::{Timestamp, ToSpan};
use rashin_model::mail::Mail;
use rashin_model::people::Action;
use rashin_model::{AreaCode, Sentence};

use super::deliver_mails::recent_mails;
use super::queue_mail::day_in_japan;
use crate::records::{self, Changes, Held};
use crate::rights::{Actor, Subject};
use crate::{Error, Store};

/// How long mails are kept.
const KEPT_DAYS: i32 = 90;
/// How many are removed in one commit.
const AT_ONCE: usize = 200;

/// The mails of the last days that are about a government, newest first.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Store`].
pub async fn list_mails(
    store: &impl Store,
    actor: &Actor,
    government: AreaCode,
    now: Timestamp,
) -> Result<Vec<Held<Mail>>, Error> {
    actor.require(Action::ManageMails, &Subject::of_government(government))?;
    let mut mails = recent_mails(store, now).await?;
    mails.retain(|mail| mail.government == government);
    mails.sort_by(|a, b| (b.queued_at, a.key()).cmp(&(a.queued_at, b.key())));
    Ok(mails)
}

/// Has a mail that could not be sent tried again at once.
///
/// # Errors
/// [`Error::Missing`] if there is no such mail, or nothing of it to try again; [`Error::Forbidden`];
/// [`Error::Stale`]; [`Error::Store`].
pub async fn retry_mail(store: &impl Store, actor: &Actor, key: &str, now: Timestamp) -> Result<(), Error> {
    let missing = || {
        Error::Missing(Sentence::new(
            "そのメールは、もう一度送れる状態にありません。一覧を確かめてください",
            "That mail cannot be tried again. Look at the list.",
        ))
    };
    let mail = records::find::<Mail>(store, key).await?.ok_or_else(missing)?;
    actor.require(Action::ManageMails, &Subject::of_government(mail.government))?;
    let again = mail.value.clone().retried(now).ok_or_else(missing)?;
    let mut changes = Changes::new(&actor.id, "retry_mail", key, now);
    changes.replace(&mail, &again);
    changes.commit(store).await.map(|_| ())
}

/// Removes mails that are older than 90 days, and gives how many.
///
/// # Errors
/// [`Error::Store`].
pub async fn forget_mails(store: &impl Store, now: Timestamp) -> Result<usize, Error> {
    let first = day_in_japan(now).saturating_sub(KEPT_DAYS.days());
    let mut old = records::list::<Mail>(store, "").await?;
    old.retain(|mail| mail.day < first);
    for some in old.chunks(AT_ONCE) {
        let mut changes = Changes::new("mail", "forget_mails", "", now);
        for mail in some {
            changes.remove(mail);
        }
        match changes.commit(store).await {
            // Another server is doing the same.
            Ok(_) | Err(Error::Stale) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(old.len())
}
