//! Whether a snapshot still is what was published.

use rashin_model::Code;
use rashin_model::snapshot::Snapshot;

use crate::port::Store;
use crate::publish::content_hash::content_hash;
use crate::publish::published::{find_snapshot, load_snapshot};
use crate::{AssessedPlan, Error};

/// What a check of a snapshot found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The snapshot.
    pub snapshot: Snapshot,
    /// The hash of what the store holds and this program computes now.
    pub computed: String,
}

impl Verified {
    /// Whether it still is what was published.
    pub fn is_intact(&self) -> bool {
        self.computed == self.snapshot.sha256
    }
}

/// Computes the hash of a snapshot anew. Another hash means that the stored content was altered, or
/// that this program computes other figures than the one that published it.
///
/// # Errors
/// [`Error::Missing`] for a snapshot that is not there; [`Error::NoSuchPlan`]; [`Error::Store`].
pub async fn verify_snapshot(store: &impl Store, plan: &Code, number: u32) -> Result<Verified, Error> {
    let snapshot = find_snapshot(store, plan, number).await?.value;
    let stored = load_snapshot(store, &snapshot).await?;
    let computed = content_hash(&AssessedPlan::new(stored.plan, snapshot.as_of, rashin_shipped::rubrics()));
    Ok(Verified { snapshot, computed })
}
