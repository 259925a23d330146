//! Needed: the yearly change that would still reach the target, beside the recent one.

use crate::direction::Direction;
use crate::point::Point;
use crate::reason::{Figure, Reason, finite};

/// Needed yearly change (必要な年間変化) from the latest reading to the target.
///
/// Formula: (T − y)/(tT − t).
///
/// Unit and range: the unit of the indicator per year; negative where the value has to fall.
///
/// Source: definition of this system.
///
/// # Errors
/// [`Reason::TargetMet`] when d·(T − y) ≤ 0: nothing is needed any more;
/// [`Reason::TargetDatePassed`] when tT ≤ t; [`Reason::OutOfRange`].
///
/// ```
/// use rashin_eval::{needed::needed_per_year, Direction, Point, Reason};
/// let (latest, target) = (Point::new(2024.0, 52.0), Point::new(2028.0, 60.0));
/// assert_eq!(needed_per_year(latest, target, Direction::Higher), Ok(2.0));
/// assert_eq!(needed_per_year(latest, target, Direction::Lower), Err(Reason::TargetMet));
/// ```
pub fn needed_per_year(latest: Point, target: Point, direction: Direction) -> Figure {
    let missing = target.value - latest.value;
    if direction.sign() * missing <= 0.0 {
        return Err(Reason::TargetMet);
    }
    let years = finite(target.time - latest.time)?;
    if years <= 0.0 {
        return Err(Reason::TargetDatePassed);
    }
    finite(missing / years)
}

/// Recent yearly change (直近の年間変化) between the last two readings.
///
/// Formula: (y − y')/(t − t').
///
/// Unit and range: the unit of the indicator per year.
///
/// Source: definition of this system.
///
/// # Errors
/// [`Reason::NoTimeElapsed`] when t ≤ t'; [`Reason::OutOfRange`].
///
/// ```
/// use rashin_eval::{needed::recent_per_year, Point};
/// assert_eq!(recent_per_year(Point::new(2024.0, 52.0), Point::new(2022.0, 50.0)), Ok(1.0));
/// ```
pub fn recent_per_year(latest: Point, previous: Point) -> Figure {
    let years = finite(latest.time - previous.time)?;
    if years <= 0.0 {
        return Err(Reason::NoTimeElapsed);
    }
    finite((latest.value - previous.value) / years)
}

/// How many times the recent yearly change is needed from now on.
///
/// Formula: needed / recent. Unit and range: a ratio above 0; 2 means twice as fast as lately, 1 or
/// less means that the recent change suffices.
///
/// Source: definition of this system.
///
/// # Errors
/// [`Reason::NoRecentChange`] when the recent change is 0; [`Reason::SignChange`] when the value
/// moves away from the target; [`Reason::OutOfRange`].
///
/// ```
/// use rashin_eval::{needed::needed_ratio, Reason};
/// assert_eq!(needed_ratio(2.0, 1.0), Ok(2.0));
/// assert_eq!(needed_ratio(2.0, -1.0), Err(Reason::SignChange));
/// ```
pub fn needed_ratio(needed: f64, recent: f64) -> Figure {
    if recent == 0.0 {
        return Err(Reason::NoRecentChange);
    }
    if (needed < 0.0) != (recent < 0.0) {
        return Err(Reason::SignChange);
    }
    finite(needed / recent)
}
