//! An answer before it is checked.

use std::collections::BTreeMap;

use rashin_model::review::{Asked, Evidence};

/// An answer to a row, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// The row.
    pub asked: Asked,
    /// What was typed, by column.
    pub cells: BTreeMap<String, String>,
    /// What shows that it is so.
    pub evidence: Vec<Evidence>,
}
