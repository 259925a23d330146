//! A mail to somebody.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::state::pause;
use super::{MailFailure, MailKind, MailState};
use crate::{AreaCode, Code};

/// How long a mail belongs to whoever began to send it: longer than an attempt may last.
const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// How long a mail that was given up is tried again once somebody asks for it.
const SECOND_CHANCE: SignedDuration = SignedDuration::from_hours(24);

/// A mail to the person behind an account. The address is not part of it: it is looked up when the
/// mail is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// The day in Japan that it belongs to.
    pub day: Date,
    /// What it is about.
    pub kind: MailKind,
    /// To whom it goes.
    pub account: Code,
    /// What tells it from others of its kind, day and account; blank where there is one of them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// The government that it is about.
    pub government: AreaCode,
    /// Its subject.
    pub subject: String,
    /// Its text; blank once a secret one was dealt with.
    pub body: String,
    /// What it tells: nothing of it is told twice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
    /// When it was queued.
    pub queued_at: Timestamp,
    /// When it is of no use any more.
    pub expires_at: Timestamp,
    /// How far it has come.
    pub state: MailState,
}

/// What comes of reaching for a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// It is to be sent now, once this state of it is kept.
    Send(Mail),
    /// It is given up, and this state of it is to be kept.
    GivenUp(Mail),
    /// It is sent, given up, somebody else's, or to be tried later.
    NotDue,
}

impl Mail {
    /// The key: `DAY/KIND/ACCOUNT`, with `/ID` where it has one. The same mail planned twice has the same.
    pub fn key(&self) -> String {
        let key = format!("{}/{}/{}", self.day, self.kind.code(), self.account);
        if self.id.is_empty() { key } else { format!("{key}/{}", self.id) }
    }

    /// Reaches for it at a moment.
    pub fn take(mut self, now: Timestamp) -> Taken {
        if !self.state.is_due(now) {
            return Taken::NotDue;
        }
        if self.expires_at <= now {
            return Taken::GivenUp(self.give_up(now, MailFailure::Expired));
        }
        self.state = MailState::Sending { until: now + LEASE, attempts: self.state.attempts() + 1 };
        Taken::Send(self)
    }

    /// The same, taken by the mail server.
    #[must_use]
    pub fn sent(mut self, at: Timestamp) -> Self {
        self.state = MailState::Sent { at };
        self.forget()
    }

    /// The same after an attempt that failed: to be tried again, or given up.
    #[must_use]
    pub fn failed(mut self, now: Timestamp, failure: MailFailure) -> Self {
        let attempts = self.state.attempts();
        let next = now + pause(attempts);
        if failure.is_final() {
            return self.give_up(now, failure);
        }
        self.state = MailState::Failed { attempts, next, failure };
        self
    }

    /// The same, to be tried again at once; `None` where there is nothing to try again.
    pub fn retried(mut self, now: Timestamp) -> Option<Self> {
        let has_text = !self.body.is_empty();
        match self.state {
            MailState::Failed { .. } => {}
            MailState::GivenUp { .. } if has_text => self.expires_at = self.expires_at.max(now + SECOND_CHANCE),
            _ => return None,
        }
        self.state = MailState::Queued;
        Some(self)
    }

    fn give_up(mut self, at: Timestamp, failure: MailFailure) -> Self {
        self.state = MailState::GivenUp { at, attempts: self.state.attempts(), failure };
        self.forget()
    }

    fn forget(mut self) -> Self {
        if self.kind.is_secret() {
            self.body = String::new();
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Cell;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    fn mail(kind: MailKind) -> Mail {
        Mail {
            day: jiff::civil::date(2024, 10, 1),
            kind,
            account: Code::new("a1").unwrap_or_else(|| panic!("a code")),
            id: String::new(),
            government: AreaCode::read("990001").unwrap_or_else(|_| panic!("an area")),
            subject: "件名".to_owned(),
            body: "本文".to_owned(),
            about: Vec::new(),
            queued_at: at("2024-10-01T00:00:00Z"),
            expires_at: at("2024-10-03T00:00:00Z"),
            state: MailState::Queued,
        }
    }

    fn sending(mail: Mail, now: Timestamp) -> Mail {
        match mail.take(now) {
            Taken::Send(mail) => mail,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_mail_that_is_being_sent_is_free_again_when_the_sender_is_gone() {
        let taken = sending(mail(MailKind::Digest), at("2024-10-01T08:00:00Z"));
        assert_eq!(taken.clone().take(at("2024-10-01T08:04:59Z")), Taken::NotDue);
        assert_eq!(sending(taken, at("2024-10-01T08:05:00Z")).state.attempts(), 2);
    }

    #[test]
    fn a_failed_mail_waits_longer_each_time_and_is_given_up_when_it_is_of_no_use() {
        let first = sending(mail(MailKind::Digest), at("2024-10-01T08:00:00Z"));
        let failed = first.failed(at("2024-10-01T08:00:10Z"), MailFailure::Unreachable);
        assert_eq!(failed.clone().take(at("2024-10-01T08:01:09Z")), Taken::NotDue);
        let second =
            sending(failed, at("2024-10-01T08:01:10Z")).failed(at("2024-10-01T08:01:10Z"), MailFailure::Deferred);
        let next = at("2024-10-01T08:03:10Z");
        assert_eq!(second.state, MailState::Failed { attempts: 2, next, failure: MailFailure::Deferred });
        let Taken::GivenUp(late) = second.take(at("2024-10-03T00:00:00Z")) else { panic!("it is too late") };
        assert_eq!(late.state.step(), super::super::MailStep::GivenUp);
    }

    #[test]
    fn what_the_server_refuses_is_not_tried_again_unless_asked() {
        let now = at("2024-10-01T08:00:00Z");
        let refused = sending(mail(MailKind::Digest), now).failed(now, MailFailure::Refused);
        assert_eq!(refused.clone().take(at("2024-10-02T00:00:00Z")), Taken::NotDue);
        let again = refused.retried(at("2024-10-05T00:00:00Z")).unwrap_or_else(|| panic!("it can be tried again"));
        sending(again, at("2024-10-05T00:00:00Z"));
    }

    #[test]
    fn a_text_that_opens_a_door_is_not_kept() {
        let now = at("2024-10-01T08:00:00Z");
        let sent = sending(mail(MailKind::Invitation), now).sent(now);
        assert_eq!(sent.body, "");
        let refused = sending(mail(MailKind::PasswordReset), now).failed(now, MailFailure::Refused);
        assert_eq!((refused.body.as_str(), refused.clone().retried(now)), ("", None));
        assert_eq!(sending(mail(MailKind::Reminder), now).sent(now).body, "本文");
    }
}
