//! Keys that come twice.

use super::{SOUND, after, only};
use rashin_testkit::row;

#[test]
fn a_key_twice_in_a_table_is_an_error_at_the_second_row() {
    assert_eq!(after(|plan| plan.levels.push(plan.levels[0].clone())), ["repeated-key levels 2 code"]);
    assert_eq!(after(|plan| plan.uses.push(plan.uses[1].clone())), ["repeated-key uses 2 node"]);
    assert_eq!(after(|plan| plan.targets.insert(2, plan.targets[1].clone())), ["repeated-key targets 2 indicator"]);
}

#[test]
fn every_further_row_with_the_key_is_reported() {
    let twice = after(|plan| {
        for _ in 0..2 {
            let mut again = plan.readings[1].clone();
            again.note = Some("同じ期間".to_owned());
            plan.readings.push(again);
        }
    });
    assert_eq!(twice, ["repeated-key readings 5 indicator", "repeated-key readings 6 indicator"]);
}

#[test]
fn a_repeated_key_is_named() {
    let problem = only(|plan| plan.readings.push(plan.readings[3].clone()));
    for said in [&problem.sentence.ja, &problem.sentence.en] {
        assert!(said.contains("mihon-share / 990001 / FY2022"), "{said}");
    }
}

#[test]
fn rows_that_differ_in_one_column_of_the_key_are_two() {
    let other = after(|plan| {
        let mut area = plan.readings[4].clone();
        area.area = rashin_model::AreaCode::NATION;
        plan.readings.push(area);
        let mut milestone = plan.targets[1].clone();
        milestone.kind = rashin_model::tables::TargetKind::Milestone;
        plan.targets.push(milestone);
    });
    assert_eq!(other, SOUND);
}

#[test]
fn nodes_indicators_and_themes_share_one_space_of_codes() {
    let problem = only(|plan| {
        plan.indicators.push(row(&[
            ("code", "mihon-1"),
            ("name", "指標"),
            ("scale", "1"),
            ("kind", "flow"),
            ("direction", "higher"),
            ("decimals", "0"),
        ]));
    });
    assert_eq!(super::place(&problem), "code-in-two-tables indicators 2 code");
    assert!(problem.sentence.ja.contains("nodes") && problem.sentence.en.contains("mihon-1"));
    let theme = [("code", "mihon-sites"), ("fiscal_year", "FY2024"), ("order", "1"), ("title", "連携")];
    assert_eq!(after(|plan| plan.cooperation.push(row(&theme))), ["code-in-two-tables cooperation 0 code"]);
    // Codes of other tables may be the same as those of nodes.
    assert_eq!(after(|plan| plan.bodies.push(row(&[("code", "mihon-1"), ("name", "会議"), ("kind", "board")]))), SOUND);
}
