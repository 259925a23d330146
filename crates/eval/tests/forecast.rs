//! Forecast: what it is made from, where it stops, and how its bands lie.

use rashin_eval::forecast::backtest::backtest;
use rashin_eval::forecast::bands::HALF_WIDTHS;
use rashin_eval::forecast::horizon::horizon;
use rashin_eval::forecast::verdict::{Verdict, verdict};
use rashin_eval::forecast::{MAX_HORIZON, Method, Scale, forecast};
use rashin_eval::{Direction, Reason};

/// A running total that has grown by 10 a year.
const TOTALS: [f64; 5] = [10.0, 20.0, 30.0, 40.0, 50.0];

#[test]
fn there_is_no_forecast_below_four_points() {
    let few = forecast(&[1.0, 2.0, 3.0], 1, Scale::UNBOUNDED, Method::Median);
    assert_eq!(few, Err(Reason::TooFewPoints));
}

#[test]
fn the_horizon_ends_at_six_years_and_at_the_number_of_points() {
    let values: Vec<f64> = (0..9).map(f64::from).collect();
    let ahead = |points: usize, horizon| forecast(&values[..points], horizon, Scale::UNBOUNDED, Method::Median);
    assert_eq!(ahead(9, 6).unwrap().steps().len(), MAX_HORIZON);
    assert_eq!(ahead(9, 7), Err(Reason::HorizonTooLong));
    assert_eq!(ahead(4, 5), Err(Reason::HorizonTooLong));
    assert_eq!(ahead(4, 0), Err(Reason::TargetDatePassed));
}

#[test]
fn the_horizon_is_the_nearest_whole_year_and_at_least_one() {
    assert_eq!(horizon(2024.25, 2024.5, 4), Ok(1));
    assert_eq!(horizon(2023.67, 2026.25, 4), Ok(3));
    assert_eq!(horizon(2024.25, 2030.25, 10), Ok(6));
    assert_eq!(horizon(2024.25, 2031.25, 10), Err(Reason::HorizonTooLong));
    assert_eq!(horizon(2024.25, 2024.25, 10), Err(Reason::TargetDatePassed));
    assert_eq!(horizon(2024.25, 2025.25, 3), Err(Reason::TooFewPoints));
}

#[test]
fn bands_reach_the_calibrated_number_of_mean_yearly_changes() {
    let values = [40.0, 44.0, 42.0, 48.0];
    let forecast = forecast(&values, 4, Scale::UNBOUNDED, Method::Naive).unwrap();
    for (step, widths) in forecast.steps().iter().zip(HALF_WIDTHS) {
        assert!((step.half.high - (48.0 + 4.0 * widths.half)).abs() < 1e-12);
        assert!((step.four_fifths.low - (48.0 - 4.0 * widths.four_fifths)).abs() < 1e-12);
    }
}

#[test]
fn only_the_latest_ten_points_count() {
    let recent: Vec<f64> = [3.0, 5.0, 4.0, 6.0, 8.0, 7.0, 9.0, 9.5, 11.0, 12.0].to_vec();
    let long: Vec<f64> = [900.0, -50.0].into_iter().chain(recent.iter().copied()).collect();
    let ahead = |values: &[f64]| forecast(values, 3, Scale::UNBOUNDED, Method::Median);
    assert_eq!(ahead(&long), ahead(&recent));
}

#[test]
fn a_series_that_never_moved_stays_and_has_no_width() {
    let step = forecast(&[25.0; 5], 2, Scale::UNBOUNDED, Method::Median).unwrap().last();
    assert_eq!((step.point, step.four_fifths.low, step.four_fifths.high), (25.0, 25.0, 25.0));
    assert_eq!(verdict(step.four_fifths, 25.0, Direction::Higher), Verdict::Likely);
    assert_eq!(verdict(step.four_fifths, 26.0, Direction::Higher), Verdict::Unlikely);
}

