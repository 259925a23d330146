//! The marks of one element in one dimension, side by side.

use rashin_model::Code;
use rashin_model::tables::GradedBy;

use super::computed::Computed;
use super::departure::Departure;
use super::element::Element;
use crate::Reason;

/// A mark that people gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Who gave it.
    pub by: GradedBy,
    /// The mark.
    pub mark: String,
    /// The step it stands on, 1 the best; `None` where the mark has no order.
    pub step: Option<u32>,
    /// Why.
    pub reason: Option<String>,
}

/// The marks of one element in one dimension of a rubric in a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideBySide {
    /// The element.
    pub element: Element,
    /// The rubric.
    pub rubric: Code,
    /// Its dimension.
    pub dimension: Code,
    /// The computed mark, or why there is none.
    pub computed: Result<Computed, Reason>,
    /// The step of the computed mark, 1 the best.
    pub computed_step: Option<u32>,
    /// Marks that people gave: self-given, of the committee, of the headquarters.
    pub given: Vec<Given>,
}

impl SideBySide {
    /// The mark that somebody gave.
    pub fn by(&self, by: GradedBy) -> Option<&Given> {
        self.given.iter().find(|given| given.by == by)
    }

    /// The most steps between any two of the marks; `None` with fewer than two that have an order.
    pub fn widest(&self) -> Option<u32> {
        let steps: Vec<u32> = self.steps().map(|(_, step, _)| step).collect();
        let (best, worst) = (steps.iter().min()?, steps.iter().max()?);
        (steps.len() > 1).then(|| worst - best)
    }

    /// Every departure that asks for a reason, in the order in which the marks are given.
    pub fn departures(&self) -> Vec<Departure> {
        let steps: Vec<_> = self.steps().collect();
        let mut found = Vec::new();
        for (place, (by, step, reason)) in steps.iter().enumerate() {
            let before = &steps[..place];
            found.extend(
                before
                    .iter()
                    .filter_map(|(from, from_step, _)| Departure::between((*from, *from_step), (*by, *step), *reason)),
            );
        }
        found
    }

    /// Who stands on which step, with the reason, in the order in which marks are given.
    fn steps(&self) -> impl Iterator<Item = (GradedBy, u32, Option<&str>)> {
        let computed = self.computed_step.map(|step| (GradedBy::Computed, step, None));
        let given = self.given.iter().filter_map(|given| Some((given.by, given.step?, given.reason.as_deref())));
        computed.into_iter().chain(given)
    }
}
