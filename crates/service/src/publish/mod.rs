//! Publishing: what would change for the public, the snapshot that is frozen, and what the public
//! may see.
//!
//! Public pages, downloads and API show snapshots and nothing else. Rows of the tables of a plan's
//! life (grades, comments, meetings ...) go out with a snapshot; its promises (elements, indicators,
//! targets) become public by an edition first.

mod candidate;
mod changes;
mod choose_rows;
mod content_hash;
mod freeze;
mod life;
mod preview;
mod published;
mod verify;
mod warnings;

pub use changes::{MarkChange, StandingChange};
pub use choose_rows::{RowChoice, choose_rows};
pub use content_hash::{ContentHash, content_hash};
pub use freeze::{Publishing, first_snapshot, publish};
pub use life::is_of_life;
pub use preview::{Fate, Publication, StagedFate, preview_publication};
pub use published::{
    PublishedReading, find_snapshot, last_snapshots, list_snapshots, load_snapshot, published_history,
};
pub use verify::{Verified, verify_snapshot};
pub use warnings::{Warning, WarningKind};
