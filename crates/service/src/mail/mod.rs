//! Mail: what is queued, what is planned, and how it is sent.

mod carrier;
mod queue_mail;

pub use carrier::{Carrier, Letter};
pub use queue_mail::{NewMail, queue_mail};
