//! A new password for somebody who forgot theirs.

use jiff::Timestamp;
use rashin_model::mail::MailKind;
use rashin_model::people::{Account, AccountState, Person};
use rashin_model::{AreaCode, Code, Lang};

use super::address::{find_by_mail, fold_mail};
use super::invite::link_is_over;
use super::pass::{Purpose, find_pass, issue, take_all};
use super::password::{SaltBytes, check_password, hash_password};
use super::session::end_sessions;
use super::throttle::{Limit, count_attempt, forget_failures};
use super::token::TokenBytes;
use crate::Error;
use crate::mail::NewMail;
use crate::port::Store;
use crate::records::{Changes, Held, find};

/// Queues a mail with a link to the page for a new password, if there is an active account with this
/// address. Whoever asks is not told which; run it where nobody waits for it.
///
/// # Errors
/// [`Error::Store`]; [`Error::Stale`] when too many ask at once.
pub async fn ask_for_reset(
    store: &impl Store,
    mail: &str,
    public_url: &str,
    bytes: &TokenBytes,
    at: Timestamp,
) -> Result<(), Error> {
    let mail = fold_mail(mail);
    if count_attempt(store, &Limit::of_reset(&mail), at).await?.is_some() {
        return Ok(());
    }
    let Some(person) = find_by_mail(store, &mail).await? else { return Ok(()) };
    let Some(account) = find::<Account>(store, person.account.as_str()).await? else { return Ok(()) };
    let (AccountState::Active, Some(first)) = (account.state, account.assignments.first()) else { return Ok(()) };
    let subject = account.id.as_str();
    let mut changes = Changes::new(subject, "ask_for_reset", subject, at).of(first.government);
    let (secret, pass) = issue(store, &mut changes, Purpose::Reset, &account.id, bytes, at).await?;
    let letter = letter(&person, &pass.hash, first.government, &link(&person, public_url, &secret), pass.expires_at);
    changes.add(&letter.queued(at));
    changes.commit(store).await.map(|_| ())
}

/// A link to the page for a new password, for the operator to hand over by another way.
///
/// # Errors
/// [`Error::Store`]; [`Error::Stale`].
pub async fn issue_reset(
    store: &impl Store,
    by: &str,
    person: &Person,
    public_url: &str,
    bytes: &TokenBytes,
    at: Timestamp,
) -> Result<String, Error> {
    let subject = person.account.as_str();
    let mut changes = Changes::new(by, "issue_reset", subject, at);
    let (secret, _) = issue(store, &mut changes, Purpose::Reset, &person.account, bytes, at).await?;
    changes.commit(store).await?;
    Ok(link(person, public_url, &secret))
}

fn link(person: &Person, public_url: &str, secret: &str) -> String {
    format!("{public_url}{}/password-reset/{secret}", if person.english { "/en" } else { "" })
}

fn letter(person: &Person, hash: &str, government: AreaCode, link: &str, expires_at: Timestamp) -> NewMail {
    let lang = if person.english { Lang::En } else { Lang::Ja };
    let (subject, body) = match lang {
        Lang::Ja => (
            "【羅針】パスワードの再設定",
            format!(
                "{} 様\n\nパスワードの再設定が申し込まれました。\n次のページで新しいパスワードを決めてください（1時間有効です）。\n\n{link}\n\nこのリンクは一度だけ使えます。心当たりがないときは、何もしなければ、いまのパスワードのままです。\n",
                person.name
            ),
        ),
        Lang::En => (
            "[Rashin] A new password",
            format!(
                "Dear {},\n\nSomebody asked for a new password for your account.\nChoose it on this page (valid for 1 hour):\n\n{link}\n\nThe link works once. If it was not you, do nothing: your password stays as it is.\n",
                person.name
            ),
        ),
    };
    NewMail {
        kind: MailKind::PasswordReset,
        account: person.account.clone(),
        id: hash[..16].to_owned(),
        government,
        subject: subject.to_owned(),
        body,
        expires_at,
    }
}

/// The person for whom a link is; `None` when it is too late, was used, or never was one.
///
/// # Errors
/// [`Error::Store`].
pub async fn view_reset(store: &impl Store, link: &str, at: Timestamp) -> Result<Option<Held<Person>>, Error> {
    match find_pass(store, Purpose::Reset, link, at).await? {
        Some(pass) => find::<Person>(store, pass.account.as_str()).await,
        None => Ok(None),
    }
}

/// Sets a new password by a link, once. Every session ends, and a lock is lifted.
///
/// # Errors
/// [`Error::Missing`] when the link is no good any more; [`Error::Invalid`] with everything that is
/// wrong; [`Error::Store`].
pub async fn reset_password(
    store: &impl Store,
    link: &str,
    password: &str,
    salt: &SaltBytes,
    at: Timestamp,
) -> Result<Code, Error> {
    let pass = find_pass(store, Purpose::Reset, link, at).await?.ok_or_else(link_is_over)?;
    let person = find::<Person>(store, pass.account.as_str()).await?.ok_or_else(link_is_over)?;
    let refusals = check_password(password, &[&person.mail, &person.name]);
    if !refusals.is_empty() {
        return Err(Error::Invalid(refusals));
    }
    let mut known = person.value.clone();
    known.password = Some(hash_password(password, salt)?);
    let subject = person.account.as_str();
    let mut changes = Changes::new(subject, "reset_password", subject, at);
    changes.replace(&person, &known);
    take_all(store, &mut changes, Purpose::Reset, &person.account).await?;
    end_sessions(store, &person.account, "", &mut changes).await?;
    match changes.commit(store).await {
        Err(Error::Stale) => return Err(link_is_over()),
        other => other?,
    };
    forget_failures(store, &Limit::of_sign_in(&person.mail), at).await?;
    Ok(known.account)
}
