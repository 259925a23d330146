//! The bands of the forecast against the yearly series that they were calibrated on.

mod shared;

use std::collections::BTreeMap;

use flate2::read::GzDecoder;
use rashin_eval::forecast::bands::{CUMULATIVE_HALF_WIDTHS, HALF_WIDTHS};
use rashin_eval::forecast::calibration::{PastErrors, covering};
use rashin_eval::forecast::{MAX_HORIZON, MAX_POINTS, MIN_POINTS, Method, Scale, forecast};

/// How far the coverage on series left out may be from what the band promises: 5 points, since
/// each half has only some 90 series and the runs within a series are alike.
const HELD_OUT_TOLERANCE: f64 = 0.05;

/// The yearly series, in order of their names.
fn series() -> Option<Vec<Vec<f64>>> {
    let path = shared::methods("m1_yearly_calibration.csv.gz")?;
    let file = std::fs::File::open(path).expect("readable");
    let mut series: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for row in csv::Reader::from_reader(GzDecoder::new(file)).records() {
        let row = row.expect("a row");
        series.entry(row[1].to_owned()).or_default().push(row[4].parse().expect("a number"));
    }
    Some(series.into_values().collect())
}

/// The errors that the default method made on some of the series.
fn errors<'a>(series: impl Iterator<Item = &'a Vec<f64>>) -> PastErrors {
    let mut errors = PastErrors::default();
    for values in series {
        errors.add_series(values, Method::default()).expect("a forecast");
    }
    errors
}

/// The share of errors up to a width.
fn covered(errors: &[f64], width: f64) -> f64 {
    let inside = errors.iter().filter(|error| **error <= width).count();
    f64::from(u32::try_from(inside).expect("few")) / f64::from(u32::try_from(errors.len()).expect("few"))
}

#[test]
fn shipped_factors_are_those_of_the_past_series() {
    let Some(series) = series() else { return };
    let errors = errors(series.iter());
    for year in 0..MAX_HORIZON {
        for (errors, shipped) in
            [(&errors.single[year], HALF_WIDTHS[year]), (&errors.added[year], CUMULATIVE_HALF_WIDTHS[year])]
        {
            for (share, shipped) in [(0.5, shipped.half), (0.8, shipped.four_fifths)] {
                let measured = covering(errors, share).expect("errors");
                let difference = (measured - shipped).abs();
                assert!(difference <= 0.005 + 1e-9, "year {year}, {share}: {measured} instead of {shipped}");
            }
        }
    }
}

#[test]
fn factors_from_one_half_of_the_series_cover_the_other_half() {
    let Some(series) = series() else { return };
    for parity in [0, 1] {
        let of_parity = |wanted: usize| {
            series.iter().enumerate().filter(move |(index, _)| index % 2 == wanted).map(|(_, values)| values)
        };
        let (known, held_out) = (errors(of_parity(parity)), errors(of_parity(1 - parity)));
        for year in 0..MAX_HORIZON {
            for share in [0.5, 0.8] {
                for (known, held_out) in
                    [(&known.single[year], &held_out.single[year]), (&known.added[year], &held_out.added[year])]
                {
                    let coverage = covered(held_out, covering(known, share).expect("errors"));
                    println!("year {}: {share} band covers {coverage:.3}", year + 1);
                    assert!((coverage - share).abs() <= HELD_OUT_TOLERANCE, "year {year}, {share}: {coverage}");
                }
            }
        }
    }
}

#[test]
fn bands_of_a_forecast_cover_what_they_promise_for_each_length_of_record() {
    let Some(series) = series() else { return };
    for points in MIN_POINTS..=MAX_POINTS {
        for horizon in 1..=MAX_HORIZON.min(points) {
            let (mut trials, mut half, mut four_fifths) = (0_u32, 0_u32, 0_u32);
            for window in series.iter().flat_map(|values| values.windows(points + horizon)) {
                let (past, actual) = (&window[..points], window[points + horizon - 1]);
                if past.iter().all(|value| value.to_bits() == past[0].to_bits()) {
                    continue;
                }
                let step = forecast(past, horizon, Scale::UNBOUNDED, Method::default()).expect("a forecast").last();
                trials += 1;
                half += u32::from(step.half.holds(actual));
                four_fifths += u32::from(step.four_fifths.holds(actual));
            }
            for (share, inside) in [(0.5, half), (0.8, four_fifths)] {
                let coverage = f64::from(inside) / f64::from(trials);
                assert!((coverage - share).abs() <= 0.03, "{points} points, {horizon} ahead: {coverage} for {share}");
            }
        }
    }
}
