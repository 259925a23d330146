//! What a backup says of itself.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What every manifest calls its format.
pub(crate) const FORMAT: &str = "rashin-backup";

/// The version of the format that this program writes.
pub(crate) const VERSION: u32 = 1;

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// `rashin-backup`.
    pub format: String,
    /// Version of the format.
    pub version: u32,
    /// Version of the program that made it.
    pub program: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// The tables, with how many rows they have.
    pub tables: Vec<TableCount>,
}

/// A table in a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableCount {
    /// Its name.
    pub name: String,
    /// How many rows it has.
    pub rows: u64,
    /// SHA-256 of its file of JSON lines.
    pub sha256: String,
}

impl Manifest {
    /// How many rows a table has.
    pub fn rows(&self, table: &str) -> u64 {
        self.tables.iter().filter(|count| count.name == table).map(|count| count.rows).sum()
    }
}
