//! How far a mail has come.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::MailFailure;

/// How far a mail has come. Each state holds what it knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum MailState {
    /// Nobody tried to send it.
    Queued,
    /// Somebody is sending it. When `until` has passed without an outcome, whoever it was is gone,
    /// and another may try.
    Sending {
        /// Until when it is theirs.
        until: Timestamp,
        /// Which attempt this is, from 1.
        attempts: u32,
    },
    /// The mail server took it.
    Sent {
        /// When.
        at: Timestamp,
    },
    /// It could not be sent and will be tried again.
    Failed {
        /// How often it was tried.
        attempts: u32,
        /// When it is tried again.
        next: Timestamp,
        /// Why the last attempt failed.
        failure: MailFailure,
    },
    /// It will not be tried again unless somebody asks for it.
    GivenUp {
        /// When.
        at: Timestamp,
        /// How often it was tried.
        attempts: u32,
        /// Why the last attempt failed.
        failure: MailFailure,
    },
}

words! {
    /// The step of a mail without what it knows: for lists and counts.
    MailStep {
        Queued "queued" "送信待ち" "queued",
        Sending "sending" "送信中" "sending",
        Sent "sent" "送信済み" "sent",
        Failed "failed" "再送待ち" "to be tried again",
        GivenUp "given_up" "送信できず" "not sent",
    }
}

impl MailState {
    /// The step.
    pub fn step(self) -> MailStep {
        match self {
            Self::Queued => MailStep::Queued,
            Self::Sending { .. } => MailStep::Sending,
            Self::Sent { .. } => MailStep::Sent,
            Self::Failed { .. } => MailStep::Failed,
            Self::GivenUp { .. } => MailStep::GivenUp,
        }
    }

    /// How often it was tried, this time included.
    pub fn attempts(self) -> u32 {
        match self {
            Self::Queued | Self::Sent { .. } => 0,
            Self::Sending { attempts, .. } | Self::Failed { attempts, .. } | Self::GivenUp { attempts, .. } => attempts,
        }
    }

    /// Whether it can be tried at a moment.
    pub fn is_due(self, now: Timestamp) -> bool {
        match self {
            Self::Queued => true,
            Self::Sending { until: next, .. } | Self::Failed { next, .. } => next <= now,
            Self::Sent { .. } | Self::GivenUp { .. } => false,
        }
    }
}

/// How long to wait after so many attempts: a minute, doubled each time, six hours at most.
pub(super) fn pause(attempts: u32) -> SignedDuration {
    SignedDuration::from_mins(1_i64 << attempts.saturating_sub(1).min(9)).min(SignedDuration::from_hours(6))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_from_a_minute_up_to_six_hours() {
        let minutes = |attempts| pause(attempts).as_mins();
        assert_eq!([1, 2, 3, 9, 10, 500].map(minutes), [1, 2, 4, 256, 360, 360]);
    }
}
