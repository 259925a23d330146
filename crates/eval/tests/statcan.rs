//! The CAGR category against every case that Statistics Canada published.

mod shared;

use rashin_eval::cagr::{GrowthStatus, cagr_category};
use rashin_eval::{Direction, Figure, Point};

/// A cell of the file as a number, if it holds one.
fn number(cell: &str) -> Option<f64> {
    (!cell.is_empty()).then(|| cell.parse().expect("a number"))
}

/// Asserts a figure within 1e-9 of what was published, or empty where nothing was.
fn assert_close(id: &str, what: &str, figure: Figure, published: Option<f64>) {
    match (figure, published) {
        (Ok(ours), Some(theirs)) => {
            assert!((ours - theirs).abs() <= 1e-9, "{id} {what}: {ours} instead of {theirs}");
        }
        (Err(_), None) => {}
        _ => panic!("{id} {what}: {figure:?} instead of {published:?}"),
    }
}

#[test]
fn every_published_case_has_the_published_value_status_and_score() {
    let Some(path) = shared::methods("statcan_progress_cases.csv") else {
        return;
    };
    let mut cases = 0;
    for row in csv::Reader::from_path(path).expect("readable").records() {
        let row = row.expect("a row");
        let id = &row[0];
        let point = |time: &str, value: &str| Some(Point::new(number(time)?, number(value)?));
        let points: Vec<Point> = [point(&row[5], &row[6]), point(&row[7], &row[8])].into_iter().flatten().collect();
        let direction = if &row[9] == "-1" { Direction::Lower } else { Direction::Higher };
        let base_time = number(&row[5]).unwrap_or_default();
        let growth = cagr_category(&points, base_time, direction, point(&row[11], &row[10]), number(&row[12]));
        assert_close(id, "value", growth.value, number(&row[14]));
        assert_close(id, "score", growth.score, number(&row[16]));
        // One withdrawn series is published without even a status.
        let published = if row[15].is_empty() { "not_available" } else { &row[15] };
        assert_eq!(growth.status.code(), published, "{id}");
        if points.is_empty() {
            assert_eq!(growth.status, GrowthStatus::NotAvailable, "{id}");
        }
        cases += 1;
    }
    assert_eq!(cases, 156);
}
