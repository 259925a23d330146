//! The edge rules of the design, case by case from `cases/edges.md`.

use rashin_eval::attainment::attainment;
use rashin_eval::course::{Course, course};
use rashin_eval::margin::margin;
use rashin_eval::met::met;
use rashin_eval::progress::progress;
use rashin_eval::{Direction, Figure};

/// Asserts a figure within 1e-12 of a number, or a reason of the given code.
fn assert_figure(case: &str, what: &str, figure: Figure, expected: &str) {
    match (figure, expected.parse::<f64>()) {
        (Ok(ours), Ok(theirs)) => {
            assert!((ours - theirs).abs() <= 1e-12 * theirs.abs().max(1.0), "{case}, {what}: {ours}, not {theirs}");
        }
        (Err(reason), Err(_)) => assert_eq!(reason.code(), expected, "{case}, {what}"),
        _ => panic!("{case}, {what}: {figure:?} instead of {expected}"),
    }
}

#[test]
fn every_edge_is_judged_by_its_rule() {
    let mut cases = 0;
    for line in include_str!("../cases/edges.md").lines().filter(|line| line.starts_with("| ")).skip(1) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [case, b, target, way, y, zero, confirmed, expected_course, expected_met, room, ratio, share] = cells[..]
        else {
            panic!("{line}")
        };
        let [baseline, target_value, actual] = [b, target, y].map(|cell| cell.parse::<f64>().expect("a number"));
        let direction = if way == "higher" { Direction::Higher } else { Direction::Lower };
        let answer = match course(baseline, target_value, direction, confirmed == "yes") {
            Course::Move => "move",
            Course::Keep => "keep",
            Course::WrongSide => "wrong_side",
        };
        assert_eq!(answer, expected_course, "{case}");
        let exact = |cell: &str| cell.parse().expect("a decimal");
        let reached = met(exact(y), direction.comparator(), exact(target), 1);
        assert_eq!(reached, expected_met == "yes", "{case}");
        assert_figure(case, "margin", margin(actual, target_value, direction), room);
        assert_figure(case, "attainment", attainment(actual, target_value, direction, zero == "yes"), ratio);
        assert_figure(case, "progress", progress(actual, baseline, target_value, direction), share);
        cases += 1;
    }
    assert_eq!(cases, 24);
}
