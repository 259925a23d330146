//! Signing in by password, and by one-time password where it is set up.

use jiff::Timestamp;
use rashin_model::Code;
use rashin_model::people::{Account, AccountState, Person};

use super::address::{find_by_mail, fold_mail};
use super::password::verify_password;
use super::session::{end_session, find_session, open_session};
use super::throttle::{Limit, count_attempt, forget_failures, take_back};
use super::token::TokenBytes;
use super::totp::check_totp;
use crate::Error;
use crate::port::Store;
use crate::records::{Changes, find};

/// From where somebody signs in.
#[derive(Debug, Clone, Copy)]
pub struct Visitor<'a> {
    /// The network address; blank where it is not known.
    pub address: &'a str,
    /// What the browser calls itself.
    pub browser: &'a str,
    /// What the browser keeps of an earlier session; blank for nothing.
    pub kept: &'a str,
}

/// How signing in ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignIn {
    /// Signed in.
    Done {
        /// What the browser is to keep.
        kept: String,
        /// The account.
        account: Code,
    },
    /// The password was right; a one-time password is wanted.
    WantsCode {
        /// What the browser is to keep until then.
        kept: String,
    },
    /// It was refused.
    Refused(WhyNot),
}

/// Why signing in was refused. Nothing tells whether there is such an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    /// Address and password do not belong together, or the code is not right.
    Wrong,
    /// Too often wrong; nothing is tried until then.
    Locked(Timestamp),
    /// The first step is too long ago; begin again.
    Over,
}

/// Signs in by address and password. Takes as long whether there is such an account or not.
///
/// # Errors
/// [`Error::Store`]; [`Error::Stale`] when too many try at once.
pub async fn sign_in_by_password(
    store: &impl Store,
    mail: &str,
    password: &str,
    visitor: Visitor<'_>,
    bytes: &TokenBytes,
    at: Timestamp,
) -> Result<SignIn, Error> {
    let mail = fold_mail(mail);
    if let Some(until) = attempt(store, &mail, visitor, at).await? {
        return Ok(SignIn::Refused(WhyNot::Locked(until)));
    }
    let person = find_by_mail(store, &mail).await?;
    let account = match &person {
        Some(person) => find::<Account>(store, person.account.as_str()).await?,
        None => None,
    };
    let fits = verify_password(password, person.as_ref().and_then(|person| person.password.as_deref()));
    let active = account.filter(|account| account.state == AccountState::Active);
    let (Some(person), Some(account), true) = (person, active, fits) else {
        return Ok(SignIn::Refused(WhyNot::Wrong));
    };
    if person.totp.is_some() {
        // Not yet a success: who has no more than the password does not empty the account's count.
        take_back_place(store, visitor, at).await?;
        end_session(store, visitor.kept, at).await?;
        let kept = open_session(store, &account.id, true, visitor.browser, bytes, at).await?;
        return Ok(SignIn::WantsCode { kept });
    }
    succeed(store, &mail, &account.id, visitor, bytes, at).await
}

/// Takes the second step, by one-time password; the session of the first step is replaced.
///
/// # Errors
/// [`Error::Store`]; [`Error::Stale`] when too many try at once.
pub async fn sign_in_by_code(
    store: &impl Store,
    code: &str,
    visitor: Visitor<'_>,
    bytes: &TokenBytes,
    at: Timestamp,
) -> Result<SignIn, Error> {
    let session = find_session(store, visitor.kept, at).await?.filter(|session| session.waits_for_code);
    let Some(session) = session else { return Ok(SignIn::Refused(WhyNot::Over)) };
    let account = find::<Account>(store, session.account.as_str()).await?;
    let person = find::<Person>(store, session.account.as_str()).await?;
    let active = account.is_some_and(|account| account.state == AccountState::Active);
    let (Some(person), true) = (person, active) else { return Ok(SignIn::Refused(WhyNot::Over)) };
    if let Some(until) = attempt(store, &person.mail, visitor, at).await? {
        return Ok(SignIn::Refused(WhyNot::Locked(until)));
    }
    let seconds = u64::try_from(at.as_second()).unwrap_or(0);
    let step = person.totp.as_deref().and_then(|secret| check_totp(secret, code, seconds, person.totp_step));
    let Some(step) = step else { return Ok(SignIn::Refused(WhyNot::Wrong)) };
    let mut used = person.value.clone();
    used.totp_step = step;
    let mut changes = Changes::new(person.account.as_str(), "use_code", person.account.as_str(), at);
    changes.replace_silently(&person, &used);
    match changes.commit(store).await {
        Ok(_) => succeed(store, &person.mail, &person.account, visitor, bytes, at).await,
        // The same code at the same moment: one of them counts.
        Err(Error::Stale) => Ok(SignIn::Refused(WhyNot::Wrong)),
        Err(error) => Err(error),
    }
}

/// Counts an attempt for the account and for the place it comes from.
async fn attempt(
    store: &impl Store,
    mail: &str,
    visitor: Visitor<'_>,
    at: Timestamp,
) -> Result<Option<Timestamp>, Error> {
    if !visitor.address.is_empty()
        && let Some(until) = count_attempt(store, &Limit::of_place(visitor.address), at).await?
    {
        return Ok(Some(until));
    }
    count_attempt(store, &Limit::of_sign_in(mail), at).await
}

/// Begins the session of somebody who showed who they are. The session that the browser had before is
/// ended, so nobody can have put it there.
pub(super) async fn succeed(
    store: &impl Store,
    mail: &str,
    account: &Code,
    visitor: Visitor<'_>,
    bytes: &TokenBytes,
    at: Timestamp,
) -> Result<SignIn, Error> {
    forget_failures(store, &Limit::of_sign_in(mail), at).await?;
    take_back_place(store, visitor, at).await?;
    end_session(store, visitor.kept, at).await?;
    let kept = open_session(store, account, false, visitor.browser, bytes, at).await?;
    Ok(SignIn::Done { kept, account: account.clone() })
}

async fn take_back_place(store: &impl Store, visitor: Visitor<'_>, at: Timestamp) -> Result<(), Error> {
    if visitor.address.is_empty() {
        return Ok(());
    }
    take_back(store, &Limit::of_place(visitor.address), at).await
}
