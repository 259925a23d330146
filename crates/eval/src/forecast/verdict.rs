//! Verdict: what a forecast says about a target.

use super::bands::Band;
use crate::direction::Direction;
use crate::rounding::at_cut;

/// What a forecast says about reaching the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The whole band meets the target.
    Likely,
    /// The band lies on both sides of the target.
    Uncertain,
    /// The whole band falls short.
    Unlikely,
}

impl Verdict {
    /// Every verdict, the best first.
    pub const ALL: [Self; 3] = [Self::Likely, Self::Uncertain, Self::Unlikely];

    /// The machine name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Likely => "likely",
            Self::Uncertain => "uncertain",
            Self::Unlikely => "unlikely",
        }
    }

    /// The wording in Japanese.
    pub fn text_ja(self) -> &'static str {
        match self {
            Self::Likely => "達成の見込み",
            Self::Uncertain => "見通せない",
            Self::Unlikely => "この進み方では難しい",
        }
    }

    /// The wording in English.
    pub fn text_en(self) -> &'static str {
        match self {
            Self::Likely => "likely",
            Self::Uncertain => "uncertain",
            Self::Unlikely => "unlikely at this pace",
        }
    }
}

/// Verdict on a target from the 80 % band at the target date.
///
/// Formula: likely when both ends meet the target, unlikely when neither does, else uncertain; an
/// end on the target meets it. Differences are compared relative to the values, at 9 decimals.
///
/// Source: definition of this system. With bands that cover 80 %, "likely" and "unlikely" fail in
/// about one case in ten.
///
/// ```
/// use rashin_eval::forecast::{bands::Band, verdict::{verdict, Verdict}};
/// use rashin_eval::Direction;
/// let band = Band { low: 55.0, high: 70.0 };
/// assert_eq!(verdict(band, 50.0, Direction::Higher), Verdict::Likely);
/// assert_eq!(verdict(band, 60.0, Direction::Higher), Verdict::Uncertain);
/// assert_eq!(verdict(band, 50.0, Direction::Lower), Verdict::Unlikely);
/// ```
pub fn verdict(band: Band, target: f64, direction: Direction) -> Verdict {
    let meets = |value: f64| {
        let size = value.abs().max(target.abs()).max(f64::MIN_POSITIVE);
        at_cut(direction.sign() * (value / size - target / size)) >= 0.0
    };
    match (meets(band.low), meets(band.high)) {
        (true, true) => Verdict::Likely,
        (false, false) => Verdict::Unlikely,
        _ => Verdict::Uncertain,
    }
}