#[test]
fn a_share_never_leaves_zero_and_its_ceiling() {
    let values = [70.0, 82.0, 91.0, 97.0, 100.0];
    let forecast = forecast(&values, 5, Scale::Share { ceiling: 100.0 }, Method::Drift).unwrap();
    for step in forecast.steps() {
        assert!(step.four_fifths.low > 0.0 && step.four_fifths.high <= 100.0, "{step:?}");
        assert!(step.point > 99.9, "{step:?}");
    }
}

#[test]
fn a_share_over_its_ceiling_is_refused() {
    let values = [70.0, 82.0, 91.0, 101.0];
    let refused = forecast(&values, 1, Scale::Share { ceiling: 100.0 }, Method::Drift);
    assert_eq!(refused, Err(Reason::ShareOutOfRange));
}

#[test]
fn a_level_stays_inside_its_admissible_range() {
    let falling = [12.0, 8.0, 5.0, 1.0];
    let scale = Scale::Level { minimum: Some(0.0), maximum: None };
    let step = forecast(&falling, 2, scale, Method::Drift).unwrap().last();
    assert_eq!((step.point, step.four_fifths.low), (0.0, 0.0));
    assert!(step.four_fifths.high > 0.0);
}

#[test]
fn a_running_total_grows_by_its_yearly_amounts() {
    let scale = Scale::Cumulative { start: Some(0.0) };
    let forecast = forecast(&TOTALS, 3, scale, Method::Median).unwrap();
    let points: Vec<f64> = forecast.steps().iter().map(|step| step.point).collect();
    assert_eq!(points, [60.0, 70.0, 80.0]);
}

#[test]
fn a_running_total_never_falls_even_in_its_band() {
    let totals = [100.0, 150.0, 180.0, 190.0, 192.0];
    let forecast = forecast(&totals, 4, Scale::Cumulative { start: Some(0.0) }, Method::Drift).unwrap();
    for step in forecast.steps() {
        assert!(step.point >= 192.0 && step.four_fifths.low >= 192.0, "{step:?}");
    }
}

#[test]
fn a_running_total_needs_four_yearly_amounts_and_takes_a_known_start() {
    let ahead = |start| {
        let forecast = forecast(&TOTALS[..4], 1, Scale::Cumulative { start }, Method::Median);
        forecast.map(|forecast| forecast.last().point)
    };
    assert_eq!(ahead(None), Err(Reason::TooFewPoints));
    assert_eq!(ahead(Some(0.0)), Ok(50.0));
}

#[test]
fn the_median_lies_between_naive_and_drift() {
    let values = [3.0, 9.0, 4.0, 12.0, 10.0];
    let ahead = |method| forecast(&values, 5, Scale::UNBOUNDED, method).unwrap().last().point;
    let (naive, drift, median) = (ahead(Method::Naive), ahead(Method::Drift), ahead(Method::Median));
    assert!(naive <= median && median <= drift, "{naive} {median} {drift}");
}

#[test]
fn the_back_test_tries_every_past_year_that_had_enough_before_and_after() {
    let values = [10.0, 12.0, 11.0, 14.0, 15.0, 15.5, 18.0];
    let test = |horizon| backtest(&values, horizon, Scale::UNBOUNDED, Method::Median).map(|test| test.trials);
    assert_eq!((test(1), test(2), test(3)), (Ok(3), Ok(2), Ok(1)));
    assert_eq!(test(4), Err(Reason::TooFewPoints));
    assert_eq!(test(0), Err(Reason::TooFewPoints));
}

#[test]
fn the_back_test_of_a_running_total_starts_at_four_yearly_amounts() {
    let totals = [10.0, 20.0, 30.0, 40.0, 50.0, 60.0];
    let trials = |start| backtest(&totals, 1, Scale::Cumulative { start }, Method::Median).unwrap().trials;
    assert_eq!((trials(Some(0.0)), trials(None)), (2, 1));
}
