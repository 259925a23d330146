//! A plan together with its evaluation.

use jiff::civil::Date;
use rashin_eval::plan::Evaluation;
use rashin_model::Plan;
use rashin_model::tables::RubricMark;

/// A plan and what its figures mean as of a day.
#[derive(Debug, Clone, PartialEq)]
pub struct AssessedPlan {
    /// The plan.
    pub plan: Plan,
    /// Its evaluation.
    pub evaluation: Evaluation,
}

impl AssessedPlan {
    /// Evaluates a plan as of a day; `shipped` are the rubrics it may use besides its own.
    pub fn new(mut plan: Plan, as_of: Date, shipped: &[RubricMark]) -> Self {
        plan.sort_readings();
        let evaluation = Evaluation::of(&plan, as_of, shipped);
        Self { plan, evaluation }
    }
}
