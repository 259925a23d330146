//! Mail by SMTP: the settings of a mail server, the [`Mailer`] that hands letters over to it, and the
//! loop that does so beside a server.
//!
//! Nothing here writes an address or a password to a log or an error.

mod failure;
mod mailer;
mod run_mail;
mod settings;

pub use mailer::Mailer;
pub use run_mail::{Pace, run_mail};
pub use settings::{MailSettings, Protection, SettingsProblem};
