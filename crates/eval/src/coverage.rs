//! Coverage: how much of what makes up a figure is there.

use crate::reason::{Figure, Reason, count};

/// Coverage (値のある割合): the share of the members that have a value.
///
/// Formula: members with a value / all members, by number.
///
/// Unit and range: a share, 0 to 1. Printed beside every aggregate, so that a mean of two out of
/// seven is not taken for one of seven.
///
/// Source: `COINr` (Becker et al., 2022): `dat_thresh` of `Aggregate`.
///
/// # Errors
/// [`Reason::NoReading`] without members.
///
/// ```
/// use rashin_eval::{coverage::coverage, Reason};
/// assert_eq!(coverage([Ok(3.0), Err(Reason::NoReading), Ok(5.0), Ok(0.0)]), Ok(0.75));
/// assert_eq!(coverage([]), Err(Reason::NoReading));
/// ```
pub fn coverage(members: impl IntoIterator<Item = Figure>) -> Figure {
    let (mut known, mut all) = (0, 0);
    for member in members {
        known += usize::from(member.is_ok());
        all += 1;
    }
    if all == 0 {
        return Err(Reason::NoReading);
    }
    Ok(count(known) / count(all))
}
