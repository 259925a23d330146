//! CAGR category: the progress measure of Eurostat, Open SDG and Statistics Canada, for
//! comparison with figures published elsewhere.

use crate::direction::Direction;
use crate::point::Point;
use crate::reason::{Figure, Reason, finite};
use crate::rounding::at_cut;

/// Exponent of the damping near a limit. Source: Open SDG, `sdg-build`.
const DAMPING_EXPONENT: f64 = 4.44;
/// Growth per year that is substantial without a target: 1.5 %.
const SUBSTANTIAL_GROWTH: f64 = 0.015;
/// Growth per year that is moderate without a target: 0.5 %.
const MODERATE_GROWTH: f64 = 0.005;
/// Share of the growth needed that is substantial with a target.
const SUBSTANTIAL_SHARE: f64 = 0.95;
/// Share of the growth needed that is moderate with a target.
const MODERATE_SHARE: f64 = 0.60;

/// Category of a CAGR progress measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GrowthStatus {
    /// The latest value meets the target.
    TargetAchieved,
    /// Substantial progress, on track.
    Substantial,
    /// Moderate progress.
    Moderate,
    /// Limited progress.
    Limited,
    /// Moving away.
    Deterioration,
    /// Cannot be assessed.
    NotAvailable,
}

impl GrowthStatus {
    /// The machine name, as Open SDG publishes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::TargetAchieved => "target_achieved",
            Self::Substantial => "substantial_progress",
            Self::Moderate => "moderate_progress",
            Self::Limited => "limited_progress",
            Self::Deterioration => "deterioration",
            Self::NotAvailable => "not_available",
        }
    }
}

/// Progress measure of one series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Growth {
    /// The measure: growth made over growth needed, or growth per year without a target.
    pub value: Figure,
    /// Its category.
    pub status: GrowthStatus,
    /// Its place on a scale from −5 to 5.
    pub score: Figure,
}

/// Compound annual growth rate (年平均成長率) between two points.
///
/// Formula: (y₁/y₀)^(1/(t₁ − t₀)) − 1. Unit and range: a share per year, −1 or more.
///
/// Source: Eurostat, Sustainable development in the European Union, annex on method.
///
/// # Errors
/// [`Reason::NoTimeElapsed`] when t₁ ≤ t₀; [`Reason::BaselineZero`] when y₀ = 0;
/// [`Reason::SignChange`] when the signs differ; [`Reason::OutOfRange`].
///
/// ```
/// use rashin_eval::{cagr::compound_growth, Point};
/// let growth = compound_growth(Point::new(2020.0, 100.0), Point::new(2022.0, 121.0)).unwrap();
/// assert!((growth - 0.1).abs() < 1e-12);
/// ```
pub fn compound_growth(start: Point, end: Point) -> Figure {
    let years = finite(end.time - start.time)?;
    if years <= 0.0 {
        return Err(Reason::NoTimeElapsed);
    }
    if start.value == 0.0 {
        return Err(Reason::BaselineZero);
    }
    if end.value != 0.0 && (end.value < 0.0) != (start.value < 0.0) {
        return Err(Reason::SignChange);
    }
    finite(finite(end.value / start.value)?.powf(1.0 / years) - 1.0)
}

/// Damping of the growth cuts near a natural limit L.
///
/// Formula, with b and L without their signs: 1 − (b/L)^4.44 for b ≤ L;
/// 1 − ((2L − b)/L)^4.44 for L < b < 2L; 1 from 2L on.
///
/// Unit and range: a factor from 0 (the start is at the limit) to 1 (far from it).
///
/// Source: Open SDG, `sdg-build`, progress measure.
///
/// ```
/// use rashin_eval::cagr::damping;
/// assert_eq!(damping(100.0, 100.0), 0.0);
/// assert_eq!(damping(250.0, 100.0), 1.0);
/// ```
pub fn damping(baseline: f64, limit: f64) -> f64 {
    let (baseline, limit) = (baseline.abs(), limit.abs());
    // First, so that a limit of zero never divides.
    if baseline / 2.0 >= limit {
        return 1.0;
    }
    let nearness = 1.0 - (baseline / limit - 1.0).abs();
    1.0 - nearness.powf(DAMPING_EXPONENT)
}

