//! Signing in through a provider that says who somebody is.

use jiff::{SignedDuration, Timestamp};
use rashin_model::Code;
use rashin_model::people::{Account, AccountState, OidcSubject, Person};
use serde::{Deserialize, Serialize};

use super::address::find_by_mail;
use super::pass::{Purpose, take_all};
use super::sign_in::{SignIn, Visitor, WhyNot, succeed};
use super::token::{TokenBytes, hash};
use crate::Error;
use crate::port::{Journaling, Store};
use crate::records::{Changes, Held, Record, find, list};

/// Which account a subject of a provider belongs to: it belongs to one at most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// SHA-256 of provider and subject.
    pub hash: String,
    /// The account.
    pub account: Code,
}

impl Record for Subject {
    const KIND: &'static str = "subject";
    const JOURNALING: Journaling = Journaling::Silent;

    fn key(&self) -> String {
        self.hash.clone()
    }
}

/// A sign-in through a provider that began in some browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begun {
    /// SHA-256 of the state, which the browser keeps and the provider sends back.
    pub state: String,
    /// What the provider's word has to hold.
    pub nonce: String,
    /// What proves that whoever brings the code is who asked for it.
    pub verifier: String,
    /// Where to go afterwards.
    pub next: String,
    /// Until when it may end.
    pub expires_at: Timestamp,
}

impl Record for Begun {
    const KIND: &'static str = "begun_sign_in";
    const JOURNALING: Journaling = Journaling::Silent;

    fn key(&self) -> String {
        self.state.clone()
    }
}

/// For so long one may sign in at the provider.
const LONGEST: SignedDuration = SignedDuration::from_mins(15);

/// Remembers a sign-in through a provider that began.
///
/// # Errors
/// [`Error::Store`].
pub async fn begin_by_identity(
    store: &impl Store,
    state: &str,
    nonce: &str,
    verifier: &str,
    next: &str,
    at: Timestamp,
) -> Result<(), Error> {
    let begun = Begun {
        state: hash(state),
        nonce: nonce.to_owned(),
        verifier: verifier.to_owned(),
        next: next.chars().take(1000).collect(),
        expires_at: at + LONGEST,
    };
    let mut changes = Changes::new("", "begin_sign_in", "", at);
    changes.add(&begun);
    changes.commit(store).await?;
    // Those that nobody ended are swept out as new ones come; another server may do it first.
    for old in list::<Begun>(store, "").await?.into_iter().filter(|old| old.expires_at <= at) {
        let mut changes = Changes::new("", "sweep_sign_ins", "", at);
        changes.remove(&old);
        match changes.commit(store).await {
            Ok(_) | Err(Error::Stale) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Takes up a sign-in that began, once; `None` if none began with this state, or too long ago.
///
/// # Errors
/// [`Error::Store`].
pub async fn take_begun(store: &impl Store, state: &str, at: Timestamp) -> Result<Option<Begun>, Error> {
    let Some(begun) = find::<Begun>(store, &hash(state)).await? else { return Ok(None) };
    let mut changes = Changes::new("", "take_sign_in", "", at);
    changes.remove(&begun);
    match changes.commit(store).await {
        Ok(_) => Ok(Some(begun.value).filter(|begun| begun.expires_at > at)),
        // The same answer of the provider at the same moment: one of them counts.
        Err(Error::Stale) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Signs in whoever a provider vouches for: the account that the subject belongs to, or at the first
/// time the invited or active account of the address that the provider checked. Makes no accounts.
///
/// # Errors
/// [`Error::Store`]; [`Error::Stale`] when the account was changed at the same moment.
pub async fn sign_in_by_identity(
    store: &impl Store,
    identity: &OidcSubject,
    verified_mail: Option<&str>,
    visitor: Visitor<'_>,
    bytes: &TokenBytes,
    at: Timestamp,
) -> Result<SignIn, Error> {
    let subject = hash(&format!("{}\n{}", identity.issuer, identity.subject));
    let account = match find::<Subject>(store, &subject).await? {
        Some(known) => find::<Account>(store, known.account.as_str()).await?,
        None => match verified_mail {
            Some(mail) => first_time(store, identity, subject, mail, at).await?,
            None => None,
        },
    };
    let Some(account) = account.filter(|account| account.state == AccountState::Active) else {
        return Ok(SignIn::Refused(WhyNot::Wrong));
    };
    let person = find::<Person>(store, account.id.as_str()).await?;
    let mail = person.map(|person| person.value.mail).unwrap_or_default();
    succeed(store, &mail, &account.id, visitor, bytes, at).await
}

/// Ties a subject to the account of an address; an invitation is taken up by it.
async fn first_time(
    store: &impl Store,
    identity: &OidcSubject,
    hash: String,
    mail: &str,
    at: Timestamp,
) -> Result<Option<Held<Account>>, Error> {
    let Some(person) = find_by_mail(store, mail).await?.filter(|person| person.oidc.is_none()) else {
        return Ok(None);
    };
    let account = find::<Account>(store, person.account.as_str()).await?;
    let Some(account) = account.filter(|account| account.state != AccountState::Disabled) else { return Ok(None) };
    let known = Person { oidc: Some(identity.clone()), ..person.value.clone() };
    let subject = account.id.as_str();
    let mut changes = Changes::new(subject, "tie_identity", subject, at);
    if let Some(first) = account.assignments.first() {
        changes = changes.of(first.government);
    }
    changes.add(&Subject { hash, account: account.id.clone() });
    changes.replace(&person, &known);
    if account.state == AccountState::Invited {
        changes.replace(&account, &Account { state: AccountState::Active, ..account.value.clone() });
        take_all(store, &mut changes, Purpose::Invitation, &account.id).await?;
    }
    changes.commit(store).await?;
    find::<Account>(store, subject).await
}
