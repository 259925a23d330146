//! Theta: exponential smoothing with half the slope of the trend line.

use super::{MAX_HORIZON, Path, finite_path};
use crate::reason::{Reason, count};

/// Theta forecast.
///
/// Formula: with b the least-squares slope of the values over the years and ℓ the level after
/// simple exponential smoothing with weight α (started at the first value),
/// ŷ(n+h) = ℓ + b/2·(h − 1 + (1 − (1 − α)ⁿ)/α). α is the one of 0.05, 0.10 … 1.00 with the least
/// sum of squared one-year errors; on equal sums the smallest.
///
/// Unit: that of the values.
///
/// Source: Assimakopoulos and Nikolopoulos (2000), in the form of Hyndman and Billah,
/// "Unmasking the Theta method" (2003).
///
/// # Errors
/// [`Reason::TooFewPoints`] below 2 values; [`Reason::OutOfRange`].
///
/// ```
/// // On a straight line the level follows at once (α = 1), and half the slope is added.
/// let path = rashin_eval::forecast::theta::theta(&[1.0, 2.0, 3.0, 4.0]).unwrap();
/// assert_eq!(path[..2], [4.5, 5.0]);
/// ```
pub fn theta(values: &[f64]) -> Result<Path, Reason> {
    let [first, rest @ ..] = values else {
        return Err(Reason::TooFewPoints);
    };
    if rest.is_empty() {
        return Err(Reason::TooFewPoints);
    }
    let (mut weight, mut level, mut least) = (1.0, *first, f64::INFINITY);
    for twentieths in 1..=20 {
        let alpha = f64::from(twentieths) / 20.0;
        let (mut smoothed, mut squares) = (*first, 0.0);
        for value in rest {
            let error = value - smoothed;
            squares += error * error;
            smoothed += alpha * error;
        }
        if squares < least {
            (weight, level, least) = (alpha, smoothed, squares);
        }
    }
    if !least.is_finite() {
        return Err(Reason::OutOfRange);
    }
    let half_slope = slope(values) / 2.0;
    let caught_up = (1.0 - (1.0 - weight).powf(count(values.len()))) / weight;
    let mut path = [0.0; MAX_HORIZON];
    let mut years = 0.0;
    for point in &mut path {
        *point = level + half_slope * (years + caught_up);
        years += 1.0;
    }
    finite_path(path)
}

/// Least-squares slope of two or more values over 0, 1, 2 …
fn slope(values: &[f64]) -> f64 {
    let middle = count(values.len() - 1) / 2.0;
    let mean = values.iter().sum::<f64>() / count(values.len());
    let (mut above, mut below, mut year) = (0.0, 0.0, -middle);
    for value in values {
        above += year * (value - mean);
        below += year * year;
        year += 1.0;
    }
    above / below
}
