//! Course: how a target stands to its start, which decides what it is judged on.

use crate::direction::Direction;
use crate::rounding::at_cut;

/// How a target stands to its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Course {
    /// The target asks for a move to the better: judged on progress and pace.
    Move,
    /// The target is met from the start and has to be kept: judged on met and margin.
    Keep,
    /// The target is worse than the start and nobody has said that this is meant: no grade.
    WrongSide,
}

/// How the target stands to the baseline.
///
/// Formula: d·(T − b) > 0 is a move; T = b is to be kept; d·(T − b) < 0 is to be kept if the owner
/// `confirmed` that the value may fall back as far as T, else it is on the wrong side.
///
/// Source: definition of this system. A target on the wrong side is more often a slip (present
/// and target exchanged, direction misread) than a plan to give way, so it waits for a person.
///
/// ```
/// use rashin_eval::{course::{course, Course}, Direction};
/// assert_eq!(course(58.0, 50.0, Direction::Higher, false), Course::WrongSide);
/// assert_eq!(course(58.0, 50.0, Direction::Higher, true), Course::Keep);
/// assert_eq!(course(0.0, 0.0, Direction::Lower, false), Course::Keep);
/// ```
pub fn course(baseline: f64, target: f64, direction: Direction, confirmed: bool) -> Course {
    let move_asked = direction.sign() * (target - baseline);
    if move_asked > 0.0 {
        Course::Move
    } else if move_asked < 0.0 && !confirmed {
        Course::WrongSide
    } else {
        Course::Keep
    }
}

/// Whether the target hardly differs from the start: by less than two units of precision.
///
/// Formula: |T − b|·10^decimals < 2. Progress over so short a way jumps by half or more with the
/// last digit.
///
/// ```
/// use rashin_eval::course::barely_moves;
/// assert!(barely_moves(40.0, 40.1, 1));
/// assert!(!barely_moves(40.0, 40.2, 1));
/// ```
pub fn barely_moves(baseline: f64, target: f64, decimals: u32) -> bool {
    let units = (target - baseline).abs() * 10_f64.powf(f64::from(decimals));
    at_cut(units) < 2.0
}
