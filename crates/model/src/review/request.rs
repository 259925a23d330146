//! What one office is asked for in a review.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Asked;
use crate::{AreaCode, Code};

words! {
    /// Whether the office is still asked.
    RequestState {
        Open "open" "照会中" "asked",
        Withdrawn "withdrawn" "取り下げ" "withdrawn",
    }
}

/// A request (照会) to one office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The plan.
    pub plan: Code,
    /// The review.
    pub review: Code,
    /// The office.
    pub office: Code,
    /// The government of the office.
    pub government: AreaCode,
    /// Day by which it is due.
    pub due: Date,
    /// Whether the office is still asked.
    pub state: RequestState,
    /// Revision of the plan that the rows were made from.
    pub revision: u32,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// The rows, in the order of the plan.
    pub rows: Vec<Asked>,
}
