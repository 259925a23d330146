//! Rounding: one way for display, one for comparing a ratio with a cut.

use rust_decimal::prelude::FromPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::reason::Reason;

/// A number at the declared decimals, half-up (四捨五入).
///
/// Halves go away from zero on both sides, as people and spreadsheets round: 0.5 → 1, -0.5 → -1.
/// The result carries exactly `decimals` decimals, so that 5 at one decimal prints as `5.0`.
///
/// ```
/// use rashin_eval::rounding::round_half_up;
/// use rust_decimal::Decimal;
/// assert_eq!(round_half_up(Decimal::new(2345, 2), 1).to_string(), "23.5");
/// assert_eq!(round_half_up(Decimal::new(5, 0), 1).to_string(), "5.0");
/// ```
pub fn round_half_up(value: Decimal, decimals: u32) -> Decimal {
    let mut rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(decimals);
    rounded
}

/// A computed figure at `decimals` decimals, half-up: the one door from formulas to display.
///
/// The figure is first read at 15 significant digits, so that 28.499999999999996, which is 28.5
/// but for binary fractions, shows as 29 and not as 28.
///
/// # Errors
/// [`Reason::OutOfRange`] when the figure is not finite or beyond what a decimal can hold.
///
/// ```
/// use rashin_eval::rounding::round_figure;
/// assert_eq!(round_figure(28.499_999_999_999_996, 0).unwrap().to_string(), "29");
/// assert_eq!(round_figure(1.005, 2).unwrap().to_string(), "1.01");
/// ```
pub fn round_figure(figure: f64, decimals: u32) -> Result<Decimal, Reason> {
    Decimal::from_f64(figure).map(|value| round_half_up(value, decimals)).ok_or(Reason::OutOfRange)
}

/// A ratio rounded to 9 decimals, for comparison with a cut.
///
/// A share of exactly 0.95 may come out of a division as 0.9499999999999999; the cut must not
/// turn on that. Figures are stored and shown unrounded.
///
/// ```
/// use rashin_eval::rounding::at_cut;
/// assert!(at_cut(0.949_999_999_999_999_9) >= 0.95);
/// assert!(at_cut(0.949_999_99) < 0.95);
/// ```
pub fn at_cut(ratio: f64) -> f64 {
    // From here on a double has no ninth decimal to round, and the product could overflow.
    const NO_NINTH_DECIMAL: f64 = 9.0e6;
    if ratio.abs() < NO_NINTH_DECIMAL { (ratio * 1.0e9).round() / 1.0e9 } else { ratio }
}
