//! Backups: everything in a database as one zip archive, the same for both engines.
//!
//! The archive holds a file of JSON lines per table, each row an object, every file that was handed
//! in under its SHA-256, and `manifest.json`, which counts and hashes the rest. It is read in one
//! transaction, so that it is a state that the database was in, also while others write. A backup of
//! one engine is restored on the other.
//!
//! Sessions and counts of failed sign-ins are left out: who restores a backup does not bring back
//! sessions that ended since.

mod archive;
mod error;
mod manifest;
mod restore;
mod rows;
mod set_aside;
mod tables;
mod write;

pub use error::BackupError;
pub use manifest::{Manifest, TableCount};
pub use restore::{Restored, restore};
pub use write::backup;
