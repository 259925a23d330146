//! A review as commands work on it: the plan as it is worked on, with its evaluation.

use anyhow::{Result, anyhow};
use rashin_eval::plan::Evaluation;
use rashin_exchange::Surroundings;
use rashin_model::review::Round;
use rashin_model::{Code, Lang};
use rashin_service::records::Held;
use rashin_service::review::{Checks, view_round};
use rashin_service::rights::Actor;
use rashin_service::{WorkingPlan, view_working_plan};
use rashin_store::Database;

use crate::origin;

/// A review with everything its answers are checked against.
pub struct Reviewing {
    /// The plan as it is worked on.
    pub working: WorkingPlan,
    /// Its evaluation as of the day of the review.
    pub evaluation: Evaluation,
    /// The review.
    pub round: Held<Round>,
    surroundings: Surroundings<'static>,
}

impl Reviewing {
    /// Loads a review.
    pub async fn load(store: &Database, actor: &Actor, plan: &Code, review: &Code, lang: Lang) -> Result<Self> {
        let failed = |error: rashin_service::Error| anyhow!(error.message(lang));
        let working = view_working_plan(store, actor, plan).await.map_err(failed)?;
        let round = view_round(store, plan, review).await.map_err(failed)?;
        let evaluation = Evaluation::of(&working.plan, round.as_of, rashin_shipped::rubrics());
        Ok(Self { working, evaluation, round, surroundings: origin::surroundings() })
    }

    /// What answers are checked against.
    pub fn checks(&self) -> Checks<'_> {
        Checks {
            plan: &self.working.plan,
            evaluation: &self.evaluation,
            round: &self.round,
            surroundings: &self.surroundings,
        }
    }
}
