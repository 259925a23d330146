//! An account that can be used at once, with a password that was chosen for it.

use jiff::Timestamp;
use rashin_model::Code;
use rashin_model::people::{AccountState, Action};

use super::manage_account::require_over;
use super::newcomer::{AccountBytes, Newcomer, check_assignments};
use super::password::{SaltBytes, check_password, hash_password};
use crate::Error;
use crate::port::Store;
use crate::records::Changes;
use crate::rights::Actor;

/// Adds an active account.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Invalid`] with everything that is wrong; [`Error::Store`].
pub async fn add_account(
    store: &impl Store,
    actor: &Actor,
    newcomer: &Newcomer,
    password: &str,
    random: (AccountBytes, &SaltBytes),
    at: Timestamp,
) -> Result<Code, Error> {
    require_over(store, actor, Action::ManageAccounts, &newcomer.assignments).await?;
    let mut refusals = newcomer.check(store).await?;
    refusals.extend(check_assignments(store, &newcomer.assignments).await?);
    refusals.extend(check_password(password, &[&newcomer.mail, &newcomer.name]));
    let (Some(first), true) = (newcomer.assignments.first(), refusals.is_empty()) else {
        return Err(Error::Invalid(refusals));
    };
    let password = hash_password(password, random.1)?;
    let mut changes = Changes::new(&actor.id, "add_account", "account", at).of(first.government);
    let person = newcomer.enrol(&mut changes, AccountState::Active, Some(password), random.0, at);
    changes.commit(store).await?;
    Ok(person.account)
}
