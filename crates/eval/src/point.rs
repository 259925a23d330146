//! A value at a time.

/// A value at a time. Times are in years with months as fractions; only differences count.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// When, in years.
    pub time: f64,
    /// The value then, in the unit of the indicator.
    pub value: f64,
}

impl Point {
    /// A point from its time in years and its value.
    pub fn new(time: f64, value: f64) -> Self {
        Self { time, value }
    }
}

/// The longest tail of `points` whose readings follow each other at one year's distance.
///
/// Forecasts are for yearly series; a gap or a second reading inside a year ends the tail, since
/// filling a gap would invent a value. `points` are in order of time. A distance counts as a
/// year within 0.02 years, so that leap days and month ends do not matter.
///
/// ```
/// use rashin_eval::point::{yearly_tail, Point};
/// let points = [(2018.0, 1.0), (2020.0, 2.0), (2021.0, 3.0), (2022.0, 5.0)]
///     .map(|(time, value)| Point::new(time, value));
/// assert_eq!(yearly_tail(&points).len(), 3);
/// ```
pub fn yearly_tail(points: &[Point]) -> &[Point] {
    let mut first = points.len().saturating_sub(1);
    while first > 0 && (points[first].time - points[first - 1].time - 1.0).abs() <= 0.02 {
        first -= 1;
    }
    &points[first..]
}
