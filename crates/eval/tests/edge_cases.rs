//! The CAGR category on the edge cases of Open SDG: as there where that is sound, and a reason
//! where it answers with an infinity, a made-up 0.001 or a crash.

mod shared;

use rashin_eval::Reason;
use rashin_eval::cagr::{Growth, GrowthStatus, cagr_category};
use rashin_eval::{Direction, Point};

/// Where and why the answer is another one than the reference's.
const OTHERWISE: &[(&str, GrowthStatus, Reason)] = &[
    // The reference divides by a growth of zero.
    ("E02", GrowthStatus::NotAvailable, Reason::AlreadyMetAtStart),
    ("E03", GrowthStatus::NotAvailable, Reason::AlreadyMetAtStart),
    // The reference takes 0.001 for a start of zero.
    ("E04", GrowthStatus::NotAvailable, Reason::BaselineZero),
    ("E05", GrowthStatus::NotAvailable, Reason::BaselineZero),
    // The reference takes 0.001 for a target of zero.
    ("E06", GrowthStatus::TargetAchieved, Reason::TargetZero),
    ("E07", GrowthStatus::NotAvailable, Reason::TargetZero),
    // The reference crashes: no value at or after the base year.
    ("E15", GrowthStatus::NotAvailable, Reason::NoBaseline),
];

/// A cell of the file as a number, if it holds one.
fn number(cell: &str) -> Option<f64> {
    (!cell.is_empty()).then(|| cell.parse().expect("a number"))
}

/// The answer to one row of the file; the base year is 2015 throughout.
fn answer(row: &csv::StringRecord) -> Growth {
    let points: Vec<Point> = row[2]
        .split(' ')
        .map(|point| {
            let (year, value) = point.split_once(':').expect("year:value");
            Point::new(year.parse().expect("a year"), value.parse().expect("a value"))
        })
        .collect();
    let direction = if &row[3] == "positive" { Direction::Higher } else { Direction::Lower };
    let target = number(&row[4]).map(|value| Point::new(number(&row[5]).expect("a year"), value));
    cagr_category(&points, 2015.0, direction, target, number(&row[6]))
}

#[test]
fn edge_cases_answer_as_open_sdg_or_with_a_reason() {
    let Some(path) = shared::methods("opensdg_edge_cases.csv") else {
        return;
    };
    let mut cases = 0;
    for row in csv::Reader::from_path(path).expect("readable").records() {
        let row = row.expect("a row");
        let (id, growth) = (&row[0], answer(&row));
        assert!(growth.value.is_none_or_finite() && growth.score.is_none_or_finite(), "{id}: {growth:?}");
        cases += 1;
        if let Some((_, status, reason)) = OTHERWISE.iter().find(|case| case.0 == id) {
            assert_eq!((growth.status, growth.value), (*status, Err(*reason)), "{id}");
            continue;
        }
        assert_eq!(growth.status.code(), &row[8], "{id}");
        for (figure, cell) in [(growth.value, &row[7]), (growth.score, &row[9])] {
            match (figure, number(cell)) {
                (Ok(ours), Some(theirs)) => {
                    assert!((ours - theirs).abs() < 1e-9, "{id}: {ours} {theirs}");
                }
                (Err(_), None) => {}
                (ours, theirs) => panic!("{id}: {ours:?} instead of {theirs:?}"),
            }
        }
    }
    assert_eq!(cases, 30);
}

/// Whether a figure is a finite number or a reason.
trait Sound {
    fn is_none_or_finite(&self) -> bool;
}

impl Sound for rashin_eval::Figure {
    fn is_none_or_finite(&self) -> bool {
        self.is_err() || self.is_ok_and(f64::is_finite)
    }
}
