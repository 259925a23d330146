//! Calibration: from past errors to the widths of the bands.

use super::{MAX_HORIZON, MAX_POINTS, MIN_POINTS, Method, mean_absolute_change};
use crate::reason::{Figure, Reason};

/// Errors of past forecasts, in mean absolute yearly changes of the years they were made from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PastErrors {
    /// Absolute errors 1 to 6 years ahead.
    pub single: [Vec<f64>; MAX_HORIZON],
    /// Absolute values of the errors added up over the years ahead, as for running totals.
    pub added: [Vec<f64>; MAX_HORIZON],
}

impl PastErrors {
    /// Forecasts from every run of 4 to 10 consecutive years of a series and notes the errors.
    ///
    /// Runs in which nothing moved are left out: they have no unit to measure errors in.
    ///
    /// # Errors
    /// Those of the method.
    pub fn add_series(&mut self, series: &[f64], method: Method) -> Result<(), Reason> {
        for points in MIN_POINTS..=MAX_POINTS {
            for first in 0..series.len().saturating_sub(points) {
                let (past, followed) = series[first..].split_at(points);
                self.add_run(past, followed, method)?;
            }
        }
        Ok(())
    }

    /// Notes the errors of the forecast from `past` against what `followed`.
    fn add_run(&mut self, past: &[f64], followed: &[f64], method: Method) -> Result<(), Reason> {
        let unit = mean_absolute_change(past);
        if unit == 0.0 {
            return Ok(());
        }
        let path = method.path(past)?;
        let mut sum = 0.0;
        for (year, (actual, point)) in followed.iter().zip(path).take(past.len()).enumerate() {
            let error = (actual - point) / unit;
            sum += error;
            self.single[year].push(error.abs());
            self.added[year].push(sum.abs());
        }
        Ok(())
    }
}

/// The smallest of `errors` that at least `share` of them do not exceed.
///
/// Formula: the k-th smallest, k = ⌈share·n⌉. Unit: that of the errors.
///
/// Source: the empirical quantile (inverse of the distribution function).
///
/// # Errors
/// [`Reason::TooFewPoints`] without errors.
///
/// ```
/// use rashin_eval::forecast::calibration::covering;
/// assert_eq!(covering(&[3.0, 1.0, 2.0, 4.0], 0.5), Ok(2.0));
/// ```
pub fn covering(errors: &[f64], share: f64) -> Figure {
    let mut sorted = errors.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let needed = share * crate::reason::count(sorted.len());
    let mut reached = 0.0;
    for error in &sorted {
        reached += 1.0;
        if reached >= needed {
            return Ok(*error);
        }
    }
    Err(Reason::TooFewPoints)
}
