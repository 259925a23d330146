//! Slips of machine reading in texts.

use super::{SOUND, after, only, place};
use rashin_model::Severity;

#[test]
fn a_slip_in_a_text_is_warned_of_and_shown() {
    let problem = only(|plan| plan.nodes[0].title = "デジタルデバ\u{439}\u{434}対策".to_owned());
    assert_eq!(place(&problem), "spelling nodes 0 title");
    assert_eq!(problem.severity, Severity::Warning);
    assert!(problem.sentence.ja.contains('\u{439}') && problem.sentence.en.contains('\u{439}'));
}

#[test]
fn slips_in_lists_are_found_too() {
    let found = after(|plan| {
        plan.nodes[1].departments = rashin_model::List(vec!["デジタル課".to_owned(), "ＤＸ課".to_owned()]);
    });
    assert_eq!(found, ["spelling nodes 1 departments"]);
}

#[test]
fn ordinary_texts_are_left_alone() {
    let found = after(|plan| {
        plan.nodes[0].title = "DXの推進（AI・RPA）１００％〜 Plan A".to_owned();
        plan.nodes[0].note = Some("第1次・②③、e-Tax".to_owned());
    });
    assert_eq!(found, SOUND);
}
