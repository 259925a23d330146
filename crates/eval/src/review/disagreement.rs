//! Where marks part so far that a reason is asked for.

use rashin_model::Plan;
use rashin_model::tables::Review;

use super::departure::Departure;
use super::reviewed::Reviewed;
use super::side_by_side::SideBySide;
use crate::plan::Evaluation;

/// An element whose marks part so far that a reason is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// Its marks.
    pub marks: SideBySide,
    /// What asks for a reason; at least one.
    pub departures: Vec<Departure>,
}

impl Disagreement {
    /// Whether a reason stands with every mark that owes one.
    pub fn is_explained(&self) -> bool {
        self.departures.iter().all(|departure| departure.reason.is_some())
    }

    /// Whether the self-given mark is better than the figures allow.
    pub fn is_beyond_figures(&self) -> bool {
        self.departures.iter().any(Departure::is_beyond_figures)
    }
}

/// Every disagreement of a review: two steps or more between any two of computed, self-given,
/// committee and headquarters, or a self-given mark better than the figures allow.
///
/// Nodes come first, in the order of the document, then indicators. Marks without an order never
/// disagree. The evaluation must be of this plan.
pub fn disagreements(plan: &Plan, evaluation: &Evaluation, review: &Review) -> Vec<Disagreement> {
    Reviewed::new(plan, evaluation, review)
        .side_by_side()
        .into_iter()
        .filter_map(|marks| {
            let departures = marks.departures();
            (!departures.is_empty()).then_some(Disagreement { marks, departures })
        })
        .collect()
}
