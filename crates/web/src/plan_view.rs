//! A plan as pages look at it: evaluated, with the publication it is of and the address of its pages.

use std::ops::Deref;

use rashin_model::snapshot::Snapshot;
use rashin_service::{AssessedPlan, PlanHeader};

use crate::link::Place;

/// An evaluated plan on pages.
pub struct PlanView {
    /// Its revision and latest change.
    pub header: PlanHeader,
    /// What was published; `None` for a plan as it is worked on.
    pub snapshot: Option<Snapshot>,
    /// Whether nothing was published after it.
    pub is_last: bool,
    /// Where its pages are.
    pub place: Place,
    assessed: AssessedPlan,
}

impl PlanView {
    /// A plan as it is worked on.
    pub fn new(header: PlanHeader, assessed: AssessedPlan) -> Self {
        let place = Place::of(&assessed.plan.profile.code);
        Self { header, snapshot: None, is_last: true, place, assessed }
    }

    /// The same for a plan as it was published; `is_last` if nothing was published after it.
    pub fn published(
        header: PlanHeader,
        assessed: AssessedPlan,
        snapshot: Snapshot,
        place: Place,
        is_last: bool,
    ) -> Self {
        Self { header, snapshot: Some(snapshot), is_last, place, assessed }
    }
}

impl Deref for PlanView {
    type Target = AssessedPlan;

    fn deref(&self) -> &AssessedPlan {
        &self.assessed
    }
}