/// CAGR category of a series: is it growing fast enough?
///
/// Formula, with b the value at `base_time` (or the next there is), y the latest, s = −1 for b < 0:
/// with a target s·d·CAGR(b→y)/|CAGR(b→T)|, cut at 0.95, 0.60 and 0; without one s·d·CAGR(b→y),
/// cut at 1.5 %, 0.5 % and 0, the cuts multiplied by [`damping`] if a `limit` is given. A met target
/// comes first. Score: with a target 7.1429·v − 4.2857 from 0.60 on and 4.1667·v − 2.5 below;
/// without one 500·v/c − 5, 250·v/c − 1.25, 500·v/c − 2.5 in the three upper classes (c the damping)
/// and 125·v − 2.5 below 0; held between −5 and 5, and 5 when met or when a start at the limit
/// did not fall back.
///
/// Unit and range: value a ratio (with a target) or a share per year; score −5 to 5.
///
/// Source: Eurostat's monitoring report, Open SDG (`sdg-build`), Statistics Canada's indicator
/// repository. Cuts are compared at 9 decimals. Unlike `sdg-build`, a zero is not replaced by
/// 0.001 and nothing is infinite: such a series cannot be assessed unless its target is met.
///
/// # Errors
/// Of value and score: [`Reason::NoReading`], [`Reason::NoBaseline`] (nothing at or after
/// `base_time`), [`Reason::NoTimeElapsed`] (less than a year), [`Reason::NoTimePlanned`],
/// [`Reason::BaselineZero`], [`Reason::TargetZero`], [`Reason::SignChange`],
/// [`Reason::AlreadyMetAtStart`] (T = b), [`Reason::OutOfRange`].
///
/// ```
/// use rashin_eval::cagr::{cagr_category, GrowthStatus};
/// use rashin_eval::{Direction, Point};
/// let points = [Point::new(2015.0, 100.0), Point::new(2020.0, 105.9)];
/// let target = Some(Point::new(2030.0, 133.1));
/// let growth = cagr_category(&points, 2015.0, Direction::Higher, target, None);
/// assert_eq!(growth.status, GrowthStatus::Limited);
/// ```
pub fn cagr_category(
    points: &[Point],
    base_time: f64,
    direction: Direction,
    target: Option<Point>,
    limit: Option<f64>,
) -> Growth {
    let by_time = |a: &&Point, b: &&Point| a.time.total_cmp(&b.time);
    let Some(latest) = points.iter().max_by(by_time).copied() else {
        return not_available(Reason::NoReading);
    };
    let base = points.iter().filter(|point| point.time >= base_time).min_by(by_time).copied();
    let measured = base.ok_or(Reason::NoBaseline).and_then(|base| measure(base, latest, direction, target));
    if target.is_some_and(|target| direction.sign() * (latest.value - target.value) >= 0.0) {
        return Growth { value: measured, status: GrowthStatus::TargetAchieved, score: Ok(5.0) };
    }
    let (base, value) = match (base, measured) {
        (Some(base), Ok(value)) => (base, value),
        (_, Err(reason)) => return not_available(reason),
        (None, Ok(_)) => return not_available(Reason::NoBaseline),
    };
    let (status, score) = if target.is_some() {
        against_target(value)
    } else {
        without_target(value, limit.map_or(1.0, |limit| damping(base.value, limit)))
    };
    Growth { value: Ok(value), status, score: finite(score.clamp(-5.0, 5.0)) }
}

/// A series that cannot be assessed.
fn not_available(reason: Reason) -> Growth {
    Growth { value: Err(reason), status: GrowthStatus::NotAvailable, score: Err(reason) }
}

/// The measure itself.
fn measure(base: Point, latest: Point, direction: Direction, target: Option<Point>) -> Figure {
    if latest.time - base.time < 1.0 {
        return Err(Reason::NoTimeElapsed);
    }
    let made = compound_growth(base, latest)?;
    let toward = if base.value < 0.0 { -direction.sign() } else { direction.sign() };
    let Some(target) = target else {
        return finite(toward * made);
    };
    if target.value == 0.0 {
        return Err(Reason::TargetZero);
    }
    if target.time <= base.time {
        return Err(Reason::NoTimePlanned);
    }
    let needed = compound_growth(base, target)?;
    if needed == 0.0 {
        return Err(Reason::AlreadyMetAtStart);
    }
    finite(toward * made / needed.abs())
}

/// Status and score of growth made over growth needed.
fn against_target(value: f64) -> (GrowthStatus, f64) {
    let upper = 7.1429 * value - 4.2857;
    let lower = 4.1667 * value - 2.5;
    match at_cut(value) {
        cut if cut >= SUBSTANTIAL_SHARE => (GrowthStatus::Substantial, upper),
        cut if cut >= MODERATE_SHARE => (GrowthStatus::Moderate, upper),
        cut if cut >= 0.0 => (GrowthStatus::Limited, lower),
        _ => (GrowthStatus::Deterioration, lower),
    }
}

/// Status and score of growth per year, with the damping of the cuts.
fn without_target(value: f64, damping: f64) -> (GrowthStatus, f64) {
    if at_cut(value) < 0.0 {
        return (GrowthStatus::Deterioration, 125.0 * value - 2.5);
    }
    if damping == 0.0 {
        return (GrowthStatus::Substantial, 5.0);
    }
    // Dividing the growth instead of multiplying the cuts keeps nine decimals where the damping
    // is small.
    let undamped = value / damping;
    match at_cut(undamped) {
        cut if cut >= SUBSTANTIAL_GROWTH => (GrowthStatus::Substantial, 500.0 * undamped - 5.0),
        cut if cut >= MODERATE_GROWTH => (GrowthStatus::Moderate, 250.0 * undamped - 1.25),
        _ => (GrowthStatus::Limited, 500.0 * undamped - 2.5),
    }
}
