//! What people do about the safety of their own account.

use jiff::Timestamp;
use rashin_model::Sentence;
use rashin_model::people::Person;

use super::newcomer::check_name;
use super::pass::{Purpose, take_all};
use super::password::{SaltBytes, check_password, hash_password, verify_password};
use super::session::{Session, SignedIn, end_sessions};
use super::throttle::{Limit, count_attempt, forget_failures};
use super::totp::{check_totp, same_totp};
use crate::port::Store;
use crate::records::{Changes, Held, find};
use crate::{Error, Refusal};

/// Changes one's own password; every other session ends.
///
/// # Errors
/// [`Error::Invalid`] with everything that is wrong; [`Error::Stale`]; [`Error::Store`].
pub async fn change_password(
    store: &impl Store,
    own: &SignedIn,
    password: &str,
    new: &str,
    salt: &SaltBytes,
    at: Timestamp,
) -> Result<(), Error> {
    let mut refusals = ask_password(store, &own.person, password, at).await?;
    refusals.extend(check_password(new, &[&own.person.mail, &own.person.name]).into_iter().map(|mut refusal| {
        "new".clone_into(&mut refusal.place);
        refusal
    }));
    if !refusals.is_empty() {
        return Err(Error::Invalid(refusals));
    }
    let mut known = own.person.value.clone();
    known.password = Some(hash_password(new, salt)?);
    let mut changes = changes_of(own, "change_password", at);
    changes.replace(&own.person, &known);
    take_all(store, &mut changes, Purpose::Reset, &own.account.id).await?;
    end_sessions(store, &own.account.id, &own.session.hash, &mut changes).await?;
    changes.commit(store).await.map(|_| ())
}

/// Sets one-time passwords up, with the secret that was offered and a first code that it gives; every
/// other session ends.
///
/// # Errors
/// [`Error::Invalid`] with everything that is wrong; [`Error::Stale`]; [`Error::Store`].
pub async fn set_up_totp(
    store: &impl Store,
    own: &SignedIn,
    password: &str,
    secret: &str,
    code: &str,
    at: Timestamp,
) -> Result<(), Error> {
    let mut refusals = ask_password(store, &own.person, password, at).await?;
    let offer = same_totp(secret, &own.person.mail);
    let seconds = u64::try_from(at.as_second()).unwrap_or(0);
    let step = offer.as_ref().and_then(|offer| check_totp(&offer.secret, code, seconds, 0));
    let (Some(offer), Some(step), true) = (offer, step, refusals.is_empty()) else {
        if step.is_none() {
            refusals.push(Refusal::new(
                "code",
                Sentence::new("確認コードが正しくありません", "The code is not right"),
                Sentence::new(
                    "アプリにいま表示されている6桁を入力してください。端末の時計も確かめてください",
                    "Enter the six digits that the app shows now, and check the clock of your device",
                ),
            ));
        }
        return Err(Error::Invalid(refusals));
    };
    let mut known = own.person.value.clone();
    known.totp = Some(offer.secret);
    known.totp_step = step;
    let mut changes = changes_of(own, "set_up_totp", at);
    changes.replace(&own.person, &known);
    end_sessions(store, &own.account.id, &own.session.hash, &mut changes).await?;
    changes.commit(store).await.map(|_| ())
}

/// Gives one-time passwords up.
///
/// # Errors
/// [`Error::Invalid`] when the password is not right; [`Error::Stale`]; [`Error::Store`].
pub async fn give_up_totp(store: &impl Store, own: &SignedIn, password: &str, at: Timestamp) -> Result<(), Error> {
    let refusals = ask_password(store, &own.person, password, at).await?;
    if !refusals.is_empty() {
        return Err(Error::Invalid(refusals));
    }
    let mut known = own.person.value.clone();
    known.totp = None;
    let mut changes = changes_of(own, "give_up_totp", at);
    changes.replace(&own.person, &known);
    changes.commit(store).await.map(|_| ())
}

/// Ends one of one's own sessions, or all others where no hash is given.
///
/// # Errors
/// [`Error::Stale`]; [`Error::Store`].
pub async fn revoke_own_sessions(
    store: &impl Store,
    own: &SignedIn,
    hash: Option<&str>,
    at: Timestamp,
) -> Result<(), Error> {
    let mut changes = changes_of(own, "revoke_session", at);
    match hash {
        Some(hash) => {
            if let Some(session) = find::<Session>(store, &format!("{}/{hash}", own.account.id)).await? {
                changes.remove(&session);
            }
        }
        None => end_sessions(store, &own.account.id, &own.session.hash, &mut changes).await?,
    }
    if changes.is_empty() { Ok(()) } else { changes.commit(store).await.map(|_| ()) }
}

/// Changes one's own name and language.
///
/// # Errors
/// [`Error::Invalid`]; [`Error::Stale`]; [`Error::Store`].
pub async fn change_profile(
    store: &impl Store,
    own: &SignedIn,
    name: &str,
    english: bool,
    at: Timestamp,
) -> Result<(), Error> {
    if let Some(refusal) = check_name(name) {
        return Err(Error::Invalid(vec![refusal]));
    }
    let known = Person { name: name.trim().to_owned(), english, ..own.person.value.clone() };
    let mut changes = changes_of(own, "change_profile", at);
    changes.replace(&own.person, &known);
    changes.commit(store).await.map(|_| ())
}

fn changes_of<'a>(own: &'a SignedIn, action: &'a str, at: Timestamp) -> Changes<'a> {
    Changes::new(own.account.id.as_str(), action, own.account.id.as_str(), at)
}

/// Asks for the password again, so that an open screen is not enough. Failures count as at the sign-in.
async fn ask_password(
    store: &impl Store,
    person: &Held<Person>,
    password: &str,
    at: Timestamp,
) -> Result<Vec<Refusal>, Error> {
    let limit = Limit::of_sign_in(&person.mail);
    let is_locked = count_attempt(store, &limit, at).await?.is_some();
    if !is_locked && verify_password(password, person.password.as_deref()) {
        forget_failures(store, &limit, at).await?;
        return Ok(Vec::new());
    }
    let hint = if is_locked {
        Sentence::new(
            "失敗が続いたため、しばらく受け付けません。時間をおいてください",
            "There were too many failures; wait a while",
        )
    } else {
        Sentence::new("いまのパスワードを確かめてください", "Check your present password")
    };
    Ok(vec![Refusal::new(
        "password",
        Sentence::new("いまのパスワードが違います", "This is not your present password"),
        hint,
    )])
}
