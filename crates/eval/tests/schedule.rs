//! Planned share, pace, needed change, and the barely moving target.

use rashin_eval::course::barely_moves;
use rashin_eval::needed::{needed_per_year, needed_ratio, recent_per_year};
use rashin_eval::pace::pace;
use rashin_eval::planned_share::{Basis, planned_share};
use rashin_eval::point::yearly_tail;
use rashin_eval::progress::progress;
use rashin_eval::{Direction, Point, Reason};

/// A plan from 10 at the end of fiscal year 2021 to 50 at the end of 2025.
const START: Point = Point { time: 2022.25, value: 10.0 };
const END: Point = Point { time: 2026.25, value: 50.0 };

#[test]
fn without_yearly_targets_the_plan_is_a_straight_line_and_says_so() {
    let planned = planned_share(START, END, &[], 2025.25).unwrap();
    assert_eq!((planned.share, planned.basis), (0.75, Basis::StraightLine));
}

#[test]
fn yearly_targets_set_the_pace_where_given() {
    let yearly = [Point::new(2024.25, 40.0), Point::new(2023.25, 30.0)];
    let planned = planned_share(START, END, &yearly, 2024.25).unwrap();
    assert_eq!((planned.share, planned.basis), (0.75, Basis::YearlyTargets));
    let made = progress(40.0, START.value, END.value, Direction::Higher).unwrap();
    assert_eq!(pace(made, planned.share), Ok(1.0));
    let between = planned_share(START, END, &yearly, 2023.75).map(|planned| planned.share);
    assert_eq!(between, Ok(0.625));
}

#[test]
fn planned_share_is_at_most_one_after_the_end_and_above_the_end_value() {
    let yearly = [Point::new(2024.25, 60.0)];
    for (points, time) in [(&[][..], 2030.0), (&yearly[..], 2030.0), (&yearly[..], 2024.25)] {
        assert_eq!(planned_share(START, END, points, time).map(|planned| planned.share), Ok(1.0));
    }
}

#[test]
fn targets_at_or_outside_the_dates_of_the_plan_do_not_bend_the_line() {
    let yearly = [Point::new(2021.25, 5.0), START, END, Point::new(2027.25, 90.0)];
    assert_eq!(planned_share(START, END, &yearly, 2024.25).unwrap().basis, Basis::StraightLine);
}

#[test]
fn no_pace_before_any_time_or_any_planned_move() {
    assert_eq!(planned_share(START, END, &[], START.time), Err(Reason::NoTimeElapsed));
    assert_eq!(planned_share(END, START, &[], 2024.25), Err(Reason::NoTimePlanned));
    let later = [Point::new(2023.25, 10.0)];
    let planned = planned_share(START, END, &later, 2023.0).unwrap();
    assert_eq!(pace(0.1, planned.share), Err(Reason::NothingPlannedYet));
}

#[test]
fn a_planned_setback_asks_for_no_pace() {
    let setback = [Point::new(2023.25, 6.0)];
    let share = planned_share(START, END, &setback, 2023.25).map(|planned| planned.share);
    assert_eq!(share, Ok(-0.1));
    assert_eq!(share.and_then(|share| pace(-0.05, share)), Err(Reason::NothingPlannedYet));
}

#[test]
fn worse_than_the_start_is_a_pace_below_zero() {
    let made = progress(6.0, START.value, END.value, Direction::Higher).unwrap();
    assert_eq!(pace(made, 0.5), Ok(-0.2));
}

#[test]
fn a_falling_indicator_needs_a_falling_step() {
    let (latest, target) = (Point::new(2024.25, 30.0), Point::new(2026.25, 20.0));
    let needed = needed_per_year(latest, target, Direction::Lower).unwrap();
    let recent = recent_per_year(latest, Point::new(2023.25, 32.0)).unwrap();
    assert_eq!((needed, recent), (-5.0, -2.0));
    assert_eq!(needed_ratio(needed, recent), Ok(2.5));
    assert_eq!(needed_ratio(needed, 0.0), Err(Reason::NoRecentChange));
}

#[test]
fn nothing_is_needed_once_met_and_nothing_helps_once_the_date_has_passed() {
    let latest = Point::new(2024.25, 30.0);
    let target = |time, value| Point::new(time, value);
    assert_eq!(needed_per_year(latest, target(2023.0, 30.0), Direction::Higher), Err(Reason::TargetMet));
    assert_eq!(needed_per_year(latest, target(2024.25, 40.0), Direction::Higher), Err(Reason::TargetDatePassed));
}

#[test]
fn a_target_within_two_units_of_the_last_digit_hardly_differs() {
    assert!(barely_moves(97.2, 97.3, 1));
    assert!(!barely_moves(97.1, 97.3, 1));
    assert!(barely_moves(3.0, 4.0, 0));
    assert!(barely_moves(5.0, 5.0, 2));
}

#[test]
fn the_yearly_tail_ends_at_a_gap_and_at_a_second_reading_in_a_year() {
    let points = |times: &[f64]| times.iter().map(|time| Point::new(*time, 1.0)).collect::<Vec<_>>();
    assert_eq!(yearly_tail(&points(&[2019.25, 2021.25, 2022.25, 2023.25])).len(), 3);
    assert_eq!(yearly_tail(&points(&[2021.25, 2022.25, 2022.75, 2023.75])).len(), 2);
    assert_eq!(yearly_tail(&points(&[2021.2466, 2022.2493, 2023.2493])).len(), 3);
    assert!(yearly_tail(&[]).is_empty());
}
