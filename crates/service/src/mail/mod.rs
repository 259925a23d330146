//! Mail: what is queued, what is planned, and how it is sent.

mod carrier;
mod choose_mails;
mod deliver_mails;
pub mod due;
mod keep_mails;
mod plan_mails;
mod queue_mail;
mod read_situation;

pub use carrier::{Carrier, Letter};
pub use choose_mails::choose_mails;
pub use deliver_mails::{Delivery, deliver_mails};
pub use due::ReminderDays;
pub use keep_mails::{forget_mails, list_mails, retry_mail};
pub use plan_mails::{MailPlan, plan_mails};
pub use queue_mail::{NewMail, queue_mail};
