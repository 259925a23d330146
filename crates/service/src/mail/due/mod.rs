//! Which mails are due, and what they say. No input or output, and no clock.

mod due_mail;
mod due_mails;
mod reminder_days;
mod situation;

mod text;

pub use due_mail::{DueMail, Item, Told};
pub use due_mails::due_mails;
pub use reminder_days::ReminderDays;
pub use situation::Situation;
pub use text::{MailText, text_of};
