//! Governments, offices and accounts: how they come about, who they belong to, how one signs in.
//!
//! Random bytes and the time are parameters. Secrets that travel (of sessions, invitations and
//! resets) are kept by their hash only.

mod add_account;
mod address;
mod common_passwords;
mod directory;
mod invite;
mod lookup;
mod manage_account;
mod newcomer;
mod offices;
mod pass;
mod password;
mod register_administrator;
mod reset_password;
mod secure_account;
mod session;
mod sign_in;
mod sign_in_by_identity;
mod throttle;
mod token;
mod totp;

pub use add_account::add_account;
pub use address::{Address, find_by_mail, fold_mail};
pub use directory::{find_account, list_accounts};
pub use invite::{Invited, accept_invitation, invite, invite_again, view_invitation};
pub use lookup::{find_office, list_governments, list_offices, list_planning_offices, parent_of};
pub use manage_account::{change_assignments, disable_account, enable_account, remove_totp, revoke_sessions, subject};
pub use newcomer::{AccountBytes, Newcomer};
pub use offices::{
    Candidate, NewOffice, add_municipalities, add_offices, change_office, unknown_departments,
    unregistered_municipalities,
};
pub use pass::{Pass, Purpose};
pub use password::{SaltBytes, check_password, hash_password};
pub use register_administrator::{Installation, is_unclaimed, register_administrator};
pub use reset_password::{ask_for_reset, issue_reset, reset_password, view_reset};
pub use secure_account::{change_password, change_profile, give_up_totp, revoke_own_sessions, set_up_totp};
pub use session::{Session, SignedIn, actor_of, end_session, list_sessions, open_session, resume_session};
pub use sign_in::{SignIn, Visitor, WhyNot, sign_in_by_code, sign_in_by_password};
pub use sign_in_by_identity::{Begun, Subject, begin_by_identity, sign_in_by_identity, take_begun};
pub use throttle::{Limit, Throttle};
pub use token::{Token, TokenBytes};
pub use totp::{SecretBytes, TotpOffer, offer_totp, same_totp};
