//! The scale of an axis: its range, its ticks, and where a value lies on it.
//!
//! Ticks and mapping are those of plotters' coordinates (docs/adr/0003-which-chart-library.md);
//! this module chooses the range and keeps what plotters does not accept away from it.

use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

/// Writes a tick's value as the axis shall show it.
pub type TickLabel<'a> = &'a dyn Fn(Tick) -> String;

/// One tick of an axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tick {
    /// Value in the unit of the data.
    pub value: f64,
    /// Decimals that tell this tick from its neighbours.
    pub decimals: usize,
}

/// Values that an axis may have to show; beyond it nothing a government counts.
const LARGEST: f64 = 1e300;

/// Ticks that an axis has at most before its range is rounded to them.
const TICKS: usize = 6;

/// A linear scale from values to coordinates.
pub(crate) struct Scale {
    range: (f64, f64),
    /// Ends in hundredths of a unit of the drawing, as plotters maps to whole numbers.
    ends: (i32, i32),
}

/// What a scale is made for.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Domain {
    range: Option<(f64, f64)>,
}

impl Domain {
    /// The domain that holds all finite values.
    pub(crate) fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut domain = Self::default();
        for value in values.into_iter().filter(|value| value.is_finite()) {
            let value = value.clamp(-LARGEST, LARGEST);
            domain.range = Some(match domain.range {
                None => (value, value),
                Some((low, high)) => (low.min(value), high.max(value)),
            });
        }
        domain
    }

    /// No value at all.
    pub(crate) fn is_empty(self) -> bool {
        self.range.is_none()
    }

    /// The range of the values, with zero when it is near; an empty domain is 0 to 1.
    fn padded(self) -> (f64, f64) {
        let (low, high) = self.range.unwrap_or((0.0, 1.0));
        // Zero is shown where it costs less than half of the height.
        let (low, high) = if low > 0.0 && low <= high / 2.0 {
            (0.0, high)
        } else if high < 0.0 && high >= low / 2.0 {
            (low, 0.0)
        } else {
            (low, high)
        };
        let size = low.abs().max(high.abs());
        if high - low > size * 1e-9 {
            (low, high)
        } else if size < 1e-300 {
            (0.0, 1.0)
        } else {
            (low - size * 0.1, high + size * 0.1)
        }
    }
}

impl Scale {
    /// The scale over a domain rounded outwards to whole ticks, from one coordinate to another.
    pub(crate) fn rounded(domain: Domain, from: f64, to: f64) -> Self {
        let (low, high) = domain.padded();
        let step = step_of(&ticks_between(low, high)).unwrap_or(high - low);
        let floor = (low / step + 1e-9).floor() * step;
        let ceiling = (high / step - 1e-9).ceil() * step;
        Self::over(floor.min(low), ceiling.max(high), from, to)
    }

    /// The scale over just the range of a domain, for drawings without an axis.
    pub(crate) fn tight(domain: Domain, from: f64, to: f64) -> Self {
        let (low, high) = domain.range.unwrap_or((0.0, 1.0));
        let size = low.abs().max(high.abs());
        if high - low > size * 1e-9 {
            Self::over(low, high, from, to)
        } else {
            // One value, or equal values: in the middle.
            let half = if size < 1e-300 { 1.0 } else { size };
            Self::over(low - half, high + half, from, to)
        }
    }

    fn over(low: f64, high: f64, from: f64, to: f64) -> Self {
        Self { range: (low, high), ends: (hundredths(from), hundredths(to)) }
    }

    /// Coordinate of a value; a value outside the range lies at the nearer end.
    pub(crate) fn at(&self, value: f64) -> f64 {
        let value = if value.is_nan() { self.range.0 } else { value };
        let value = value.clamp(self.range.0, self.range.1);
        f64::from(self.coordinates().map(&value, self.ends)) / 100.0
    }

    /// The ticks, lowest first.
    pub(crate) fn ticks(&self) -> Vec<Tick> {
        let values = ticks_between(self.range.0, self.range.1);
        let decimals = step_of(&values).map_or(0, decimals_of);
        let span = self.range.1 - self.range.0;
        let tick = |value: f64| Tick {
            // A tick that rounding left beside zero is zero.
            value: if value.abs() < span * 1e-9 { 0.0 } else { value },
            decimals,
        };
        values.into_iter().map(tick).collect()
    }

    fn coordinates(&self) -> RangedCoordf64 {
        (self.range.0..self.range.1).into()
    }
}

fn ticks_between(low: f64, high: f64) -> Vec<f64> {
    RangedCoordf64::from(low..high).key_points(TICKS + 1)
}

fn step_of(ticks: &[f64]) -> Option<f64> {
    match ticks {
        [first, second, ..] if second > first => Some(second - first),
        _ => None,
    }
}

/// Decimals needed to write multiples of a step, at most 12.
fn decimals_of(step: f64) -> usize {
    let mut scaled = step.abs();
    for decimals in 0..12 {
        if (scaled - scaled.round()).abs() < 1e-6 * scaled.max(1e-9) {
            return decimals;
        }
        scaled *= 10.0;
    }
    12
}

#[expect(clippy::cast_possible_truncation, reason = "a drawing is some thousand units wide, and `as` saturates")]
fn hundredths(coordinate: f64) -> i32 {
    (coordinate * 100.0).round() as i32
}

#[cfg(test)]
mod tests {
    use super::{Domain, Scale};

    fn tick_values(values: &[f64]) -> Vec<f64> {
        let scale = Scale::rounded(Domain::of(values.iter().copied()), 0.0, 100.0);
        scale.ticks().iter().map(|tick| tick.value).collect()
    }

    #[test]
    fn the_range_is_rounded_outwards_to_ticks() {
        assert_eq!(tick_values(&[19.3, 90.0]), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(tick_values(&[101.2, 103.9]), [101.0, 101.5, 102.0, 102.5, 103.0, 103.5, 104.0]);
    }

    #[test]
    fn negative_values_keep_zero_on_the_axis() {
        let ticks = tick_values(&[-3.2, 7.1]);
        assert!(ticks.contains(&0.0), "{ticks:?}");
        assert!(ticks[0] <= -3.2);
    }

    #[test]
    fn the_ends_of_the_range_lie_at_the_ends_of_the_axis() {
        let scale = Scale::rounded(Domain::of([0.0, 100.0]), 300.0, 20.0);
        assert!((scale.at(0.0) - 300.0).abs() < 0.01);
        assert!((scale.at(100.0) - 20.0).abs() < 0.01);
        assert!((scale.at(50.0) - 160.0).abs() < 0.02);
    }

    #[test]
    fn ticks_carry_the_decimals_that_tell_them_apart() {
        let decimals = |values: [f64; 2]| Scale::rounded(Domain::of(values), 0.0, 1.0).ticks()[0].decimals;
        assert_eq!(decimals([0.0, 100.0]), 0);
        assert_eq!(decimals([0.0, 1.0]), 1);
        assert_eq!(decimals([0.0200, 0.0205]), 4);
    }

    #[test]
    fn equal_and_extreme_values_still_give_a_scale() {
        for values in [[0.0, 0.0], [5.0, 5.0], [-1e308, 1e308], [1e-320, 1e-320], [1e9, 1e9]] {
            let scale = Scale::rounded(Domain::of(values), 0.0, 100.0);
            let at = scale.at(values[0]);
            assert!((0.0..=100.0).contains(&at), "{values:?} lies at {at}");
        }
    }
}
