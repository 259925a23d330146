//! A value that does not look like those before it.

use rashin_model::Decimal;
use rashin_model::tables::Direction;

/// A step of a series is unusual when it is more than so many times the largest step before it.
const USUAL_STEPS: u32 = 3;
/// With fewer steps than this before it, a value is held against the last value itself.
const STEPS_TO_COMPARE: usize = 2;

/// Whether a value is far from usual (大きな変化), given the values before it in order of time.
///
/// Formula: with two steps or more before it, abs(y − y₋₁) > 3·max abs(yᵢ − yᵢ₋₁); with fewer, or while
/// nothing has moved yet, doubled or more, or fallen below half.
///
/// Unit and range: yes or no. Without a value before it, and from a last value of 0 with too few steps, no
/// value is unusual. A question to whoever approves, never a reason to refuse.
///
/// Source: our own rule of thumb.
///
/// ```
/// use rashin_eval::review::is_far_from_usual;
/// use rashin_model::Decimal;
/// let values = |all: &[i64]| all.iter().map(|value| Decimal::from(*value)).collect::<Vec<_>>();
/// assert!(is_far_from_usual(&values(&[10, 12, 13]), Decimal::from(20)));
/// assert!(!is_far_from_usual(&values(&[10, 12, 13]), Decimal::from(19)));
/// ```
pub fn is_far_from_usual(before: &[Decimal], value: Decimal) -> bool {
    let Some(&last) = before.last() else { return false };
    let step = (value - last).abs();
    let largest = before.windows(2).map(|pair| (pair[1] - pair[0]).abs()).max().unwrap_or_default();
    if before.len() > STEPS_TO_COMPARE && !largest.is_zero() {
        return largest.checked_mul(Decimal::from(USUAL_STEPS)).is_some_and(|usual| step > usual);
    }
    !last.is_zero() && (step >= last.abs() || step > last.abs() / Decimal::TWO && value.abs() < last.abs())
}

/// Whether a value is worse than the last one (悪化): d·(y − y₋₁) < 0, with the direction of the indicator;
/// never where there is none.
///
/// ```
/// use rashin_eval::review::is_worse;
/// use rashin_model::{Decimal, tables::Direction};
/// assert!(is_worse(Direction::Lower, Decimal::ONE, Decimal::TWO));
/// assert!(!is_worse(Direction::None, Decimal::ONE, Decimal::TWO));
/// ```
pub fn is_worse(direction: Direction, last: Decimal, value: Decimal) -> bool {
    match direction {
        Direction::Higher | Direction::KeepAtLeast => value < last,
        Direction::Lower | Direction::KeepAtMost => value > last,
        Direction::None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn far(before: &[i64], value: i64) -> bool {
        let before: Vec<Decimal> = before.iter().map(|value| Decimal::from(*value)).collect();
        is_far_from_usual(&before, Decimal::from(value))
    }

    #[test]
    fn a_step_of_more_than_three_times_the_largest_is_far_either_way() {
        assert!(!far(&[10, 12, 11], 17));
        assert!(far(&[10, 12, 11], 18));
        assert!(far(&[10, 12, 11], 4));
    }

    #[test]
    fn with_few_values_before_it_a_doubled_or_halved_value_is_far() {
        assert!(far(&[10], 20) && far(&[10, 12], 24));
        assert!(!far(&[10], 19) && !far(&[10], 5));
        assert!(far(&[10], 4));
        assert!(far(&[-10], -20) && far(&[10], -3));
    }

    #[test]
    fn a_series_that_never_moved_is_held_against_its_last_value() {
        assert!(far(&[10, 10, 10], 20));
        assert!(!far(&[10, 10, 10], 15));
    }

    #[test]
    fn without_anything_to_hold_it_against_nothing_is_far() {
        assert!(!far(&[], 5));
        assert!(!far(&[0], 5));
    }

    #[test]
    fn the_last_step_of_a_decimal_does_not_overflow() {
        let before = [Decimal::ZERO, Decimal::MAX, Decimal::ZERO];
        assert!(!is_far_from_usual(&before, Decimal::ONE));
    }

    #[test]
    fn the_same_value_is_never_worse() {
        for direction in Direction::ALL {
            assert!(!is_worse(*direction, Decimal::TEN, Decimal::TEN));
        }
        assert!(is_worse(Direction::KeepAtLeast, Decimal::TEN, Decimal::ONE));
        assert!(is_worse(Direction::KeepAtMost, Decimal::ONE, Decimal::TEN));
    }
}
