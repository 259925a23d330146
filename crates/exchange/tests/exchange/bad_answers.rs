//! Workbooks of answers that came back otherwise than they went out, and what they get.

use std::io::{Cursor, Write};

use rashin_exchange::Unreadable;
use rashin_exchange::answers::{AnswerFile, MAX_ANSWER_BYTES, WrongFile};
use rashin_model::Severity;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::answers_common::{Case, READINGS, STEPS, code, typed, with_cells, with_part};
use crate::common::{only, places};

fn refusal(case: &Case, workbook: &[u8]) -> WrongFile {
    case.read("answers.xlsx", workbook).expect_err("refused")
}

#[test]
fn workbook_of_another_plan_review_or_office_is_refused_with_both_names() {
    let workbook = Case::new().workbook();
    let expecting = |change: fn(&mut Case)| {
        let mut case = Case::new();
        change(&mut case);
        refusal(&case, &workbook)
    };
    let plan = expecting(|case| case.request.plan = code("other"));
    assert_eq!(plan, WrongFile::OtherPlan { expected: code("other"), found: code("mihon") });
    let review = expecting(|case| case.request.review = code("r7-h1"));
    assert_eq!(review, WrongFile::OtherReview { expected: code("r7-h1"), found: code("r6-h2") });
    assert!(review.sentence().en.contains("expected: r7-h1, found: r6-h2"));
    let office = expecting(|case| case.request.office = code("zeimu"));
    assert_eq!(office, WrongFile::OtherOffice { expected: code("zeimu"), found: code("tetsuzuki") });
}

#[test]
fn old_template_is_refused_with_both_revisions() {
    let mut case = Case::new();
    let workbook = case.workbook();
    case.request.revision = 4;
    let refused = refusal(&case, &workbook);
    assert_eq!(refused, WrongFile::OtherRevision { expected: 4, found: 3 });
    assert!(refused.sentence().ja.contains("第3版") && refused.sentence().ja.contains("第4版"));
}

#[test]
fn plan_workbook_and_workbook_without_its_hidden_sheet_are_refused() {
    let case = Case::new();
    let plan = rashin_exchange::write_workbook(&case.plan).expect("written");
    assert_eq!(refusal(&case, &plan), WrongFile::NoIdentity);
    let renamed =
        with_part(&case.workbook(), "xl/workbook.xml", |xml| xml.replace("name=\"rashin\"", "name=\"other\""));
    assert_eq!(refusal(&case, &renamed), WrongFile::NoIdentity);
}

#[test]
fn workbook_of_another_layout_is_refused() {
    let case = Case::new();
    let workbook = with_cells(&case.workbook(), "xl/worksheets/sheet5.xml", &[("B1", "2")]);
    assert_eq!(refusal(&case, &workbook), WrongFile::OtherVersion { found: "2".to_owned() });
}

#[test]
fn edited_locked_cell_is_told_with_what_it_said_and_the_answer_is_taken() {
    let case = Case::new();
    let returned = case.read_with(READINGS, &[("B4", "別の指標"), ("F5", "10"), ("K4", "12")]);
    assert_eq!(places(&returned.problems), ["実績値!B4: locked-cell", "実績値!F5: locked-cell"]);
    let told = &returned.problems[1].problem;
    assert!(told.sentence.ja.contains("「90」から「10」"), "{}", told.sentence.ja);
    assert_eq!(told.severity, Severity::Warning);
    assert_eq!(typed(&returned, &case.request.rows[0]), [("status", "final"), ("value", "12")]);
}

#[test]
fn row_that_was_not_asked_is_an_error_at_the_row() {
    let case = Case::new();
    let returned = case.read_with(READINGS, &[("A5", "reading:mihon-share:990001:FY2030"), ("K5", "60")]);
    assert_eq!(places(&returned.problems), ["実績値!5: row-not-asked", "実績値: missing-row"]);
    assert!(returned.has_errors());
    assert_eq!(returned.missing, [case.request.rows[1].clone()]);
}

#[test]
fn row_added_by_hand_is_an_error_at_the_row() {
    let case = Case::new();
    let added = |xml: String| {
        let row =
            "<row r=\"6\"><c r=\"B6\" t=\"inlineStr\"><is><t>ほかの指標</t></is></c><c r=\"K6\"><v>7</v></c></row>";
        xml.replace("</sheetData>", &format!("{row}</sheetData>"))
    };
    let returned = case.read("answers.xlsx", &with_part(&case.workbook(), READINGS, added)).expect("taken");
    assert_eq!(places(&returned.problems), ["実績値!6: row-not-asked"]);
}

#[test]
fn removed_row_is_told_and_the_others_are_taken() {
    let case = Case::new();
    let without = |xml: String| {
        let start = xml.find("<row r=\"4\"").expect("a row");
        let end = start + xml[start..].find("</row>").expect("its end") + "</row>".len();
        format!("{}{}", &xml[..start], &xml[end..])
    };
    let workbook = with_cells(&case.workbook(), READINGS, &[("K5", "60")]);
    let returned = case.read("answers.xlsx", &with_part(&workbook, READINGS, without)).expect("taken");
    assert_eq!(places(&returned.problems), ["実績値: missing-row"]);
    assert!(!returned.has_errors());
    assert_eq!(returned.missing, [case.request.rows[0].clone()]);
    assert_eq!(typed(&returned, &case.request.rows[1]), [("status", "final"), ("value", "60")]);
}

