//! Sessions: who is signed in, with which browser, since when.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use jiff::{SignedDuration, Timestamp};
use rashin_model::people::{Account, AccountState, Government, Person};
use rashin_model::{AreaCode, Code};
use serde::{Deserialize, Serialize};

use super::token::{Token, TokenBytes};
use crate::Error;
use crate::port::{Journaling, Store};
use crate::records::{Changes, Held, Record, find, list};
use crate::rights::{Actor, Appointed};

/// A session ends when nothing was done for so long.
const IDLE: SignedDuration = SignedDuration::from_hours(12);
/// A session ends after so long in any case.
const LONGEST: SignedDuration = SignedDuration::from_hours(7 * 24);
/// For so long the second step of signing in may be taken.
const WAITING: SignedDuration = SignedDuration::from_mins(10);
/// The last use is noted so often; not at every request.
const NOTED_EVERY: SignedDuration = SignedDuration::from_mins(5);

/// A session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The account.
    pub account: Code,
    /// SHA-256 of its token.
    pub hash: String,
    /// When it began.
    pub began_at: Timestamp,
    /// When it was last used, to some minutes.
    pub used_at: Timestamp,
    /// What the browser calls itself.
    pub browser: String,
    /// Whether the one-time password is still to be given.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub waits_for_code: bool,
}

impl Record for Session {
    const KIND: &'static str = "session";
    const JOURNALING: Journaling = Journaling::Silent;

    fn key(&self) -> String {
        format!("{}/{}", self.account, self.hash)
    }
}

impl Session {
    pub(super) fn is_over(&self, at: Timestamp) -> bool {
        let age = at.duration_since(self.began_at);
        age >= LONGEST || at.duration_since(self.used_at) >= IDLE || (self.waits_for_code && age >= WAITING)
    }
}

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Who asks, for the table of rights.
    pub actor: Actor,
    /// The account.
    pub account: Held<Account>,
    /// The person.
    pub person: Held<Person>,
    /// The session.
    pub session: Held<Session>,
}

/// Begins a session of somebody who showed who they are, and gives what the browser is to keep.
///
/// # Errors
/// [`Error::Store`].
pub async fn open_session(
    store: &impl Store,
    account: &Code,
    waits_for_code: bool,
    browser: &str,
    bytes: &TokenBytes,
    at: Timestamp,
) -> Result<String, Error> {
    let token = Token::new(bytes);
    let session = Session {
        account: account.clone(),
        hash: token.hash(),
        began_at: at,
        used_at: at,
        browser: browser.chars().take(200).collect(),
        waits_for_code,
    };
    let mut changes = Changes::new(account.as_str(), "sign_in", account.as_str(), at);
    changes.add(&session);
    changes.commit(store).await?;
    // Those that are over are swept out as new ones come; another server may do it first.
    let over: Vec<Held<Session>> =
        list::<Session>(store, &format!("{account}/")).await?.into_iter().filter(|old| old.is_over(at)).collect();
    if !over.is_empty() {
        let mut changes = Changes::new(account.as_str(), "sweep_sessions", account.as_str(), at);
        for old in &over {
            changes.remove(old);
        }
        unless_stale(changes.commit(store).await.map(|_| ()))?;
    }
    Ok(format!("{account}.{}", token.as_str()))
}

/// Somebody else did it first: nothing is left to do.
fn unless_stale(done: Result<(), Error>) -> Result<(), Error> {
    match done {
        Err(Error::Stale) => Ok(()),
        other => other,
    }
}

/// Finds a session by what the browser keeps, whatever step it is at.
pub(super) async fn find_session(
    store: &impl Store,
    kept: &str,
    at: Timestamp,
) -> Result<Option<Held<Session>>, Error> {
    let Some((account, token)) = kept.split_once('.') else { return Ok(None) };
    let (Some(account), Some(token)) = (Code::new(account), Token::read(token)) else { return Ok(None) };
    let session = find::<Session>(store, &format!("{account}/{}", token.hash())).await?;
    Ok(session.filter(|session| !session.is_over(at)))
}

/// Who is signed in with what a browser keeps; `None` when the session is over, was revoked, or waits
/// for its code, or the account is not active.
///
/// # Errors
/// [`Error::Store`].
pub async fn resume_session(store: &impl Store, kept: &str, at: Timestamp) -> Result<Option<SignedIn>, Error> {
    let Some(session) = find_session(store, kept, at).await?.filter(|session| !session.waits_for_code) else {
        return Ok(None);
    };
    let account = find::<Account>(store, session.account.as_str()).await?;
    let person = find::<Person>(store, session.account.as_str()).await?;
    let (Some(account), Some(person)) = (account, person) else { return Ok(None) };
    if account.state != AccountState::Active {
        return Ok(None);
    }
    if at.duration_since(session.used_at) >= NOTED_EVERY {
        let used = Session { used_at: at, ..session.value.clone() };
        let mut changes = Changes::new(account.id.as_str(), "use_session", account.id.as_str(), at);
        changes.replace(&session, &used);
        unless_stale(changes.commit(store).await.map(|_| ()))?;
    }
    let actor = actor_of(store, &account).await?;
    Ok(Some(SignedIn { actor, account, person, session }))
}

/// An account as the table of rights sees it.
///
/// # Errors
/// [`Error::Store`].
pub async fn actor_of(store: &impl Store, account: &Account) -> Result<Actor, Error> {
    let mut parents: BTreeMap<AreaCode, Option<AreaCode>> = BTreeMap::new();
    for assignment in &account.assignments {
        if let Entry::Vacant(vacant) = parents.entry(assignment.government) {
            let government = find::<Government>(store, &assignment.government.to_string()).await?;
            vacant.insert(government.and_then(|government| government.parent));
        }
    }
    let appointed = account.assignments.iter().map(|assignment| Appointed {
        assignment: assignment.clone(),
        parent: parents.get(&assignment.government).copied().flatten(),
    });
    Ok(Actor::new(account.id.as_str(), appointed.collect()))
}

/// The sessions of an account that are not over, the one used last first.
///
/// # Errors
/// [`Error::Store`].
pub async fn list_sessions(store: &impl Store, account: &Code, at: Timestamp) -> Result<Vec<Held<Session>>, Error> {
    let mut sessions = list::<Session>(store, &format!("{account}/")).await?;
    sessions.retain(|session| !session.is_over(at) && !session.waits_for_code);
    sessions.sort_by_key(|session| std::cmp::Reverse(session.used_at));
    Ok(sessions)
}

/// Ends the session that a browser keeps.
///
/// # Errors
/// [`Error::Store`].
pub async fn end_session(store: &impl Store, kept: &str, at: Timestamp) -> Result<(), Error> {
    // A request at the same moment may note the session as used; then it is looked up again.
    while let Some(session) = find_session(store, kept, at).await? {
        let mut changes = Changes::new(session.account.as_str(), "sign_out", session.account.as_str(), at);
        changes.remove(&session);
        match changes.commit(store).await {
            Err(Error::Stale) => {}
            other => return other.map(|_| ()),
        }
    }
    Ok(())
}

/// Adds to changes the end of every session of an account, but of the one with a hash.
pub(super) async fn end_sessions(
    store: &impl Store,
    account: &Code,
    but: &str,
    changes: &mut Changes<'_>,
) -> Result<(), Error> {
    for session in list::<Session>(store, &format!("{account}/")).await? {
        if session.hash != but {
            changes.remove(&session);
        }
    }
    Ok(())
}
