//! Naive: the last value stays.

use super::{MAX_HORIZON, Path, finite_path};
use crate::reason::Reason;

/// Naive forecast: every year ahead is as the last one.
///
/// Formula: ŷ(n+h) = y(n). Unit: that of the values.
///
/// Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, simple methods.
///
/// # Errors
/// [`Reason::TooFewPoints`] without values; [`Reason::OutOfRange`].
///
/// ```
/// assert_eq!(rashin_eval::forecast::naive::naive(&[3.0, 5.0]).unwrap()[5], 5.0);
/// ```
pub fn naive(values: &[f64]) -> Result<Path, Reason> {
    let last = values.last().ok_or(Reason::TooFewPoints)?;
    finite_path([*last; MAX_HORIZON])
}
