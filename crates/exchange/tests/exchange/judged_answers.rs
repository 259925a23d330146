//! What the answers of a workbook would change, and what is wrong with them.

use rashin_exchange::answers::{Judged, judge_answers};
use rashin_model::Lang;
use rashin_model::review::{AnswerState, Evidence};
use rashin_service::review::Checks;

use crate::answers_common::{Case, READINGS, STEPS, code, with_cells};
use crate::common::{places, surrounded};

fn judge(case: &Case, workbook: &[u8]) -> Judged {
    let returned = case.read("answers.xlsx", workbook).expect("taken");
    surrounded(|surroundings| {
        let checks = Checks { plan: &case.plan, evaluation: &case.evaluation, round: &case.rows.round, surroundings };
        judge_answers(returned, &case.rows, &checks)
    })
}

fn judge_with(case: &Case, sheet: &str, cells: &[(&str, &str)]) -> Judged {
    judge(case, &with_cells(&case.workbook(), sheet, cells))
}

fn changes(judged: &Judged, row: usize) -> Vec<(String, &str, &str)> {
    let changes = judged.rows[row].changes.iter();
    changes.map(|change| (change.at.clone(), change.before.as_str(), change.after.as_str())).collect()
}

#[test]
fn problems_of_values_stand_at_their_cells_and_nothing_typed_is_lost() {
    let case = Case::new();
    let judged = judge_with(&case, READINGS, &[("K4", "だいたい九割"), ("K5", "520")]);
    let at: Vec<String> = judged.problems.iter().map(|located| located.at.ja.clone()).collect();
    assert!(at.contains(&"実績値!K4".to_owned()) && at.contains(&"実績値!K5".to_owned()), "{at:?}");
    assert!(judged.has_errors());
    assert_eq!(judged.submissions()[0].cells["value"], "だいたい九割");
    assert!(!judged.rows[0].is_fine && !judged.rows[1].is_fine);
}

#[test]
fn late_step_without_a_cause_is_an_error_at_the_cell_of_the_cause() {
    let judged = judge_with(&Case::new(), STEPS, &[("G4", "遅れ"), ("H4", "4庁舎のまま")]);
    assert_eq!(places(&judged.problems)[0], "半期の進捗!J4: answer");
}

#[test]
fn preview_tells_what_stands_and_what_would_stand() {
    let mut case = Case::new();
    let returned = AnswerState::Returned { by: code("approver"), reason: "単位が違います".to_owned() };
    case.answer(0, returned, &[("value", "120"), ("status", "final")]);
    let judged = judge_with(&case, READINGS, &[("K4", "１２"), ("Q4", "https://example.jp/a")]);
    assert!(!judged.has_errors(), "{:?}", places(&judged.problems));
    assert_eq!(
        changes(&judged, 0),
        [("実績値!K4".to_owned(), "120", "12"), ("実績値!Q4".to_owned(), "", "https://example.jp/a")]
    );
    assert_eq!(judged.submissions()[0].evidence, [Evidence::Link("https://example.jp/a".to_owned())]);
}

#[test]
fn cell_that_cannot_be_read_makes_no_changes_of_the_others() {
    let mut case = Case::new();
    let returned = AnswerState::Returned { by: code("approver"), reason: "単位が違います".to_owned() };
    case.answer(0, returned, &[("value", "120"), ("status", "provisional")]);
    let judged = judge_with(&case, READINGS, &[("K4", "五十八")]);
    assert_eq!(changes(&judged, 0), [("実績値!K4".to_owned(), "120", "五十八")]);
}

#[test]
fn words_are_shown_by_their_labels() {
    let judged = judge_with(&Case::new(), STEPS, &[("G4", "計画どおり"), ("H4", "12庁舎に広げた")]);
    let state = judged.rows[0].changes.iter().find(|change| change.at.ends_with("G4")).expect("a change");
    assert_eq!(state.texts(Lang::Ja).1, "計画どおり");
    assert_eq!(state.texts(Lang::En).1, "as planned");
}

#[test]
fn files_of_evidence_stay_when_links_come() {
    let mut case = Case::new();
    let returned = AnswerState::Returned { by: code("approver"), reason: "根拠がありません".to_owned() };
    case.answer(0, returned, &[("value", "12"), ("status", "final")]);
    let file = Evidence::File { sha256: "0".repeat(64), name: "台帳.pdf".to_owned() };
    if let Some(answer) = &mut case.rows.rows[0].answer {
        answer.value.evidence = vec![file.clone()];
    }
    let judged = judge_with(&case, READINGS, &[("Q4", "https://example.jp/a")]);
    assert_eq!(judged.submissions()[0].evidence, [file, Evidence::Link("https://example.jp/a".to_owned())]);
}

#[test]
fn row_that_is_approved_is_left_alone() {
    let mut case = Case::new();
    case.answer(0, AnswerState::Approved { by: code("planner") }, &[("value", "12"), ("status", "final")]);
    let same = judge(&case, &case.workbook());
    assert_eq!((same.rows.len(), same.unchanged, same.problems.len()), (0, 1, 0));
    let judged = judge_with(&case, READINGS, &[("K4", "13")]);
    assert!(judged.rows.is_empty());
    assert_eq!(places(&judged.problems), ["実績値!4: row-closed"]);
}

#[test]
fn returned_row_that_nobody_corrected_is_told() {
    let mut case = Case::new();
    let returned = AnswerState::Returned { by: code("approver"), reason: "出典がありません".to_owned() };
    case.answer(0, returned, &[("value", "12"), ("status", "final")]);
    let judged = judge(&case, &case.workbook());
    assert_eq!(places(&judged.problems), ["実績値!4: row-not-corrected"]);
    assert!(judged.rows.is_empty());
}

#[test]
fn only_what_was_typed_counts_as_a_change() {
    let case = Case::new();
    let judged = judge_with(&case, STEPS, &[("G4", "計画どおり"), ("H4", "12庁舎に広げた")]);
    assert!(!judged.has_errors(), "{:?}", places(&judged.problems));
    let after: Vec<&str> = judged.rows[0].changes.iter().map(|change| change.after.as_str()).collect();
    assert_eq!(after, ["12庁舎に広げた", "as_planned"], "what was planned is the plan's");
}
