//! Governments, offices and accounts: how they come about, who they belong to, how one signs in.
//!
//! Random bytes and the time are parameters. Secrets that travel (of sessions, invitations and
//! resets) are kept by their hash only.

mod address;
mod common_passwords;
mod lookup;
mod password;
mod session;
mod sign_in;
mod throttle;
mod token;
mod totp;

pub use address::{Address, find_by_mail, fold_mail};
pub use lookup::{find_office, list_governments, list_offices, list_planning_offices, parent_of};
pub use password::{SaltBytes, check_password, hash_password};
pub use session::{Session, SignedIn, actor_of, end_session, list_sessions, open_session, resume_session};
pub use sign_in::{SignIn, Visitor, WhyNot, sign_in_by_code, sign_in_by_password};
pub use throttle::{Limit, Throttle};
pub use token::{Token, TokenBytes};
pub use totp::{SecretBytes, TotpOffer, offer_totp, same_totp};
