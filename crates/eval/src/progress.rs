//! Progress: the share of the planned change that was made.

use crate::direction::Direction;
use crate::reason::{Figure, Reason, finite};

/// Progress (進捗率): the share of the way from baseline to target that was made.
///
/// Formula: g = (y − b)/(T − b), if d·(T − b) > 0.
///
/// Unit and range: a share; 0 is the start, 1 the target. Below 0 means worse than at the start
/// and above 1 means beyond the target; both are kept and shown so.
///
/// Source: definition of this system. The sign of the values does not matter, so
/// it holds for balances and negative values too.
///
/// # Errors
/// [`Reason::AlreadyMetAtStart`] when T = b; [`Reason::WrongSide`] when T is worse than b;
/// [`Reason::OutOfRange`] when the result is not finite. See [`crate::course::course`] for what
/// is judged instead.
///
/// ```
/// use rashin_eval::{progress::progress, Direction, Reason};
/// assert_eq!(progress(30.0, 20.0, 60.0, Direction::Higher), Ok(0.25));
/// assert_eq!(progress(12.0, 10.0, 0.0, Direction::Lower), Ok(-0.2));
/// assert_eq!(progress(41.0, 40.0, 40.0, Direction::Higher), Err(Reason::AlreadyMetAtStart));
/// ```
pub fn progress(actual: f64, baseline: f64, target: f64, direction: Direction) -> Figure {
    let planned = target - baseline;
    if planned == 0.0 {
        return Err(Reason::AlreadyMetAtStart);
    }
    if direction.sign() * planned < 0.0 {
        return Err(Reason::WrongSide);
    }
    // An overflowing way would swallow the division: any finite move over it is 0.
    finite(planned)?;
    finite((actual - baseline) / planned)
}
