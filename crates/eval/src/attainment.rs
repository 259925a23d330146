//! Attainment: the value as a share of its target.

use crate::direction::Direction;
use crate::reason::{Figure, Reason, finite};

/// Attainment (達成率): the value as a share of its target; pages show it in percent.
///
/// Formula: y/T when higher is better, T/y when lower is better.
///
/// Unit and range: a ratio from 0 without an upper end; over 1 (100 %) is kept and shown. 1 or more
/// means met.
///
/// Source: the usual 達成率 of Japanese performance tables. It says nothing of where the
/// indicator started; [`crate::progress::progress`] does.
///
/// # Errors
/// In this order: [`Reason::NoNaturalZero`] for a scale without one (temperature, deviation
/// score, balance); [`Reason::TargetNotPositive`] when T ≤ 0; [`Reason::SignChange`] when y < 0;
/// [`Reason::ActualZero`] for T/0; [`Reason::OutOfRange`] when the result is not finite.
///
/// ```
/// use rashin_eval::{attainment::attainment, Direction, Reason};
/// assert_eq!(attainment(45.0, 60.0, Direction::Higher, true), Ok(0.75));
/// assert_eq!(attainment(80.0, 60.0, Direction::Lower, true), Ok(0.75));
/// assert_eq!(attainment(0.0, 60.0, Direction::Lower, true), Err(Reason::ActualZero));
/// ```
pub fn attainment(actual: f64, target: f64, direction: Direction, natural_zero: bool) -> Figure {
    if !natural_zero {
        return Err(Reason::NoNaturalZero);
    }
    if target <= 0.0 {
        return Err(Reason::TargetNotPositive);
    }
    if actual < 0.0 {
        return Err(Reason::SignChange);
    }
    match direction {
        Direction::Higher => finite(actual / target),
        Direction::Lower if actual == 0.0 => Err(Reason::ActualZero),
        Direction::Lower => finite(target / actual),
    }
}
