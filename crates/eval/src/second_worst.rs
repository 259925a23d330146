//! The two-worst rule: the mark of a whole from the marks of its parts.

use crate::Reason;

/// From how many marks on one bad one alone does not decide.
const ENOUGH_TO_SET_ONE_ASIDE: usize = 3;

/// The mark of a whole by the two-worst rule (下位2番目の評価): never a mean of letters.
///
/// Meaning: one bad figure among many is set aside, two are not. Of three marks or more the
/// second-worst is the mark of the whole; of one or two the worst is, because there the second-worst
/// would be the best.
///
/// Formula: with the steps sorted from the worst, s₁ ≥ s₂ ≥ ... ≥ sₙ: s₂ if n ≥ 3, else s₁.
///
/// Unit and range: a step of the rubric's dimension, 1 the best; always one of those given. Marks
/// without an order must be left out before and counted apart.
///
/// Source: Rashin; the design asks for "the two-worst rule" and leaves the cut to state.
///
/// # Errors
/// [`Reason::NoMark`] without marks.
///
/// ```
/// use rashin_eval::{second_worst::second_worst, Reason};
/// assert_eq!(second_worst([1, 1, 4]), Ok(1));
/// assert_eq!(second_worst([1, 4, 4]), Ok(4));
/// assert_eq!(second_worst([1, 4]), Ok(4));
/// assert_eq!(second_worst([]), Err(Reason::NoMark));
/// ```
pub fn second_worst(steps: impl IntoIterator<Item = u32>) -> Result<u32, Reason> {
    let mut steps: Vec<u32> = steps.into_iter().collect();
    steps.sort_unstable_by(|a, b| b.cmp(a));
    let place = usize::from(steps.len() >= ENOUGH_TO_SET_ONE_ASIDE);
    steps.get(place).copied().ok_or(Reason::NoMark)
}
