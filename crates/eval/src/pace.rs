//! Pace: progress against the progress that was planned by now.

use crate::reason::{Figure, Reason, finite};

/// Pace (進み具合): progress made over progress planned by the same time.
///
/// Formula: r = g/s, with g from [`crate::progress::progress`] and s the share of
/// [`crate::planned_share::planned_share`].
///
/// Unit and range: a ratio; 1 is on schedule, above 1 ahead, below 1 behind, below 0 worse than at
/// the start.
///
/// Source: definition of this system; at a straight line it is the ratio of actual to required
/// yearly change.
///
/// # Errors
/// [`Reason::NothingPlannedYet`] when s ≤ 0: no pace can be asked where no move is planned;
/// [`Reason::OutOfRange`] when the result is not finite.
///
/// ```
/// use rashin_eval::{pace::pace, Reason};
/// assert_eq!(pace(0.25, 0.5), Ok(0.5));
/// assert_eq!(pace(0.25, 0.0), Err(Reason::NothingPlannedYet));
/// ```
pub fn pace(progress: f64, planned_share: f64) -> Figure {
    if planned_share <= 0.0 {
        return Err(Reason::NothingPlannedYet);
    }
    finite(progress / planned_share)
}
