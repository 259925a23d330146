//! What was published: a state of a plan that stays as it was shown.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Code;

/// A snapshot (公表版): a revision, the readings known at an entry, and the day it is looked at from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The plan.
    pub plan: Code,
    /// Its number, from 1.
    pub number: u32,
    /// Its name (令和6年度上期の点検結果).
    pub name: String,
    /// Its name in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_en: Option<String>,
    /// The revision of the plan.
    pub revision: u32,
    /// The last entry of the plan that it knows.
    pub entry: u32,
    /// The day from which its figures are evaluated.
    pub as_of: Date,
    /// SHA-256 over its canonical content, in hexadecimal.
    pub sha256: String,
    /// Who published it.
    pub by: Code,
    /// When.
    pub at: Timestamp,
    /// Remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
