//! Planned share: the progress that the plan asks for by a time.

use crate::point::Point;
use crate::reason::{Reason, finite};

/// What a planned share was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// The targets that the plan gives for the years in between.
    YearlyTargets,
    /// The plan gives none: a straight line from start to end. Pages label it so.
    StraightLine,
}

/// The progress that the plan asks for by a time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlannedShare {
    /// The share of the whole way, at most 1.
    pub share: f64,
    /// What it was read from.
    pub basis: Basis,
}

/// Planned share s: the progress that the plan asks for by `time`.
///
/// Formula: with yearly targets, (P − b)/(T − b), where P lies on the broken line through the
/// start (t0, b), the yearly targets and the end (tT, T); without, (t − t0)/(tT − t0). At most 1,
/// and 1 from tT on.
///
/// Unit and range: a share up to 1. Below 0 is possible where a plan expects a setback first.
/// Yearly targets at or outside the start and end dates are left out; their order does not matter.
///
/// Source: definition of this system.
///
/// # Errors
/// [`Reason::NoTimePlanned`] when tT ≤ t0; [`Reason::NoTimeElapsed`] when t ≤ t0;
/// [`Reason::AlreadyMetAtStart`] when yearly targets are given and T = b; [`Reason::OutOfRange`].
///
/// ```
/// use rashin_eval::{planned_share::{planned_share, Basis}, Point};
/// let (start, end) = (Point::new(2020.0, 10.0), Point::new(2024.0, 50.0));
/// let straight = planned_share(start, end, &[], 2021.0).unwrap();
/// assert_eq!((straight.share, straight.basis), (0.25, Basis::StraightLine));
/// let stepped = planned_share(start, end, &[Point::new(2022.0, 20.0)], 2021.0).unwrap();
/// assert_eq!((stepped.share, stepped.basis), (0.125, Basis::YearlyTargets));
/// ```
pub fn planned_share(start: Point, end: Point, yearly: &[Point], time: f64) -> Result<PlannedShare, Reason> {
    let whole = finite(end.time - start.time)?;
    if whole <= 0.0 {
        return Err(Reason::NoTimePlanned);
    }
    let elapsed = finite(time - start.time)?;
    if elapsed <= 0.0 {
        return Err(Reason::NoTimeElapsed);
    }
    let between = |point: &&Point| point.time > start.time && point.time < end.time;
    if !yearly.iter().any(|point| between(&point)) {
        return Ok(PlannedShare { share: (elapsed / whole).min(1.0), basis: Basis::StraightLine });
    }
    let way = finite(end.value - start.value)?;
    if way == 0.0 {
        return Err(Reason::AlreadyMetAtStart);
    }
    let (mut before, mut after) = (start, end);
    for point in yearly.iter().filter(between) {
        if point.time <= time && point.time >= before.time {
            before = *point;
        }
        if point.time > time && point.time < after.time {
            after = *point;
        }
    }
    let planned = if time >= end.time {
        end.value
    } else {
        let step = (time - before.time) / (after.time - before.time);
        before.value + (after.value - before.value) * step
    };
    let share = finite((planned - start.value) / way)?.min(1.0);
    Ok(PlannedShare { share, basis: Basis::YearlyTargets })
}
