//! Queue a mail.

use jiff::civil::Date;
use jiff::{Timestamp, tz};
use rashin_model::mail::{Mail, MailKind, MailState};
use rashin_model::{AreaCode, Code};

use crate::records::{Changes, Record};
use crate::{Error, Journaling, Store};

impl Record for Mail {
    const KIND: &'static str = "mail";
    const JOURNALING: Journaling = Journaling::Silent;

    fn key(&self) -> String {
        Self::key(self)
    }
}

/// A mail that somebody wants to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMail {
    /// What it is about.
    pub kind: MailKind,
    /// To whom it goes; the address is looked up when it is sent.
    pub account: Code,
    /// What tells it from others of its kind, day and account; never the secret that it holds.
    pub id: String,
    /// The government that it is about: its administrators see that there is such a mail.
    pub government: AreaCode,
    /// Its subject.
    pub subject: String,
    /// Its text, ready to be sent.
    pub body: String,
    /// When it is of no use any more, as when a link in it ends.
    pub expires_at: Timestamp,
}

impl NewMail {
    /// The record to add, in one commit with what the mail is about (`changes.add(&mail)`).
    pub fn queued(self, now: Timestamp) -> Mail {
        Mail {
            day: day_in_japan(now),
            kind: self.kind,
            account: self.account,
            id: self.id,
            government: self.government,
            subject: self.subject,
            body: self.body,
            about: Vec::new(),
            queued_at: now,
            expires_at: self.expires_at,
            state: MailState::Queued,
        }
    }
}

/// Queues a mail by itself. Gives whether it is new: the same kind, account and `id` on the same day
/// are the same mail.
///
/// # Errors
/// [`Error::Store`].
pub async fn queue_mail(store: &impl Store, mail: NewMail, now: Timestamp) -> Result<bool, Error> {
    add_mail(store, &mail.queued(now)).await
}

/// Adds a mail, unless it is there.
pub(super) async fn add_mail(store: &impl Store, mail: &Mail) -> Result<bool, Error> {
    let subject = mail.key();
    let mut changes = Changes::new("mail", "queue_mail", &subject, mail.queued_at);
    changes.add(mail);
    match changes.commit(store).await {
        Ok(_) => Ok(true),
        Err(Error::Stale) => Ok(false),
        Err(error) => Err(error),
    }
}

/// The day that it is in Japan.
pub(super) fn day_in_japan(now: Timestamp) -> Date {
    now.to_zoned(tz::TimeZone::fixed(tz::offset(9))).date()
}
