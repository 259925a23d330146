//! Back-test: how the forecast would have done on the user's own series.

use super::{MIN_POINTS, Method, Scale, forecast};
use crate::reason::{Reason, count};

/// How forecasts at one horizon would have done.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Backtest {
    /// Forecasts that could be compared with what happened.
    pub trials: usize,
    /// How many of them had the value in the 50 % band.
    pub inside_half: usize,
    /// How many of them had the value in the 80 % band.
    pub inside_four_fifths: usize,
    /// Mean absolute error, in the unit of the indicator.
    pub error: f64,
    /// Mean absolute error of "as the last year", in the unit of the indicator.
    pub error_of_no_change: f64,
}

/// Back-test of a series: forecasts from each past year, held against what followed.
///
/// Formula: for every year from the fourth on, the forecast `horizon` years ahead from the values
/// up to it, compared with the value reached; errors as Σ|y − ŷ| / trials.
///
/// Unit and range: counts, and the unit of the indicator. Few trials prove little, so their number
/// is printed.
///
/// Source: evaluation on a rolling origin (Tashman, 2000).
///
/// # Errors
/// [`Reason::TooFewPoints`] when no past year can be tried; else those of [`forecast()`].
///
/// ```
/// use rashin_eval::forecast::{backtest::backtest, Method, Scale};
/// let values = [10.0, 12.0, 13.0, 15.0, 16.0, 18.0];
/// let test = backtest(&values, 1, Scale::UNBOUNDED, Method::Drift).unwrap();
/// assert_eq!((test.trials, test.inside_four_fifths), (2, 2));
/// assert!(test.error < test.error_of_no_change);
/// ```
pub fn backtest(values: &[f64], horizon: usize, scale: Scale, method: Method) -> Result<Backtest, Reason> {
    let mut test = Backtest { trials: 0, inside_half: 0, inside_four_fifths: 0, error: 0.0, error_of_no_change: 0.0 };
    for known in MIN_POINTS.max(horizon)..values.len() {
        let (past, future) = values.split_at(known);
        let Some(actual) = horizon.checked_sub(1).and_then(|year| future.get(year)) else {
            break;
        };
        let step = match forecast(past, horizon, scale, method) {
            Ok(forecast) => forecast.last(),
            // The first totals of a running count give too few yearly amounts.
            Err(Reason::TooFewPoints) => continue,
            Err(reason) => return Err(reason),
        };
        test.trials += 1;
        test.inside_half += usize::from(step.half.holds(*actual));
        test.inside_four_fifths += usize::from(step.four_fifths.holds(*actual));
        test.error += (actual - step.point).abs();
        test.error_of_no_change += (actual - past[known - 1]).abs();
    }
    if test.trials == 0 {
        return Err(Reason::TooFewPoints);
    }
    test.error /= count(test.trials);
    test.error_of_no_change /= count(test.trials);
    if test.error.is_finite() && test.error_of_no_change.is_finite() { Ok(test) } else { Err(Reason::OutOfRange) }
}
