//! The mark that follows from the figures, and how it came about.

use rashin_model::Period;
use rashin_model::tables::GradedBy;

use crate::plan::GivenMark;

/// A computed mark of an element in a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Computed {
    /// The mark.
    pub mark: GivenMark,
    /// How it came about.
    pub basis: Basis,
}

/// How a computed mark came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// It was recorded as computed when the review was held.
    Recorded,
    /// It follows from the value of this period.
    Value(Option<Period>),
    /// It follows from the composite index of this fiscal year.
    Index(i16),
    /// It follows from the marks that these people gave in other dimensions.
    Marks(GradedBy),
    /// The two-worst rule over the indicators of the node ([`crate::second_worst`]).
    SecondWorst {
        /// How many indicators have a computed mark with an order.
        judged: usize,
        /// How many indicators the node has.
        of: usize,
    },
}
