//! Who works with a plan: governments, their offices, accounts and the roles they have.

mod account;
mod action;
mod government;
mod office;
mod person;
mod role;

pub use account::{Account, AccountState};
pub use action::Action;
pub use government::{Government, GovernmentKind};
pub use office::Office;
pub use person::{MailPreference, OidcSubject, Person};
pub use role::{Assignment, Role};
