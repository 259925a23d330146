//! The first administrator of an installation.

use jiff::Timestamp;
use rashin_model::Code;
use rashin_model::people::{Account, AccountState, Assignment, Government, Role};
use serde::{Deserialize, Serialize};

use super::newcomer::{AccountBytes, Newcomer};
use super::password::{SaltBytes, check_password, hash_password};
use crate::Error;
use crate::port::Store;
use crate::records::{Changes, Record, find, list};

/// That an installation was taken up: there is one of this at most, so nobody is first twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Installation {
    /// The first administrator.
    pub first_administrator: Code,
}

impl Record for Installation {
    const KIND: &'static str = "installation";

    fn key(&self) -> String {
        "first".to_owned()
    }
}

/// Whether nobody has an account yet.
///
/// # Errors
/// [`Error::Store`].
pub async fn is_unclaimed(store: &impl Store) -> Result<bool, Error> {
    if find::<Installation>(store, "first").await?.is_some() {
        return Ok(false);
    }
    Ok(list::<Account>(store, "").await?.is_empty())
}

/// Registers the first administrator together with their government. Roles of `newcomer` are not
/// looked at: administrator and planning office are what one starts with.
///
/// # Errors
/// [`Error::Invalid`] with everything that is wrong; [`Error::Stale`] when somebody was first;
/// [`Error::Store`].
pub async fn register_administrator(
    store: &impl Store,
    government: &Government,
    newcomer: &Newcomer,
    password: &str,
    random: (AccountBytes, &SaltBytes),
    at: Timestamp,
) -> Result<Code, Error> {
    let mut refusals = newcomer.check(store).await?;
    refusals.extend(check_password(password, &[&newcomer.mail, &newcomer.name]));
    if !refusals.is_empty() {
        return Err(Error::Invalid(refusals));
    }
    if !is_unclaimed(store).await? {
        return Err(Error::Stale);
    }
    let appointed = |role| Assignment { role, government: government.area, office: None };
    let newcomer = Newcomer {
        assignments: vec![appointed(Role::Administrator), appointed(Role::PlanningOffice)],
        ..newcomer.clone()
    };
    let password = hash_password(password, random.1)?;
    let mut changes = Changes::new("operator", "register_administrator", "first", at).of(government.area);
    let person = newcomer.enrol(&mut changes, AccountState::Active, Some(password), random.0, at);
    changes.add(&Installation { first_administrator: person.account.clone() });
    let known = find::<Government>(store, &government.area.to_string()).await?;
    if known.is_none() {
        changes.add(government);
    }
    changes.commit(store).await?;
    Ok(person.account)
}
