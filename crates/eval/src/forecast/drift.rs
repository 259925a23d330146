//! Drift: the mean yearly change goes on.

use super::{MAX_HORIZON, Path, finite_path};
use crate::reason::{Reason, count};

/// Drift forecast: the line from the first to the last value is drawn on.
///
/// Formula: ŷ(n+h) = y(n) + h·(y(n) − y(1))/(n − 1). Unit: that of the values.
///
/// Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, simple methods.
///
/// # Errors
/// [`Reason::TooFewPoints`] below 2 values; [`Reason::OutOfRange`].
///
/// ```
/// let path = rashin_eval::forecast::drift::drift(&[3.0, 4.0, 7.0]).unwrap();
/// assert_eq!(path[..2], [9.0, 11.0]);
/// ```
pub fn drift(values: &[f64]) -> Result<Path, Reason> {
    let [first, .., last] = values else {
        return Err(Reason::TooFewPoints);
    };
    let yearly = (last - first) / count(values.len() - 1);
    let mut path = [0.0; MAX_HORIZON];
    let mut years = 0.0;
    for point in &mut path {
        years += 1.0;
        *point = last + yearly * years;
    }
    finite_path(path)
}
