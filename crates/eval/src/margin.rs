//! Margin: how much room is left to the target.

use crate::direction::Direction;
use crate::reason::{Figure, finite};

/// Margin (余裕): how far the value is on the good side of its target.
///
/// Formula: d·(y − T).
///
/// Unit and range: the unit of the indicator; above 0 is room to spare, 0 is just met, below 0 is
/// what is missing. It needs neither baseline nor natural zero, so it serves targets to be kept
/// (以上を維持) and targets met from the start.
///
/// Source: definition of this system.
///
/// # Errors
/// [`crate::Reason::OutOfRange`] when the result is not a finite number.
///
/// ```
/// use rashin_eval::{margin::margin, Direction};
/// assert_eq!(margin(2.0, 5.0, Direction::Lower), Ok(3.0));
/// ```
pub fn margin(actual: f64, target: f64, direction: Direction) -> Figure {
    finite(direction.sign() * (actual - target))
}
