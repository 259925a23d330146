//! Change from the last reading, and whether it is more than sampling error.

use crate::reason::{Figure, Reason, finite};

/// 1.96: the 97.5 % point of the normal distribution, for a two-sided test at 5 %.
const TWO_SIDED_95: f64 = 1.96;

/// Change (増減) from the reading before.
///
/// Formula: y − y'. Unit: that of the indicator (for a percentage: points). Above 0 is more, not
/// necessarily better.
///
/// Source: definition of this system.
///
/// # Errors
/// [`Reason::OutOfRange`] when the result is not a finite number.
///
/// ```
/// assert_eq!(rashin_eval::change::change(75.5, 70.0), Ok(5.5));
/// ```
pub fn change(actual: f64, previous: f64) -> Figure {
    finite(actual - previous)
}

/// Relative change (増減率) from the reading before.
///
/// Formula: 100·(y − y')/y'. Unit: percent of the reading before. Only for a scale with a natural
/// zero; for percentages show points instead ([`change`]).
///
/// Source: definition of this system.
///
/// # Errors
/// [`Reason::BaselineZero`] when y' = 0; [`Reason::SignChange`] when y' or y is below 0;
/// [`Reason::OutOfRange`].
///
/// ```
/// use rashin_eval::{change::change_percent, Reason};
/// assert_eq!(change_percent(150.0, 120.0), Ok(25.0));
/// assert_eq!(change_percent(150.0, 0.0), Err(Reason::BaselineZero));
/// ```
pub fn change_percent(actual: f64, previous: f64) -> Figure {
    if previous == 0.0 {
        return Err(Reason::BaselineZero);
    }
    if previous < 0.0 || actual < 0.0 {
        return Err(Reason::SignChange);
    }
    finite(100.0 * ((actual - previous) / previous))
}

/// Whether a change between two survey waves is more than sampling error.
///
/// Formula: |y − y'| > 1.96·√(e² + e'²), with e and e' the standard errors of the two estimates.
/// The waves are taken as independent samples; a panel's waves are not, and need their covariance.
///
/// Source: the two-sided test of a difference at 5 %.
///
/// # Errors
/// [`Reason::OutOfRange`] when an input is not finite or a standard error is below 0.
///
/// ```
/// use rashin_eval::change::exceeds_sampling_error;
/// assert_eq!(exceeds_sampling_error(64.0, 1.5, 60.0, 1.5), Ok(false));
/// assert_eq!(exceeds_sampling_error(65.0, 1.5, 60.0, 1.5), Ok(true));
/// ```
pub fn exceeds_sampling_error(
    actual: f64,
    actual_error: f64,
    previous: f64,
    previous_error: f64,
) -> Result<bool, Reason> {
    if actual_error < 0.0 || previous_error < 0.0 {
        return Err(Reason::OutOfRange);
    }
    let difference = change(actual, previous)?.abs();
    let error = finite(actual_error.hypot(previous_error))?;
    Ok(difference > TWO_SIDED_95 * error)
}
