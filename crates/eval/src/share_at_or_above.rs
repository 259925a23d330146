//! The share of parts at or above a mark.

use crate::reason::{Figure, Reason, count};

/// The share of those judged whose mark is a given one or better (その評価以上の割合).
///
/// Formula: number of steps ≤ s / number of steps, s the step of the mark asked for.
///
/// Unit and range: a share, 0 to 1. What was not judged is not among the steps: it is counted apart,
/// with its reason, and printed beside the share.
///
/// Source: Rashin.
///
/// # Errors
/// [`Reason::NoMark`] when nothing was judged.
///
/// ```
/// use rashin_eval::{share_at_or_above::share_at_or_above, Reason};
/// assert_eq!(share_at_or_above([1, 2, 3, 4], 2), Ok(0.5));
/// assert_eq!(share_at_or_above([], 2), Err(Reason::NoMark));
/// ```
pub fn share_at_or_above(steps: impl IntoIterator<Item = u32>, step: u32) -> Figure {
    let (mut reached, mut all) = (0, 0);
    for one in steps {
        reached += usize::from(one <= step);
        all += 1;
    }
    if all == 0 { Err(Reason::NoMark) } else { Ok(count(reached) / count(all)) }
}
