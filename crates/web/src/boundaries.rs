//! Boundaries of areas as pages draw them, read once.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use rashin_boundaries::BoundarySet;
use rashin_model::AreaCode;
use rashin_model::boundaries::Boundaries;
use rashin_service::boundaries::{boundary_shapes, find_boundaries};
use rashin_service::{Error, StoreError};

use crate::site::Site;

/// Shapes with the line that has to stand under them.
pub struct Shapes {
    /// What is known of them.
    pub about: Boundaries,
    /// The shapes.
    pub set: Arc<BoundarySet>,
}

/// The sets that were read, by the hash of their file; as many as prefectures, so they are all kept.
#[derive(Default)]
pub struct ReadSets(Mutex<BTreeMap<String, Arc<BoundarySet>>>);

impl Site {
    /// The shapes of the areas directly below one; `None` if none were imported.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn shapes(&self, above: AreaCode) -> Result<Option<Shapes>, Error> {
        let Some(held) = find_boundaries(self.store(), above).await? else { return Ok(None) };
        let about = held.value;
        let known = self.read_sets().0.lock().unwrap_or_else(PoisonError::into_inner).get(&about.sha256).cloned();
        if let Some(set) = known {
            return Ok(Some(Shapes { about, set }));
        }
        let bytes = boundary_shapes(self.store(), &about).await?;
        let set = BoundarySet::read(&bytes).map_err(|error| Error::Store(StoreError::Unreadable(error.0)))?;
        let set = Arc::new(set);
        let mut sets = self.read_sets().0.lock().unwrap_or_else(PoisonError::into_inner);
        sets.insert(about.sha256.clone(), set.clone());
        Ok(Some(Shapes { about, set }))
    }
}
