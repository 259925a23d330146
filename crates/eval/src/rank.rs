//! Rank: the place of each area among those with a value.

use rust_decimal::Decimal;

use crate::direction::Direction;
use crate::reason::{Figure, Reason};
use crate::rounding::round_figure;

/// The places of a list of areas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    /// The rank of each area in the order given, 1 being the best, or why it has none.
    pub ranks: Vec<Result<usize, Reason>>,
    /// N: how many areas are ranked; printed with every rank.
    pub ranked: usize,
}

/// Competition ranks (順位) after rounding to the declared decimals.
///
/// Formula: 1 + the number of areas with a better rounded value: 1, 2, 2, 4. What a page shows as
/// equal shares a place.
///
/// Unit and range: 1 to N, 1 being the best.
///
/// Source: standard competition ranking.
///
/// # Errors
/// Per area: its own reason, or [`Reason::OutOfRange`] when the value is beyond display.
///
/// ```
/// use rashin_eval::{rank::ranking, Direction, Reason};
/// let values = [Ok(70.04), Ok(81.0), Ok(69.96), Err(Reason::NoReading), Ok(60.0)];
/// let ranking = ranking(&values, Direction::Higher, 1);
/// assert_eq!(ranking.ranks, [Ok(2), Ok(1), Ok(2), Err(Reason::NoReading), Ok(4)]);
/// assert_eq!(ranking.ranked, 4);
/// ```
pub fn ranking(values: &[Figure], direction: Direction, decimals: u32) -> Ranking {
    let shown: Vec<Result<Decimal, Reason>> =
        values.iter().map(|value| value.and_then(|x| round_figure(x, decimals))).collect();
    let mut sorted: Vec<Decimal> = shown.iter().filter_map(|value| value.ok()).collect();
    sorted.sort_unstable();
    let better = |value: Decimal| match direction {
        Direction::Higher => sorted.len() - sorted.partition_point(|other| *other <= value),
        Direction::Lower => sorted.partition_point(|other| *other < value),
    };
    let ranks = shown.iter().map(|value| value.map(|value| 1 + better(value))).collect();
    Ranking { ranks, ranked: sorted.len() }
}
