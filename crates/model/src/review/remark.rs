//! What was said about an answer while it was worked on.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Asked;
use crate::{AreaCode, Code};

/// A remark in the thread of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// The plan.
    pub plan: Code,
    /// The review.
    pub review: Code,
    /// The office of the request.
    pub office: Code,
    /// The government of that office.
    pub government: AreaCode,
    /// The row.
    pub asked: Asked,
    /// Its number in the thread, from 1.
    pub number: u32,
    /// Who said it.
    pub by: Code,
    /// When.
    pub at: Timestamp,
    /// What was said.
    pub text: String,
}
