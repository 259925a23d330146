//! A mark that departs from another, so that a reason is asked for.

use rashin_model::tables::GradedBy;

/// From how many steps on two marks of one element ask for a reason.
const STEPS_THAT_ASK: u32 = 2;

/// A mark that departs from another of the same element, rubric and dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// Whose mark it departs from.
    pub from: GradedBy,
    /// Who gave the mark that departs: of the two, the one who marks later in a review (computed,
    /// self-given, committee, headquarters). That is who owes the reason.
    pub by: GradedBy,
    /// How many steps lie between, at least 1.
    pub steps: u32,
    /// Whether the mark that departs is the better one.
    pub better: bool,
    /// The reason that stands with it.
    pub reason: Option<String>,
}

impl Departure {
    /// The departure of one mark from another, given by their steps (1 the best), if it asks for a
    /// reason: two steps or more either way, or a self-given mark better than the computed one.
    pub fn between(from: (GradedBy, u32), by: (GradedBy, u32), reason: Option<&str>) -> Option<Self> {
        let steps = from.1.abs_diff(by.1);
        let better = by.1 < from.1;
        let beyond_figures = better && from.0 == GradedBy::Computed && by.0 == GradedBy::Own;
        let reason = reason.map(str::trim).filter(|reason| !reason.is_empty()).map(str::to_owned);
        (steps >= STEPS_THAT_ASK || beyond_figures).then_some(Self { from: from.0, by: by.0, steps, better, reason })
    }

    /// Whether it is a self-given mark better than the figures allow.
    pub fn is_beyond_figures(&self) -> bool {
        self.better && self.from == GradedBy::Computed && self.by == GradedBy::Own
    }
}
