//! What machine tables are made of: a plan, its evaluation, its publications.

use rashin_eval::plan::Evaluation;
use rashin_model::Plan;
use rashin_model::snapshot::Snapshot;

use crate::release::Figures;

/// What machine tables are made of.
#[derive(Clone, Copy)]
pub struct Data<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its evaluation.
    pub figures: Figures<'a>,
    /// Its publications, oldest first.
    pub history: &'a [Snapshot],
    /// The names of the tables that are written, where that is known already; those that have rows otherwise.
    pub tables: Option<&'a [&'static str]>,
}

impl<'a> Data<'a> {
    /// A plan with its evaluation, whether it was published or not, and the tables wanted of it.
    pub fn of(plan: &'a Plan, evaluation: &'a Evaluation, tables: &'a [&'static str]) -> Self {
        Self { plan, figures: Figures::Kept(evaluation), history: &[], tables: Some(tables) }
    }
}
