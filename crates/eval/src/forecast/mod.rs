//! Forecast of short yearly series: a path to the target date with 50 % and 80 % bands.
//!
//! Prefectures' indicators have 4 to 10 yearly values. On such series the simple methods here do
//! as well as any, and bands from theory are far too narrow; ours come from errors that were made
//! on past series (see [`bands`]).

pub mod backtest;
pub mod bands;
pub mod calibration;
pub mod drift;
pub mod horizon;
pub mod median;
pub mod naive;
pub mod theta;
pub mod transform;
pub mod verdict;

use crate::reason::{Reason, count};

use bands::Band;
pub use transform::Scale;

/// The fewest points a forecast is made from.
pub const MIN_POINTS: usize = 4;
/// The most points that are used: the latest ones. Older ones say little of the years ahead, and
/// the bands were calibrated on 4 to 10 points.
pub const MAX_POINTS: usize = 10;
/// The longest horizon, in years.
pub const MAX_HORIZON: usize = 6;

/// The points 1 to [`MAX_HORIZON`] years ahead.
pub type Path = [f64; MAX_HORIZON];

/// A way to continue a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Method {
    /// The last value stays ([`naive::naive`]).
    Naive,
    /// The mean yearly change goes on ([`drift::drift`]).
    Drift,
    /// The theta method ([`theta::theta`]).
    Theta,
    /// The median of the three ([`median::median`]); the default.
    #[default]
    Median,
}

impl Method {
    /// The machine name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Naive => "naive",
            Self::Drift => "drift",
            Self::Theta => "theta",
            Self::Median => "median",
        }
    }

    /// The points ahead by this method.
    fn path(self, values: &[f64]) -> Result<Path, Reason> {
        match self {
            Self::Naive => naive::naive(values),
            Self::Drift => drift::drift(values),
            Self::Theta => theta::theta(values),
            Self::Median => median::median(values),
        }
    }
}

/// The forecast of one year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The middle of the forecast.
    pub point: f64,
    /// Where the value falls in one of two cases.
    pub half: Band,
    /// Where the value falls in four of five cases.
    pub four_fifths: Band,
}

/// A forecast, year by year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Forecast {
    steps: [Step; MAX_HORIZON],
    horizon: usize,
}

impl Forecast {
    /// The years ahead, from the first after the last reading to the target date.
    pub fn steps(&self) -> &[Step] {
        &self.steps[..self.horizon]
    }

    /// The forecast of the target date.
    pub fn last(&self) -> Step {
        self.steps[self.horizon - 1]
    }
}

/// Forecast (予測) of a yearly series, `horizon` years ahead.
///
/// Formula: the latest 4 to 10 values, on their working scale ([`Scale`]), are continued by
/// `method`; the bands reach c(h) × mean absolute yearly change to both sides ([`bands`]); both
/// are brought back to the scale of the indicator.
///
/// Unit and range: that of the indicator, inside its admissible range. `values` are the readings
/// of consecutive years ([`crate::point::yearly_tail`]) since the last change of definition. A
/// series that never moved gets bands of no width: its record holds no error to learn from.
///
/// Source: methods by Hyndman and Athanasopoulos, Forecasting: Principles and Practice, and
/// Assimakopoulos and Nikolopoulos (2000); bands calibrated on the yearly series of the M1
/// competition (Makridakis et al., 1982).
///
/// # Errors
/// [`Reason::TooFewPoints`] below 4 points (4 yearly amounts for cumulative series);
/// [`Reason::TargetDatePassed`] for a horizon of 0; [`Reason::HorizonTooLong`] beyond 6 years or
/// beyond the number of points; [`Reason::ShareOutOfRange`]; [`Reason::OutOfRange`].
///
/// ```
/// use rashin_eval::forecast::{forecast, Method, Scale};
/// let values = [40.0, 44.0, 47.0, 52.0, 55.0];
/// let forecast = forecast(&values, 3, Scale::UNBOUNDED, Method::Drift).unwrap();
/// assert_eq!(forecast.last().point, 66.25); // 55 + 3 × 15/4
/// assert!(forecast.last().four_fifths.low < forecast.last().half.low);
/// ```
pub fn forecast(values: &[f64], horizon: usize, scale: Scale, method: Method) -> Result<Forecast, Reason> {
    if values.len() < MIN_POINTS {
        return Err(Reason::TooFewPoints);
    }
    if horizon == 0 {
        return Err(Reason::TargetDatePassed);
    }
    if horizon > MAX_HORIZON.min(values.len()) {
        return Err(Reason::HorizonTooLong);
    }
    let mut buffer = [0.0; MAX_POINTS];
    let working = scale.working(values, &mut buffer)?;
    let path = method.path(working)?;
    let change = mean_absolute_change(working);
    let last = values[values.len() - 1];
    let mut steps = [Step { point: 0.0, half: Band::EMPTY, four_fifths: Band::EMPTY }; MAX_HORIZON];
    let mut total = last;
    for (years, (step, &next)) in steps.iter_mut().zip(&path).take(horizon).enumerate() {
        // A running total grows by each year's amount, which is never below zero.
        total += next.max(0.0);
        let (centre, widths) = if scale.is_cumulative() {
            (total, bands::cumulative_half_widths(years))
        } else {
            (next, bands::half_widths(years))
        };
        let band = |factor: f64| {
            let width = factor * change;
            Ok(Band { low: scale.back(centre - width, last)?, high: scale.back(centre + width, last)? })
        };
        *step =
            Step { point: scale.back(centre, last)?, half: band(widths.half)?, four_fifths: band(widths.four_fifths)? };
    }
    Ok(Forecast { steps, horizon })
}

/// Mean absolute yearly change of two or more values: Σ|yᵢ − yᵢ₋₁| / (n − 1).
fn mean_absolute_change(values: &[f64]) -> f64 {
    let moved: f64 = values.windows(2).map(|pair| (pair[1] - pair[0]).abs()).sum();
    moved / count(values.len() - 1)
}

/// The latest values, at most [`MAX_POINTS`].
fn latest(values: &[f64]) -> &[f64] {
    &values[values.len().saturating_sub(MAX_POINTS)..]
}

/// A path, if all of it is finite.
fn finite_path(path: Path) -> Result<Path, Reason> {
    if path.iter().all(|point| point.is_finite()) { Ok(path) } else { Err(Reason::OutOfRange) }
}
