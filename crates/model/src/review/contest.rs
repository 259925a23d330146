//! A value that a lower tier does not agree with.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::tables::Reading;
use crate::{AreaCode, Code};

/// A value of one's own beside the one in the plan: both stay visible until it is settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contest {
    /// The plan.
    pub plan: Code,
    /// The government that contests.
    pub government: AreaCode,
    /// The value that it holds to be right, with its source.
    pub reading: Reading,
    /// How that value was found.
    pub method: String,
    /// Why the other one is wrong.
    pub reason: String,
    /// Who contests.
    pub by: Code,
    /// When.
    pub at: Timestamp,
    /// How it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlement: Option<Settlement>,
}

/// How a contest ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// Whether the contested value gave way.
    pub accepted: bool,
    /// Why.
    pub reason: String,
    /// Who settled it.
    pub by: Code,
    /// When.
    pub at: Timestamp,
}