#[test]
fn row_twice_is_an_error_only_if_the_two_differ() {
    let case = Case::new();
    let key = case.request.rows[0].to_string();
    let name = "書かない窓口のある庁舎\nmihon-sites";
    let twice = |cells: &[(&str, &str)]| {
        let mut all = vec![("A5", key.as_str()), ("B5", name)];
        all.extend(cells);
        case.read_with(READINGS, &all)
    };
    let differing = twice(&[("K4", "12"), ("K5", "13")]);
    assert_eq!(only(&differing.problems, "duplicate-row").severity, Severity::Error);
    assert!(only(&differing.problems, "duplicate-row").sentence.ja.contains("実績値!4"));
    let same = twice(&[("K4", "12"), ("K5", "12")]);
    assert_eq!(only(&same.problems, "duplicate-row").severity, Severity::Warning);
    assert_eq!(typed(&same, &case.request.rows[0]), [("status", "final"), ("value", "12")]);
}

#[test]
fn formulas_are_read_by_their_results_with_a_warning_and_errors_are_errors() {
    let case = Case::new();
    let returned = case.read_with(READINGS, &[("K4", "=6+6|12"), ("K5", "#DIV/0!")]);
    assert_eq!(places(&returned.problems), ["実績値!K4: formula", "実績値!K5: cell-error"]);
    assert_eq!(typed(&returned, &case.request.rows[0]), [("status", "final"), ("value", "12")]);
    assert!(returned.has_errors());
}

#[test]
fn renamed_sheet_is_read_and_its_places_say_the_new_name() {
    let case = Case::new();
    let workbook = with_cells(&case.workbook(), STEPS, &[("G4", "完了")]);
    let workbook = with_part(&workbook, "xl/workbook.xml", |xml| xml.replace("半期の進捗", "進捗（記入済み）"));
    let returned = case.read("answers.xlsx", &workbook).expect("taken");
    assert_eq!(returned.rows[0].place("state"), "進捗（記入済み）!G4");
}

#[test]
fn note_beside_the_columns_is_told_and_not_read() {
    let case = Case::new();
    let added = |xml: String| xml.replace("<c r=\"Q4\"", "<c r=\"R4\"><v>5</v></c><c r=\"Q4\"");
    let returned = case.read("answers.xlsx", &with_part(&case.workbook(), READINGS, added)).expect("taken");
    assert_eq!(places(&returned.problems), ["実績値!R4: stray-cell"]);
}

#[test]
fn macros_external_links_bombs_and_large_files_are_refused() {
    let case = Case::new();
    let with_new_part = |name: &str, bytes: &[u8]| {
        let mut writer = ZipWriter::new_append(Cursor::new(case.workbook())).expect("an archive");
        writer.start_file(name, SimpleFileOptions::default()).expect("written");
        writer.write_all(bytes).expect("written");
        writer.finish().expect("written").into_inner()
    };
    let macros = refusal(&case, &with_new_part("xl/vbaProject.bin", b"\xD0\xCF\x11\xE0"));
    assert!(matches!(macros, WrongFile::Unreadable(Unreadable::Macros { .. })));
    let links = refusal(&case, &with_new_part("xl/externalLinks/externalLink1.xml", b"<externalLink/>"));
    assert!(matches!(links, WrongFile::Unreadable(Unreadable::ExternalLinks { .. })));
    let bomb = refusal(&case, &with_new_part("xl/worksheets/sheet99.xml", &vec![b' '; 11 * 1024 * 1024]));
    assert!(matches!(bomb, WrongFile::Unreadable(Unreadable::PackedTooTightly { .. })));
    let large = vec![0; usize::try_from(MAX_ANSWER_BYTES).expect("fits") + 1];
    assert_eq!(refusal(&case, &large), WrongFile::TooLarge { bytes: MAX_ANSWER_BYTES + 1 });
    let text = AnswerFile::open("answers.xlsx", b"code,value\n").expect_err("refused");
    assert!(matches!(text, WrongFile::Unreadable(Unreadable::NotAWorkbook { .. })));
}

#[test]
fn open_document_that_repeats_cells_without_end_is_read_up_to_the_limit() {
    let content = r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:spreadsheet><table:table table:name="rashin"><table:table-row table:number-rows-repeated="4000000000"><table:table-cell table:number-columns-repeated="4000000000" office:value-type="float" office:value="1"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#;
    let refused = AnswerFile::open("answers.ods", &open_document(content)).expect_err("refused");
    assert_eq!(refused, WrongFile::NoIdentity);
}

#[test]
fn open_document_with_links_to_others_is_refused() {
    let content = r#"<d xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><table:table table:name="x"><table:table-source/></table:table></d>"#;
    let refused = AnswerFile::open("answers.ods", &open_document(content)).expect_err("refused");
    assert!(matches!(refused, WrongFile::Unreadable(Unreadable::ExternalLinks { .. })));
}

fn open_document(content: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    writer.start_file("mimetype", stored).expect("written");
    writer.write_all(b"application/vnd.oasis.opendocument.spreadsheet").expect("written");
    writer.start_file("content.xml", SimpleFileOptions::default()).expect("written");
    writer.write_all(content.as_bytes()).expect("written");
    writer.finish().expect("written").into_inner()
}
