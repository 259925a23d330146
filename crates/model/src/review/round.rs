//! A review that was opened: one round of collecting.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::AskedKind;
use crate::{Code, Period};

words! {
    /// Whether answers are taken.
    RoundState {
        Open "open" "受付中" "open",
        Closed "closed" "締切済み" "closed",
        Withdrawn "withdrawn" "取り下げ" "withdrawn",
    }
}

/// A review that was opened. Its name, period, day and rubrics are also the row of the plan's table
/// `reviews` that it brings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// The plan.
    pub plan: Code,
    /// Code of the review, as in the table `reviews`.
    pub code: Code,
    /// Name (令和6年度 上期).
    pub name: String,
    /// Name in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_en: Option<String>,
    /// Period looked at.
    pub period: Period,
    /// Day as of which values count; readings of later periods are refused.
    pub as_of: Date,
    /// Day by which answers are due where a request has no other.
    pub due: Date,
    /// Rubrics in use; marks of a dimension that persons give are asked for.
    pub rubrics: Vec<Code>,
    /// What is asked.
    pub asks: Vec<AskedKind>,
    /// Elements asked about, with what lies below them; the whole plan if empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elements: Vec<Code>,
    /// Whether answers are taken.
    pub state: RoundState,
    /// Instructions for those who answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instructions: Option<String>,
}
