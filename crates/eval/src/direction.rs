//! Which way an indicator gets better.

use crate::met::Comparator;

/// Which way an indicator gets better: the sign d of every formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// A higher value is better.
    Higher,
    /// A lower value is better.
    Lower,
}

impl Direction {
    /// d: +1 when higher is better, -1 when lower is better.
    ///
    /// ```
    /// use rashin_eval::Direction;
    /// assert_eq!(Direction::Lower.sign(), -1.0);
    /// ```
    pub fn sign(self) -> f64 {
        match self {
            Self::Higher => 1.0,
            Self::Lower => -1.0,
        }
    }

    /// The comparator that a target has when its paper states none: ≥ or ≤.
    pub fn comparator(self) -> Comparator {
        match self {
            Self::Higher => Comparator::AtLeast,
            Self::Lower => Comparator::AtMost,
        }
    }
}
