//! Failed attempts, counted in the store, so that neither a restart nor another server forgets them.
//!
//! An attempt is counted before it is looked at: attempts at the same moment cannot outrun the count.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::token::hash;
use crate::Error;
use crate::port::{Journaling, Store};
use crate::records::{Changes, Record, find};

/// What was attempted in vain, for one account or from one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Throttle {
    /// What is counted, and the hash of whose it is.
    pub key: String,
    /// Failures since the last success, the last lock, or the beginning of the window.
    pub failures: u32,
    /// When the window began in which they are counted.
    pub since: Timestamp,
    /// Locks in a row; each is twice as long as the one before.
    pub locks: u32,
    /// Until when nothing is tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locked_until: Option<Timestamp>,
    /// The last attempt.
    pub at: Timestamp,
}

impl Record for Throttle {
    const KIND: &'static str = "throttle";
    const JOURNALING: Journaling = Journaling::Silent;

    fn key(&self) -> String {
        self.key.clone()
    }
}

/// What is counted, and how many failures bring a lock.
#[derive(Debug, Clone)]
pub struct Limit {
    key: String,
    failures: u32,
    window: SignedDuration,
}

impl Limit {
    /// Signing in under an address for mail, whether there is an account or not.
    pub fn of_sign_in(mail: &str) -> Self {
        Self { key: format!("sign-in/{}", hash(mail)), failures: 5, window: MEMORY }
    }

    /// Attempts from a network address. A whole government may share one, so it allows more.
    pub fn of_place(address: &str) -> Self {
        Self { key: format!("from/{}", hash(address)), failures: 100, window: FIRST_LOCK }
    }

    /// Links for a new password that are sent to an address.
    pub fn of_reset(mail: &str) -> Self {
        Self { key: format!("reset/{}", hash(mail)), failures: 5, window: MEMORY }
    }
}

/// The first lock.
const FIRST_LOCK: SignedDuration = SignedDuration::from_mins(15);
/// The longest lock.
const LONGEST_LOCK: SignedDuration = SignedDuration::from_hours(24);
/// Locks are forgotten when nothing was attempted for so long after the last of them.
const MEMORY: SignedDuration = SignedDuration::from_hours(24);
/// How often counting is tried when others count at the same moment.
const TRIES: usize = 12;

/// Counts an attempt; gives until when nothing is tried if it may not be made.
///
/// # Errors
/// [`Error::Store`]; [`Error::Stale`] when too many count at once.
pub(super) async fn count_attempt(
    store: &impl Store,
    limit: &Limit,
    at: Timestamp,
) -> Result<Option<Timestamp>, Error> {
    for _ in 0..TRIES {
        let held = find::<Throttle>(store, &limit.key).await?;
        let until = held.as_ref().and_then(|throttle| throttle.locked_until);
        if until.is_some_and(|until| until > at) {
            return Ok(until);
        }
        let last = held.as_ref().map(|throttle| throttle.at.max(until.unwrap_or(throttle.at)));
        let is_remembered = last.is_some_and(|last| at.duration_since(last) < MEMORY);
        let locks = held.as_ref().filter(|_| is_remembered).map_or(0, |throttle| throttle.locks);
        let window = held.as_ref().filter(|throttle| at.duration_since(throttle.since) < limit.window);
        let (failures, since) = window.map_or((0, at), |throttle| (throttle.failures, throttle.since));
        let mut throttle =
            Throttle { key: limit.key.clone(), failures: failures + 1, since, locks, locked_until: None, at };
        if throttle.failures >= limit.failures {
            throttle.locked_until = Some(at + lock(locks));
            throttle.locks += 1;
            throttle.failures = 0;
        }
        let mut changes = Changes::new("", "count_attempt", "", at);
        changes.put(&throttle, held.map(|held| held.version));
        match changes.commit(store).await {
            Err(Error::Stale) => {}
            other => return other.map(|_| None),
        }
    }
    Err(Error::Stale)
}

/// How long a lock lasts after so many before it.
fn lock(before: u32) -> SignedDuration {
    let doubled = FIRST_LOCK.as_secs().saturating_mul(1_i64 << before.min(16));
    SignedDuration::from_secs(doubled.min(LONGEST_LOCK.as_secs()))
}

/// Forgets the failures of an account after a success.
///
/// # Errors
/// [`Error::Store`].
pub(super) async fn forget_failures(store: &impl Store, limit: &Limit, at: Timestamp) -> Result<(), Error> {
    change(store, limit, at, |_| None).await
}

/// Takes one attempt back that turned out right; the others stay counted.
///
/// # Errors
/// [`Error::Store`].
pub(super) async fn take_back(store: &impl Store, limit: &Limit, at: Timestamp) -> Result<(), Error> {
    change(store, limit, at, |throttle| {
        let mut rest = throttle.clone();
        if throttle.locked_until.is_some() && throttle.failures == 0 {
            // The lock that the last attempt brought, which may have been this one.
            rest.locked_until = None;
            rest.locks = throttle.locks.saturating_sub(1);
            rest.failures = limit.failures;
        }
        rest.failures = rest.failures.saturating_sub(1);
        (rest.failures > 0 || rest.locks > 0).then_some(rest)
    })
    .await
}

async fn change(
    store: &impl Store,
    limit: &Limit,
    at: Timestamp,
    after: impl Fn(&Throttle) -> Option<Throttle>,
) -> Result<(), Error> {
    for _ in 0..TRIES {
        let Some(held) = find::<Throttle>(store, &limit.key).await? else { return Ok(()) };
        let mut changes = Changes::new("", "forget_attempt", "", at);
        match after(&held) {
            Some(rest) => changes.replace(&held, &rest),
            None => changes.remove(&held),
        }
        match changes.commit(store).await {
            Err(Error::Stale) => {}
            other => return other.map(|_| ()),
        }
    }
    // Others count at this very moment; that one attempt too many stays counted does no harm.
    Ok(())
}
