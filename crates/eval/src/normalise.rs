//! Normalisation: values of many areas on a common scale, higher being better.

use crate::direction::Direction;
use crate::reason::{Figure, Reason, count, finite};

/// A way to bring values onto a common scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Normalisation {
    /// The worst gets `low`, the best `high`, the others in proportion.
    MinMax {
        /// What the worst value becomes.
        low: f64,
        /// What the best value becomes.
        high: f64,
    },
    /// As min-max between two fixed values instead of the least and the greatest that occur, so
    /// that years and groups of areas can be compared; values beyond them count as the nearer one.
    Goalposts {
        /// The lower fixed value, in the unit of the values.
        lower: f64,
        /// The upper fixed value, in the unit of the values.
        upper: f64,
        /// What the worse of the two becomes.
        low: f64,
        /// What the better of the two becomes.
        high: f64,
    },
    /// Distance from the mean in standard deviations (of a sample, N − 1).
    ZScore,
    /// 1 for the worst to N for the best; equals share the lower number.
    RankPoints,
    /// (rank points − 1)/(N − 1): 0 for the worst, 1 for the best.
    Percentile,
    /// Share of the way from the worst value to the target.
    DistanceToTarget {
        /// The target, in the unit of the values.
        target: f64,
        /// Whether values beyond the target count as 1.
        capped: bool,
    },
}

/// Normalised values, one per value given; higher is better whatever the direction.
///
/// Formula, with z = d·x and its least and greatest value over all areas:
/// min-max low + (high − low)·(z − min)/(max − min); goalposts the same with the directed lower
/// and upper instead of min and max, the share held between 0 and 1; z-score (z − mean)/sd; rank points
/// 1 + number of smaller z; percentile (rank points − 1)/(N − 1); distance to target
/// (z − min)/(d·T − min), at most 1 if capped.
///
/// Unit and range: none; low to high; low to high; about −3 to 3; 1 to N; 0 to 1; 0 to 1 or above.
///
/// Source: `COINr` (Becker et al., 2022): `n_minmax`, `n_goalposts`, `n_zscore`, `n_rank`, `n_prank`,
/// `n_dist2targ`; after OECD and JRC, Handbook on Constructing Composite Indicators (2008).
///
/// # Errors
/// An area without value keeps its reason. All others get [`Reason::NoSpread`] when the values (or
/// target and worst value, or lower and upper) do not differ, [`Reason::WrongSide`] when the target
/// is worse than the worst value or upper is below lower, [`Reason::OutOfRange`] when the result is not finite.
///
/// ```
/// use rashin_eval::normalise::{normalise, Normalisation};
/// use rashin_eval::{Direction, Reason};
/// let values = [Ok(10.0), Err(Reason::NoReading), Ok(30.0), Ok(20.0)];
/// let scaled = normalise(&values, Direction::Lower, Normalisation::MinMax { low: 0.0, high: 100.0 });
/// assert_eq!(scaled, [Ok(100.0), Err(Reason::NoReading), Ok(0.0), Ok(50.0)]);
/// ```
pub fn normalise(values: &[Figure], direction: Direction, how: Normalisation) -> Vec<Figure> {
    let sign = direction.sign();
    let scaled = match how {
        Normalisation::MinMax { low, high } => extremes(values, sign)
            .and_then(|(worst, best)| Ok((worst, positive(best - worst)?)))
            .map(|(worst, width)| each(values, |x| finite(low + (high - low) * ((sign * x - worst) / width)))),
        Normalisation::Goalposts { lower, upper, low, high } => positive(upper - lower).map(|width| {
            let worst = (sign * lower).min(sign * upper);
            each(values, |x| {
                let share = finite((sign * x - worst) / width)?.clamp(0.0, 1.0);
                finite(low + (high - low) * share)
            })
        }),
        Normalisation::ZScore => {
            moments(values, sign).map(|(mean, deviation)| each(values, |x| finite((sign * x - mean) / deviation)))
        }
        Normalisation::RankPoints => Ok(rank_points(values, sign)),
        Normalisation::Percentile => positive(count(known(values).count()) - 1.0)
            .map(|others| each(&rank_points(values, sign), |points| finite((points - 1.0) / others))),
        Normalisation::DistanceToTarget { target, capped } => extremes(values, sign)
            .and_then(|(worst, _)| Ok((worst, positive(sign * target - worst)?)))
            .map(|(worst, width)| {
                each(values, |x| {
                    let share = finite((sign * x - worst) / width)?;
                    Ok(if capped { share.min(1.0) } else { share })
                })
            }),
    };
    scaled.unwrap_or_else(|reason| each(values, |_| Err(reason)))
}

/// The values that there are.
fn known(values: &[Figure]) -> impl Iterator<Item = f64> {
    values.iter().filter_map(|value| value.ok())
}

/// One result per value; an empty value keeps its reason.
fn each(values: &[Figure], scale: impl Fn(f64) -> Figure) -> Vec<Figure> {
    values.iter().map(|value| value.and_then(&scale)).collect()
}

/// Least and greatest of the directed values.
fn extremes(values: &[Figure], sign: f64) -> Result<(f64, f64), Reason> {
    known(values)
        .map(|x| (sign * x, sign * x))
        .reduce(|(low, high), (x, _)| (low.min(x), high.max(x)))
        .ok_or(Reason::NoReading)
}

/// Mean and sample standard deviation of the directed values.
fn moments(values: &[Figure], sign: f64) -> Result<(f64, f64), Reason> {
    let number = count(known(values).count());
    let others = positive(number - 1.0)?;
    let mean = finite(known(values).map(|x| sign * x).sum::<f64>() / number)?;
    let squares: f64 = known(values).map(|x| (sign * x - mean).powi(2)).sum();
    Ok((mean, positive((squares / others).sqrt())?))
}

/// 1 + the number of areas with a smaller directed value.
fn rank_points(values: &[Figure], sign: f64) -> Vec<Figure> {
    let mut sorted: Vec<f64> = known(values).map(|x| sign * x).collect();
    sorted.sort_unstable_by(f64::total_cmp);
    each(values, |x| finite(1.0 + count(sorted.partition_point(|other| *other < sign * x))))
}

/// A width that can be divided by.
fn positive(width: f64) -> Figure {
    if width == 0.0 {
        Err(Reason::NoSpread)
    } else if width < 0.0 {
        Err(Reason::WrongSide)
    } else {
        finite(width)
    }
}
