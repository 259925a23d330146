//! Finding governments and offices.

use rashin_model::people::{Government, Office};
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
