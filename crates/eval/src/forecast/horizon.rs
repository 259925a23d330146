//! Horizon: how many years ahead the target date lies.

use super::{MAX_HORIZON, MIN_POINTS};
use crate::reason::Reason;

/// Horizon of a forecast: the years from the latest reading to the target date.
///
/// Formula: tT − t, to the nearest whole year and at least 1.
///
/// Unit and range: years, 1 to 6 and at most the number of points.
///
/// Source: definition of this system; a record of n years carries at most n years ahead.
///
/// # Errors
/// [`Reason::TooFewPoints`] below 4 points; [`Reason::TargetDatePassed`] when tT ≤ t;
/// [`Reason::HorizonTooLong`].
///
/// ```
/// use rashin_eval::forecast::horizon::horizon;
/// use rashin_eval::Reason;
/// assert_eq!(horizon(2024.25, 2027.25, 5), Ok(3));
/// assert_eq!(horizon(2024.25, 2029.25, 4), Err(Reason::HorizonTooLong));
/// ```
pub fn horizon(latest_time: f64, target_time: f64, points: usize) -> Result<usize, Reason> {
    if points < MIN_POINTS {
        return Err(Reason::TooFewPoints);
    }
    let years = target_time - latest_time;
    if years <= 0.0 {
        return Err(Reason::TargetDatePassed);
    }
    let mut end = 1.5;
    for whole in 1..=MAX_HORIZON.min(points) {
        if years < end {
            return Ok(whole);
        }
        end += 1.0;
    }
    Err(Reason::HorizonTooLong)
}
