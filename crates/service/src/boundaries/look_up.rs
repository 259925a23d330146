//! Which boundaries there are.

use rashin_model::AreaCode;
use rashin_model::boundaries::Boundaries;

use crate::port::Store;
use crate::records::{Held, find, list};
use crate::{Error, StoreError};

/// All boundaries that are kept, by the area above.
///
/// # Errors
/// [`Error::Store`].
pub async fn list_boundaries(store: &impl Store) -> Result<Vec<Held<Boundaries>>, Error> {
    list(store, "").await
}

/// The boundaries of the areas directly below one.
///
/// # Errors
/// [`Error::Store`].
pub async fn find_boundaries(store: &impl Store, above: AreaCode) -> Result<Option<Held<Boundaries>>, Error> {
    find(store, &above.to_string()).await
}

/// The shapes of boundaries, in the form in which they were handed over.
///
/// # Errors
/// [`Error::Store`], also when the file is gone.
pub async fn boundary_shapes(store: &impl Store, boundaries: &Boundaries) -> Result<Vec<u8>, Error> {
    let file = store.file(&boundaries.sha256).await.map_err(Error::Store)?;
    let gone = || Error::Store(StoreError::Unreadable(format!("the boundaries {} are gone", boundaries.sha256)));
    file.map(|file| file.bytes).ok_or_else(gone)
}
