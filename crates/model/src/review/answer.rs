//! What an office answered to one row, and how far that answer has come.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Asked;
use crate::{AreaCode, Code};

/// An answer (回答) to one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The plan.
    pub plan: Code,
    /// The review.
    pub review: Code,
    /// The office that answers.
    pub office: Code,
    /// The government of the office.
    pub government: AreaCode,
    /// The row.
    pub asked: Asked,
    /// What was entered, by column of the table that the row belongs to: as typed in a draft, in
    /// canonical form once submitted. The key of the row is left out.
    pub cells: BTreeMap<String, String>,
    /// What shows that it is so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// How far it has come.
    pub state: AnswerState,
    /// Who changed it last.
    pub by: Code,
    /// When.
    pub at: Timestamp,
}

/// A file or a link that shows that a value is so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// A file that was handed in.
    File {
        /// SHA-256 of its bytes, in hexadecimal.
        sha256: String,
        /// Its name.
        name: String,
    },
    /// An address.
    Link(String),
}

/// How far an answer has come. Each state holds what it knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum AnswerState {
    /// Being written; nobody outside the office looks at it.
    Draft,
    /// Handed to the approver of the office.
    Submitted,
    /// Given back to whoever wrote it.
    Returned {
        /// Who gave it back.
        by: Code,
        /// Why.
        reason: String,
    },
    /// Handed in again after it was given back.
    Resubmitted,
    /// Approved inside the office or municipality; the planning office has the ball.
    Endorsed {
        /// Who approved it.
        by: Code,
    },
    /// Approved by the planning office: its row is in the plan.
    Approved {
        /// Who approved it.
        by: Code,
    },
    /// The review was closed over it.
    Locked {
        /// Who had approved it.
        by: Code,
    },
}

words! {
    /// The step of an answer without what it knows: for rights, lists and counts.
    Step {
        Draft "draft" "作成中" "draft",
        Submitted "submitted" "提出済み" "submitted",
        Returned "returned" "差戻し" "returned",
        Resubmitted "resubmitted" "再提出" "resubmitted",
        Endorsed "endorsed" "課内承認済み" "approved by office",
        Approved "approved" "承認済み" "approved",
        Locked "locked" "確定" "locked",
    }
}

impl AnswerState {
    /// The step.
    pub fn step(&self) -> Step {
        match self {
            Self::Draft => Step::Draft,
            Self::Submitted => Step::Submitted,
            Self::Returned { .. } => Step::Returned,
            Self::Resubmitted => Step::Resubmitted,
            Self::Endorsed { .. } => Step::Endorsed,
            Self::Approved { .. } => Step::Approved,
            Self::Locked { .. } => Step::Locked,
        }
    }
}
