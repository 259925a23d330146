//! Mail that waits to be sent, and what became of it.

mod failure;
mod kind;
mod queued;
mod state;

pub use failure::MailFailure;
pub use kind::MailKind;
pub use queued::{Mail, Taken};
pub use state::{MailState, MailStep};
