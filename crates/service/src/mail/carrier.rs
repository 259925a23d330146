//! The port to the mail server.

use std::future::Future;

use jiff::Timestamp;
use rashin_model::mail::MailFailure;

/// A mail with everything that it takes to send it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The address it goes to.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub body: String,
    /// What its Message-ID is made of: the same for every attempt to send the same mail.
    pub id: String,
    /// When it was queued; the date on it.
    pub date: Timestamp,
}

/// Something that takes letters to a mail server.
pub trait Carrier: Send + Sync {
    /// Hands one letter over. When this gives `Ok`, the server has taken it.
    fn carry(&self, letter: &Letter) -> impl Future<Output = Result<(), MailFailure>> + Send;
}
