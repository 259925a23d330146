//! Who has the ball.

use rashin_model::Lang;
use rashin_model::review::AnswerStep;

/// Who is to act next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ball {
    /// Whoever writes the answer.
    Owner,
    /// The approver of the office, or of the municipality.
    Approver,
    /// The planning office.
    PlanningOffice,
    /// Nobody: all is approved.
    Nobody,
}

impl Ball {
    /// Who is to act on an answer at a step.
    pub fn at(step: AnswerStep) -> Self {
        match step {
            AnswerStep::Draft | AnswerStep::Returned => Self::Owner,
            AnswerStep::Submitted | AnswerStep::Resubmitted => Self::Approver,
            AnswerStep::Endorsed => Self::PlanningOffice,
            AnswerStep::Approved | AnswerStep::Locked => Self::Nobody,
        }
    }

    /// What it is called.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Owner => lang.pick("回答担当", "owner"),
            Self::Approver => lang.pick("課・団体の承認者", "approver of the office"),
            Self::PlanningOffice => lang.pick("企画担当", "planning office"),
            Self::Nobody => lang.pick("なし（承認済み）", "nobody (approved)"),
        }
    }
}
