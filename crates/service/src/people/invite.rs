//! Inviting somebody, and taking up an invitation.

use jiff::Timestamp;
use rashin_model::mail::MailKind;
use rashin_model::people::{Account, AccountState, Action, Person};
use rashin_model::{AreaCode, Code, Lang, Sentence};

use super::manage_account::require_over;
use super::newcomer::{AccountBytes, Newcomer, check_assignments, check_name};
use super::pass::{Pass, Purpose, find_pass, issue};
use super::password::{SaltBytes, check_password, hash_password};
use super::token::TokenBytes;
use crate::Error;
use crate::mail::NewMail;
use crate::port::Store;
use crate::records::{Changes, Held, find};
use crate::rights::Actor;

/// An invitation that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// The account.
    pub account: Code,
    /// The address of the page that takes it up. Whoever has it has the account.
    pub link: String,
}

/// Makes an account for somebody and queues the mail that invites them; `public_url` is where the site
/// is reached.
///
/// # Errors
/// [`Error::Forbidden`] unless accounts of every government concerned may be managed;
/// [`Error::Invalid`] with everything that is wrong; [`Error::Store`].
pub async fn invite(
    store: &impl Store,
    actor: &Actor,
    newcomer: &Newcomer,
    public_url: &str,
    random: (AccountBytes, &TokenBytes),
    at: Timestamp,
) -> Result<Invited, Error> {
    require_over(store, actor, Action::ManageAccounts, &newcomer.assignments).await?;
    let mut refusals = newcomer.check(store).await?;
    refusals.extend(check_assignments(store, &newcomer.assignments).await?);
    let (Some(first), true) = (newcomer.assignments.first(), refusals.is_empty()) else {
        return Err(Error::Invalid(refusals));
    };
    let mut changes = Changes::new(&actor.id, Action::ManageAccounts.code(), "invite", at).of(first.government);
    let person = newcomer.enrol(&mut changes, AccountState::Invited, None, random.0, at);
    send(store, changes, &person, first.government, public_url, random.1, at).await
}

/// Invites somebody again who did not take up the account yet; earlier links end.
///
/// # Errors
/// [`Error::Missing`]; [`Error::Forbidden`]; [`Error::Invalid`] when the account was taken up;
/// [`Error::Store`].
pub async fn invite_again(
    store: &impl Store,
    actor: &Actor,
    account: &Code,
    public_url: &str,
    bytes: &TokenBytes,
    at: Timestamp,
) -> Result<Invited, Error> {
    let (account, person) = super::directory::find_account(store, account).await?;
    require_over(store, actor, Action::ManageAccounts, &account.assignments).await?;
    let (Some(first), AccountState::Invited) = (account.assignments.first(), account.state) else {
        return Err(Error::invalid(
            "account",
            Sentence::new("この利用者は、もう使い始めています", "This account was taken up already"),
            Sentence::new("パスワードの再設定を案内してください", "Point to the page for a forgotten password"),
        ));
    };
    let subject = account.id.as_str();
    let changes = Changes::new(&actor.id, "invite_again", subject, at).of(first.government);
    send(store, changes, &person, first.government, public_url, bytes, at).await
}

async fn send(
    store: &impl Store,
    mut changes: Changes<'_>,
    person: &Person,
    government: AreaCode,
    public_url: &str,
    bytes: &TokenBytes,
    at: Timestamp,
) -> Result<Invited, Error> {
    let (secret, pass) = issue(store, &mut changes, Purpose::Invitation, &person.account, bytes, at).await?;
    let lang = if person.english { Lang::En } else { Lang::Ja };
    let link = format!("{public_url}{}/invitations/{secret}", lang.pick("", "/en"));
    changes.add(&letter(person, &pass, government, &link, lang).queued(at));
    changes.commit(store).await?;
    Ok(Invited { account: person.account.clone(), link })
}

fn letter(person: &Person, pass: &Pass, government: AreaCode, link: &str, lang: Lang) -> NewMail {
    let (subject, body) = match lang {
        Lang::Ja => (
            "【羅針】利用者登録のご案内",
            format!(
                "{} 様\n\n計画の進行管理システム「羅針」に招待されました。\n次のページを開き、パスワードを決めて登録してください（7日間有効です）。\n\n{link}\n\nこのリンクは一度だけ使えます。ほかの人に渡さないでください。\n心当たりがないときは、このメールを削除してください。\n",
                person.name
            ),
        ),
        Lang::En => (
            "[Rashin] Your account",
            format!(
                "Dear {},\n\nYou are invited to Rashin, the system that runs the plan.\nOpen this page and choose a password (valid for 7 days):\n\n{link}\n\nThe link works once. Do not pass it on.\nIf this means nothing to you, delete this mail.\n",
                person.name
            ),
        ),
    };
    NewMail {
        kind: MailKind::Invitation,
        account: person.account.clone(),
        id: pass.hash[..16].to_owned(),
        government,
        subject: subject.to_owned(),
        body,
        expires_at: pass.expires_at,
    }
}

/// The person whom a link invites; `None` when it is too late, was used, or never was one.
///
/// # Errors
/// [`Error::Store`].
pub async fn view_invitation(store: &impl Store, link: &str, at: Timestamp) -> Result<Option<Held<Person>>, Error> {
    match find_pass(store, Purpose::Invitation, link, at).await? {
        Some(pass) => find::<Person>(store, pass.account.as_str()).await,
        None => Ok(None),
    }
}

/// Takes up an invitation, once: the account becomes active with a name and a password.
///
/// # Errors
/// [`Error::Missing`] when the link is no good any more; [`Error::Invalid`] with everything that is
/// wrong; [`Error::Store`].
pub async fn accept_invitation(
    store: &impl Store,
    link: &str,
    name: &str,
    password: &str,
    salt: &SaltBytes,
    at: Timestamp,
) -> Result<Code, Error> {
    let pass = find_pass(store, Purpose::Invitation, link, at).await?.ok_or_else(link_is_over)?;
    let person = find::<Person>(store, pass.account.as_str()).await?.ok_or_else(link_is_over)?;
    let account = find::<Account>(store, pass.account.as_str()).await?.ok_or_else(link_is_over)?;
    if account.state != AccountState::Invited {
        return Err(link_is_over());
    }
    let mut refusals: Vec<crate::Refusal> = check_name(name).into_iter().collect();
    refusals.extend(check_password(password, &[&person.mail, name]));
    if !refusals.is_empty() {
        return Err(Error::Invalid(refusals));
    }
    let taken = Account { state: AccountState::Active, ..account.value.clone() };
    let known =
        Person { name: name.trim().to_owned(), password: Some(hash_password(password, salt)?), ..person.value.clone() };
    let subject = account.id.as_str();
    let mut changes = Changes::new(subject, "accept_invitation", subject, at);
    if let Some(first) = account.assignments.first() {
        changes = changes.of(first.government);
    }
    changes.replace(&account, &taken);
    changes.replace(&person, &known);
    changes.remove(&pass);
    match changes.commit(store).await {
        // The same link at the same moment: one of them counts.
        Err(Error::Stale) => Err(link_is_over()),
        other => other.map(|_| taken.id),
    }
}

/// A link that is no good any more, and what to do.
pub(super) fn link_is_over() -> Error {
    Error::Missing(Sentence::new(
        "このリンクは、もう使えません。期限が過ぎたか、すでに使われています。もう一度送ってもらってください",
        "This link is not valid any more: it is too old or was used. Ask for a new one.",
    ))
}
