//! Who has an account.

use rashin_model::people::{Account, Action, Person};
use rashin_model::{Code, Sentence};

use super::manage_account::may_over;
use crate::Error;
use crate::port::Store;
use crate::records::{Held, find, list};
use crate::rights::Actor;

/// An account with its person.
///
/// # Errors
/// [`Error::Missing`]; [`Error::Store`].
pub async fn find_account(store: &impl Store, account: &Code) -> Result<(Held<Account>, Held<Person>), Error> {
    let found = find::<Account>(store, account.as_str()).await?;
    let person = find::<Person>(store, account.as_str()).await?;
    found.zip(person).ok_or_else(|| {
        Error::Missing(Sentence::new(
            format!("利用者「{account}」はいません。利用者の一覧を確かめてください"),
            format!("There is no account \"{account}\". Look at the list of accounts."),
        ))
    })
}

/// Every account of which somebody may manage a role, with its person, by name.
///
/// # Errors
/// [`Error::Store`].
pub async fn list_accounts(store: &impl Store, actor: &Actor) -> Result<Vec<(Held<Account>, Held<Person>)>, Error> {
    let mut people = list::<Person>(store, "").await?;
    people.sort_by(|one, other| one.account.cmp(&other.account));
    let mut found = Vec::new();
    for account in list::<Account>(store, "").await? {
        let Ok(place) = people.binary_search_by(|person| person.account.cmp(&account.id)) else { continue };
        if may_over(store, actor, Action::ManageAccounts, &account.assignments).await? {
            found.push((account, people[place].clone()));
        }
    }
    found.sort_by(|(_, one), (_, other)| (&one.name, &one.mail).cmp(&(&other.name, &other.mail)));
    Ok(found)
}
