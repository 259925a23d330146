//! Mail by SMTP: the settings of a mail server, and the [`Mailer`] that hands letters over to it.
//!
//! Nothing here writes an address or a password to a log or an error.

mod failure;
mod mailer;
mod settings;

pub use mailer::Mailer;
pub use settings::{MailSettings, Protection, SettingsProblem};
