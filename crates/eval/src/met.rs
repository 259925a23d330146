//! Met: is the target reached?

use rashin_model::Lang;
use rust_decimal::Decimal;

use crate::rounding::round_half_up;

/// How a value is held against its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Comparator {
    /// ≥: at least the target (以上).
    AtLeast,
    /// ≤: at most the target (以下).
    AtMost,
    /// =: exactly the target.
    Equal,
}

impl Comparator {
    /// The word behind a target; blank where it is exact.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::AtLeast => lang.pick("以上", "or more"),
            Self::AtMost => lang.pick("以下", "or less"),
            Self::Equal => "",
        }
    }
}

/// Whether the target is met (達成), at the declared decimals.
///
/// Formula: y ≥ T, y ≤ T or y = T, both rounded half-up to the declared decimals first; for ≥ and
/// ≤ that is d·(y − T) ≥ 0. What a page shows as 90.0 therefore meets 90.0.
///
/// Source: definition of this system; the comparators are those of the plans' papers
/// (`90.0%以上`).
///
/// ```
/// use rashin_eval::met::{met, Comparator};
/// use rust_decimal::Decimal;
/// let (actual, target) = (Decimal::new(8996, 2), Decimal::new(900, 1));
/// assert!(met(actual, Comparator::AtLeast, target, 1));
/// assert!(!met(actual, Comparator::AtLeast, target, 2));
/// ```
pub fn met(actual: Decimal, comparator: Comparator, target: Decimal, decimals: u32) -> bool {
    let actual = round_half_up(actual, decimals);
    let target = round_half_up(target, decimals);
    match comparator {
        Comparator::AtLeast => actual >= target,
        Comparator::AtMost => actual <= target,
        Comparator::Equal => actual == target,
    }
}
