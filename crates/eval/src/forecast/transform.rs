//! Scales: what is continued is not always the value as reported.

use super::{MIN_POINTS, latest};
use crate::reason::{Figure, Reason, finite};

/// The scale that a series is continued on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scale {
    /// As reported, held inside the admissible range where one is given.
    Level {
        /// The least admissible value (0 for a count).
        minimum: Option<f64>,
        /// The greatest admissible value.
        maximum: Option<f64>,
    },
    /// A share of a whole, on the logit scale between 0 and its ceiling.
    Share {
        /// The ceiling: 100 for percent.
        ceiling: f64,
    },
    /// A running total (累計): its yearly amounts are continued and added up.
    Cumulative {
        /// The total one year before the first value, if known; 0 where counting began then.
        start: Option<f64>,
    },
}

impl Scale {
    /// As reported, without an admissible range.
    pub const UNBOUNDED: Self = Self::Level { minimum: None, maximum: None };

    /// Whether the values are running totals.
    pub(super) fn is_cumulative(self) -> bool {
        matches!(self, Self::Cumulative { .. })
    }

    /// The latest values on the working scale.
    pub(super) fn working<'a>(self, values: &'a [f64], buffer: &'a mut [f64]) -> Result<&'a [f64], Reason> {
        match self {
            Self::Level { .. } => Ok(latest(values)),
            Self::Share { ceiling } => {
                let values = latest(values);
                for (worked, value) in buffer.iter_mut().zip(values) {
                    *worked = logit(*value, ceiling)?;
                }
                Ok(&buffer[..values.len()])
            }
            Self::Cumulative { start } => {
                // One more total than amounts that fit, newest first.
                let mut older = values.iter().rev().skip(1).copied().chain(start);
                let mut amounts = 0;
                for total in values.iter().rev().take(buffer.len()) {
                    let Some(before) = older.next() else { break };
                    buffer[amounts] = total - before;
                    amounts += 1;
                }
                if amounts < MIN_POINTS {
                    return Err(Reason::TooFewPoints);
                }
                buffer[..amounts].reverse();
                Ok(&buffer[..amounts])
            }
        }
    }

    /// A forecast value on the scale of the indicator; `last` is the latest value reported.
    pub(super) fn back(self, value: f64, last: f64) -> Figure {
        let value = finite(value)?;
        match self {
            Self::Level { minimum, maximum } => {
                let value = minimum.map_or(value, |minimum| value.max(minimum));
                finite(maximum.map_or(value, |maximum| value.min(maximum)))
            }
            Self::Share { ceiling } => from_logit(value, ceiling),
            Self::Cumulative { .. } => finite(value.max(last)),
        }
    }
}

/// Logit of a share of `ceiling`.
///
/// Formula: ln(p/(L − p)), with p first held between L/2000 and L − L/2000: half of the last digit
/// of a percentage at one decimal, which is what a printed 0.0 or 100.0 may stand for.
///
/// Unit and range: none; within ±7.6.
///
/// Source: the usual transformation of shares (Warton and Hui, 2011).
///
/// # Errors
/// [`Reason::ShareOutOfRange`] when the share is not between 0 and a ceiling above 0.
///
/// ```
/// use rashin_eval::forecast::transform::logit;
/// assert_eq!(logit(50.0, 100.0), Ok(0.0));
/// assert!(logit(101.0, 100.0).is_err());
/// ```
pub fn logit(share: f64, ceiling: f64) -> Figure {
    if !(ceiling > 0.0 && (0.0..=ceiling).contains(&share)) {
        return Err(Reason::ShareOutOfRange);
    }
    let margin = 1.0 / 2000.0;
    let part = finite(share / ceiling)?.clamp(margin, 1.0 - margin);
    finite((part / (1.0 - part)).ln())
}

/// The share of `ceiling` that has this logit.
///
/// Formula: L/(1 + exp(−z)). Unit and range: that of the ceiling, from 0 to it.
///
/// Source: inverse of [`logit`].
///
/// # Errors
/// [`Reason::ShareOutOfRange`] when the ceiling is not above 0; [`Reason::OutOfRange`].
///
/// ```
/// assert_eq!(rashin_eval::forecast::transform::from_logit(0.0, 100.0), Ok(50.0));
/// ```
pub fn from_logit(logit: f64, ceiling: f64) -> Figure {
    if ceiling <= 0.0 {
        return Err(Reason::ShareOutOfRange);
    }
    finite(ceiling / (1.0 + (-logit).exp()))
}
