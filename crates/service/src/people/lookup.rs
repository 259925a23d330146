//! Finding governments and offices.

use rashin_model::people::{Account, Assignment, Government, Office, Role};
use rashin_model::{AreaCode, Code, Sentence};

use crate::Error;
use crate::port::Store;
use crate::records::{self, Held};

/// An office.
///
/// # Errors
/// [`Error::Missing`]; [`Error::Store`].
pub async fn find_office(store: &impl Store, office: &Code) -> Result<Held<Office>, Error> {
    records::find(store, office.as_str()).await?.ok_or_else(|| {
        Error::Missing(Sentence::new(
            format!("所属「{office}」はありません。所属の一覧を確かめてください"),
            format!("There is no office \"{office}\". Look at the list of offices."),
        ))
    })
}

/// Every office of the installation, by code.
///
/// # Errors
/// [`Error::Store`].
pub async fn list_offices(store: &impl Store) -> Result<Vec<Held<Office>>, Error> {
    records::list(store, "").await
}

/// Every government of the installation, by area code.
///
/// # Errors
/// [`Error::Store`].
pub async fn list_governments(store: &impl Store) -> Result<Vec<Held<Government>>, Error> {
    records::list(store, "").await
}

/// The government above one; `None` for a prefecture or a government that is not known here.
///
/// # Errors
/// [`Error::Store`].
pub async fn parent_of(store: &impl Store, government: AreaCode) -> Result<Option<AreaCode>, Error> {
    let known: Option<Held<Government>> = records::find(store, &government.to_string()).await?;
    Ok(known.and_then(|government| government.parent))
}

/// The offices that plan for a government: those of its accounts with that role, by code.
///
/// # Errors
/// [`Error::Store`].
pub async fn list_planning_offices(store: &impl Store, government: AreaCode) -> Result<Vec<Held<Office>>, Error> {
    let accounts: Vec<Held<Account>> = records::list(store, "").await?;
    let plans =
        |assignment: &&Assignment| assignment.role == Role::PlanningOffice && assignment.government == government;
    let in_charge: Vec<&Code> = accounts
        .iter()
        .flat_map(|account| account.assignments.iter().filter(plans))
        .flat_map(|own| &own.office)
        .collect();
    let mut offices = list_offices(store).await?;
    offices.retain(|office| in_charge.contains(&&office.code));
    Ok(offices)
}
