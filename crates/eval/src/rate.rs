//! Rate over several areas: numerators and denominators are added, never percentages.

use crate::reason::{Figure, Reason, finite};

/// Rate of a group of areas from the parts of each.
///
/// Formula: scale·Σ numerators / Σ denominators, each part a pair (numerator, denominator).
///
/// Unit and range: that of `scale`: 100 for percent, 100 000 for "per 100 000 inhabitants".
/// The mean of the areas' percentages would weigh a village like a city.
///
/// Source: definition of a rate.
///
/// # Errors
/// [`Reason::NoReading`] without parts; [`Reason::DenominatorZero`] when the denominators do not
/// add up to more than 0; [`Reason::OutOfRange`].
///
/// ```
/// use rashin_eval::rate::rate;
/// assert_eq!(rate([(90.0, 100.0), (1.0, 10.0)], 110.0), Ok(91.0));
/// ```
pub fn rate(parts: impl IntoIterator<Item = (f64, f64)>, scale: f64) -> Figure {
    let mut sums = None;
    for (numerator, denominator) in parts {
        let (above, below) = sums.unwrap_or((0.0, 0.0));
        sums = Some((above + numerator, below + denominator));
    }
    let (above, below): (f64, f64) = sums.ok_or(Reason::NoReading)?;
    if below <= 0.0 {
        return Err(Reason::DenominatorZero);
    }
    finite(scale * (finite(above)? / finite(below)?))
}
