//! Median of naive, drift and theta: no single method can run away.

use super::{MAX_HORIZON, Path, drift::drift, naive::naive, theta::theta};
use crate::reason::Reason;

/// Median forecast: year by year the middle one of naive, drift and theta.
///
/// Formula: ŷ(n+h) = median(naive, drift, theta). Unit: that of the values.
///
/// Source: combination of simple methods, which on short yearly series does as well as any of
/// them and fails less often (M-competitions).
///
/// # Errors
/// [`Reason::TooFewPoints`] below 2 values; [`Reason::OutOfRange`].
///
/// ```
/// // naive 4, drift 5, theta 4.5
/// let path = rashin_eval::forecast::median::median(&[1.0, 2.0, 3.0, 4.0]).unwrap();
/// assert_eq!(path[0], 4.5);
/// ```
pub fn median(values: &[f64]) -> Result<Path, Reason> {
    let (naive, drift, theta) = (naive(values)?, drift(values)?, theta(values)?);
    let mut path = [0.0; MAX_HORIZON];
    for (year, point) in path.iter_mut().enumerate() {
        let (low, high) = (naive[year].min(drift[year]), naive[year].max(drift[year]));
        *point = theta[year].clamp(low, high);
    }
    Ok(path)
}
