//! Queue the mails that are due.

use jiff::{SignedDuration, Timestamp};
use rashin_model::mail::{Mail, MailKind, MailState};

use super::due::{DueMail, ReminderDays, Situation, due_mails, text_of};
use super::queue_mail::{add_mail, day_in_japan};
use super::read_situation::read_situation;
use crate::{Error, Store};

/// What the operator decides about planned mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailPlan {
    /// On which days reminders go out.
    pub days: ReminderDays,
    /// What links begin with: the address of the site, without a slash at its end.
    pub public_url: String,
}

/// Queues the mails that are due and gives how many are new. Whoever else does so at the same time,
/// or did so before, makes the same mails: each is queued once.
///
/// # Errors
/// [`Error::Store`].
pub async fn plan_mails(store: &impl Store, plan: &MailPlan, now: Timestamp) -> Result<usize, Error> {
    let situation = read_situation(store, now).await?;
    let mut new = 0;
    for due in due_mails(&situation, &plan.days, now) {
        let mail = mail_of(due, &situation, plan, now);
        new += usize::from(add_mail(store, &mail).await?);
    }
    Ok(new)
}

fn mail_of(due: DueMail, situation: &Situation, plan: &MailPlan, now: Timestamp) -> Mail {
    let day = day_in_japan(now);
    let text = text_of(&due, situation, &plan.public_url, day);
    Mail {
        day,
        kind: due.kind,
        account: due.account,
        id: String::new(),
        government: due.government,
        subject: text.subject,
        body: text.body,
        about: due.items.into_iter().map(|item| item.about).filter(|about| !about.is_empty()).collect(),
        queued_at: now,
        expires_at: now + use_of(due.kind),
        state: MailState::Queued,
    }
}

/// How long a mail is of use: what comes again every day for a day.
fn use_of(kind: MailKind) -> SignedDuration {
    SignedDuration::from_hours(match kind {
        MailKind::Digest => 20,
        MailKind::Reminder => 48,
        _ => 72,
    })
}
