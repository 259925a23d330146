//! The workbook of a request: what it says, what comes back.

use rashin_model::Lang;
use rashin_model::review::AnswerState;

use crate::answers_common::{Case, GRADES, READINGS, STEPS, code, typed, with_cells};
use crate::common::places;

#[test]
fn workbook_that_nobody_filled_in_comes_back_blank_without_problems() {
    let case = Case::new();
    let returned = case.read("answers.xlsx", &case.workbook()).expect("taken");
    assert_eq!(returned.blank, case.request.rows);
    assert!(returned.rows.is_empty() && returned.missing.is_empty());
    assert_eq!(places(&returned.problems), Vec::<String>::new());
}

#[test]
fn same_request_gives_the_same_bytes() {
    assert_eq!(Case::new().workbook(), Case::new().workbook());
}

#[test]
fn everything_typed_comes_back_as_typed_with_its_cell() {
    let case = Case::new();
    let mut workbook = with_cells(
        &case.workbook(),
        READINGS,
        &[
            ("K4", "１２"),
            ("K5", "52.5"),
            ("L5", "105"),
            ("M5", "200"),
            ("N5", "速報・暫定"),
            ("O5", "集計中の値"),
            ("P5", "台帳"),
            ("Q5", "https://example.jp/a https://example.jp/b"),
        ],
    );
    workbook = with_cells(&workbook, STEPS, &[("G4", "遅れ"), ("H4", "10庁舎で始めた"), ("J4", "人手不足")]);
    workbook = with_cells(&workbook, GRADES, &[("G4", "C"), ("H4", "目標を下回った")]);
    let returned = case.read("answers.xlsx", &workbook).expect("taken");
    assert_eq!(places(&returned.problems), Vec::<String>::new());
    let [sites, share, step, grade] = &case.request.rows[..] else { panic!("four rows") };
    // A value without a status is final.
    assert_eq!(typed(&returned, sites), [("status", "final"), ("value", "１２")]);
    assert_eq!(
        typed(&returned, share),
        [
            ("denominator", "200"),
            ("note", "集計中の値"),
            ("numerator", "105"),
            ("source", "台帳"),
            ("status", "速報・暫定"),
            ("value", "52.5"),
        ]
    );
    assert_eq!(typed(&returned, step), [("actual", "10庁舎で始めた"), ("cause", "人手不足"), ("state", "遅れ")]);
    assert_eq!(typed(&returned, grade), [("mark", "C"), ("reason", "目標を下回った")]);
    assert_eq!(returned.rows[1].links, ["https://example.jp/a", "https://example.jp/b"]);
    assert_eq!(returned.rows[1].place("value"), "実績値!K5");
    assert_eq!(returned.rows[2].place("state"), "半期の進捗!G4");
    assert_eq!(returned.rows[3].place("no such column"), "自己評価!4");
}

#[test]
fn what_was_answered_so_far_stands_in_the_workbook() {
    let mut case = Case::new();
    case.answer(0, AnswerState::Submitted, &[("value", "12"), ("status", "provisional")]);
    let returned = AnswerState::Returned { by: code("approver"), reason: "出典を書いてください".to_owned() };
    case.answer(2, returned, &[("actual", "10庁舎"), ("state", "as_planned")]);
    let read = case.read("answers.xlsx", &case.workbook()).expect("taken");
    assert_eq!(typed(&read, &case.request.rows[0]), [("status", "速報・暫定"), ("value", "12")]);
    assert_eq!(typed(&read, &case.request.rows[2]), [("actual", "10庁舎"), ("state", "計画どおり")]);
    let text = shared_strings(&case.workbook());
    assert!(text.contains("差戻し：出典を書いてください"));
}

#[test]
fn approved_row_is_locked_and_others_are_open() {
    let mut case = Case::new();
    case.answer(0, AnswerState::Approved { by: code("planner") }, &[("value", "12"), ("status", "final")]);
    let sheet = part(&case.workbook(), READINGS);
    let style = |address: &str| {
        let at = sheet.find(&format!("r=\"{address}\"")).expect("a cell");
        sheet[at..].split("s=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a style").to_owned()
    };
    assert_ne!(style("K4"), style("K5"));
    assert_eq!(style("K4"), style("L4"), "numerators of what is no rate are closed as well");
    assert!(sheet.contains("<sheetProtection"));
}

#[test]
fn last_values_are_numbers_and_the_target_names_its_period() {
    let case = Case::new();
    let styles = part(&case.workbook(), "xl/styles.xml");
    assert!(styles.contains("R7 &quot;#,##0.0&quot;以上&quot;"), "{styles}");
    let sheet = part(&case.workbook(), READINGS);
    let cell = sheet.split("r=\"F5\"").nth(1).and_then(|rest| rest.split("</c>").next()).expect("the target");
    assert!(cell.ends_with("<v>90</v>"), "{cell}");
    assert!(!sheet.contains("<f>"), "there are no formulas");
}

#[test]
fn first_sheet_says_when_it_is_due_and_what_is_open() {
    let text = shared_strings(&Case::new().workbook());
    let wanted = [
        "令和7年4月25日（2025年4月25日）　金曜日",
        "根拠となる資料を必ず添えてください。",
        "高齢の方への案内を手厚くしてほしい",
        "案内の手引きをつくる",
        "デジタル推進課 計画担当（内線 1234）",
        "12庁舎に広げる",
    ];
    let lost: Vec<&str> = wanted.into_iter().filter(|wanted| !text.contains(wanted)).collect();
    assert!(lost.is_empty(), "{lost:?}");
    assert!(text.contains("R6上［遅れ］ 4庁舎で始めた"), "the last report is told");
}

#[test]
fn choices_are_words_that_the_plan_reads() {
    let sheet = part(&Case::new().workbook(), READINGS);
    for label in rashin_model::tables::ReadingStatus::ALL.iter().map(|word| word.label(Lang::Ja)) {
        assert!(sheet.contains(label), "{label}");
    }
    assert!(part(&Case::new().workbook(), GRADES).contains("\"A,B,C,D\""));
}

fn part(workbook: &[u8], name: &str) -> String {
    let text = std::cell::RefCell::new(String::new());
    crate::answers_common::with_part(workbook, name, |xml| {
        text.replace(xml.clone());
        xml
    });
    text.into_inner()
}

fn shared_strings(workbook: &[u8]) -> String {
    part(workbook, "xl/sharedStrings.xml")
}
