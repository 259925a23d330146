//! Small numbers: how far a share may lie from the whole by chance.

use crate::reason::{Reason, finite};

/// 95 % of a normal distribution lie within this many standard deviations.
const Z: f64 = 1.959_963_984_540_054;

/// Where the share of an area lies to the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chance {
    /// Lower than chance explains.
    Below,
    /// Within what chance explains.
    Within,
    /// Higher than chance explains.
    Above,
}

/// 95 % limits of a funnel around the share of the whole, for an area with `n` cases.
///
/// Formula: p ± (z·√(p(1 − p)/n) + 1/2n), cut at 0 and 1: p the share of the whole, n the denominator
/// of the area, z = 1.96, 1/2n the correction for counting in whole cases.
///
/// Unit and range: shares from 0 to 1. The smaller the denominator, the wider the limits. Cases are
/// taken as independent of each other; households or classes that act together vary more.
///
/// Source: Spiegelhalter, Funnel plots for comparing institutional performance (2005).
///
/// # Errors
/// [`Reason::DenominatorZero`] without cases; [`Reason::OutOfRange`] for a share outside 0 to 1.
///
/// ```
/// use rashin_eval::areas::chance_limits;
/// let (low, high) = chance_limits(0.5, 100.0).unwrap();
/// assert!((low - 0.397).abs() < 1e-4 && (high - 0.603).abs() < 1e-4);
/// ```
pub fn chance_limits(whole: f64, n: f64) -> Result<(f64, f64), Reason> {
    if n <= 0.0 {
        return Err(Reason::DenominatorZero);
    }
    if !(0.0..=1.0).contains(&whole) {
        return Err(Reason::OutOfRange);
    }
    let half = finite(Z * (whole * (1.0 - whole) / n).sqrt() + 0.5 / n)?;
    Ok(((whole - half).max(0.0), (whole + half).min(1.0)))
}

/// From this width of the limits on, 2 percentage points, a number is small.
const WIDE: f64 = 0.02;

/// Whether the cases of an area are so few that its limits are 2 percentage points wide or wider: about
/// 10 000 cases at a share of a half, 3 500 at a tenth.
///
/// ```
/// use rashin_eval::areas::is_small;
/// assert!(is_small(0.5, 3_000.0) && !is_small(0.5, 20_000.0));
/// ```
pub fn is_small(whole: f64, denominator: f64) -> bool {
    chance_limits(whole, denominator).is_ok_and(|(low, high)| high - low >= WIDE)
}

/// Where an area with `numerator` of `denominator` lies to the share of the whole, by [`chance_limits`].
///
/// # Errors
/// As [`chance_limits`].
///
/// ```
/// use rashin_eval::areas::{chance, Chance};
/// assert_eq!(chance(0.5, 3.0, 4.0), Ok(Chance::Within));
/// assert_eq!(chance(0.5, 300.0, 400.0), Ok(Chance::Above));
/// ```
pub fn chance(whole: f64, numerator: f64, denominator: f64) -> Result<Chance, Reason> {
    let (low, high) = chance_limits(whole, denominator)?;
    let share = finite(numerator / denominator)?;
    Ok(if share < low {
        Chance::Below
    } else if share > high {
        Chance::Above
    } else {
        Chance::Within
    })
}

#[cfg(test)]
mod tests {
    use super::{Chance, chance, chance_limits};
    use crate::Reason;

    #[test]
    fn the_funnel_narrows_as_areas_grow_and_stays_a_share() {
        let mut last = 1.0;
        for n in [10.0, 100.0, 10_000.0, 1_000_000.0] {
            let (low, high) = chance_limits(0.02, n).unwrap();
            assert!((0.0..=1.0).contains(&low) && (0.0..=1.0).contains(&high) && low < 0.02 && high > 0.02);
            assert!(high - low < last);
            last = high - low;
        }
    }

    #[test]
    fn nobody_among_few_may_be_chance_and_among_many_is_not() {
        assert_eq!(chance(0.1, 0.0, 10.0), Ok(Chance::Within));
        assert_eq!(chance(0.1, 0.0, 1000.0), Ok(Chance::Below));
    }

    #[test]
    fn an_area_without_cases_has_a_reason() {
        assert_eq!(chance(0.1, 0.0, 0.0), Err(Reason::DenominatorZero));
        assert_eq!(chance_limits(1.2, 10.0), Err(Reason::OutOfRange));
    }
}
