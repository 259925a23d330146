//! Bad input in CSV, and what it gets.

use crate::common::{Files, load, only, places, sample, sample_with, surrounded};
use rashin_exchange::{Unreadable, read_plan, read_tables};
use rashin_model::Severity;

#[test]
fn the_sample_is_sound() {
    let loaded = load(&sample());
    assert_eq!(places(&loaded.problems), Vec::<String>::new());
    assert_eq!(loaded.present_tables.len(), 7);
    assert_eq!(loaded.absent_tables.len(), 25);
}

#[test]
fn parent_that_does_not_exist_is_an_error_at_its_cell() {
    let loaded = load(&sample_with("nodes", "mihon-1-2,mihon-1,", "mihon-1-2,mihon-9,"));
    assert_eq!(places(&loaded.problems), ["nodes.csv 6行 parent: unknown-reference"]);
    assert!(loaded.plan.is_none());
}

#[test]
fn circle_is_an_error_at_every_node_on_it() {
    let loaded = load(&sample_with("nodes", "mihon-1,,field", "mihon-1,mihon-1-1,field"));
    assert_eq!(places(&loaded.problems), ["nodes.csv 2行 parent: circle", "nodes.csv 3行 parent: circle"]);
}

#[test]
fn code_twice_is_an_error_at_the_second_one() {
    let loaded = load(&sample_with("nodes", "mihon-1-2,mihon-1,", "mihon-1-1,mihon-1,"));
    assert_eq!(places(&loaded.problems), ["nodes.csv 6行 code: repeated-key"]);
}

#[test]
fn target_that_equals_the_baseline_is_a_warning_and_is_taken() {
    let loaded = load(&sample_with("targets", "ge,set,90.0", "ge,set,40.0"));
    assert_eq!(places(&loaded.problems), ["targets.csv 3行 value: baseline-is-target"]);
    assert!(loaded.plan.is_some());
}

#[test]
fn text_in_a_number_cell_is_an_error_with_the_accepted_forms() {
    let loaded = load(&sample_with("readings", "provisional,52.5", "provisional,半分くらい"));
    assert_eq!(places(&loaded.problems), ["readings.csv 3行 value: unreadable-cell"]);
    let problem = only(&loaded.problems, "unreadable-cell");
    assert!(problem.hint.en.contains("1,234") && problem.sentence.ja.contains("半分くらい"));
    assert_eq!((problem.place.table, problem.place.row, problem.place.column), ("readings", None, Some("value")));
}

#[test]
fn words_instead_of_a_target_become_its_status() {
    for (cells, status, text) in
        [("ge,set,調整中", "pending", None), (",,－", "not_published", None), (",,適宜", "words", Some("適宜"))]
    {
        let loaded = load(&sample_with("targets", "ge,set,90.0", cells));
        assert_eq!(places(&loaded.problems), Vec::<String>::new(), "{cells}");
        let target = loaded.plan.expect("sound").targets.remove(1);
        assert_eq!((target.status.code(), target.value, target.text.as_deref()), (status, None, text), "{cells}");
    }
    let loaded = load(&sample_with("targets", "ge,set,90.0", "ge,pending,適宜"));
    assert_eq!(places(&loaded.problems), ["targets.csv 3行 value: unreadable-cell"]);
}

#[test]
fn stray_unit_is_an_error_and_the_right_unit_is_settled() {
    let loaded = load(&sample_with("readings", "final,3215", "final,\"3,215千人\""));
    assert_eq!(places(&loaded.problems), ["readings.csv 4行 value: stray-unit"]);
    let loaded = load(&sample_with("readings", "final,3215", "final,\"3,215千件\""));
    assert_eq!(loaded.plan, load(&sample()).plan);
}

#[test]
fn unknown_area_and_unknown_indicator_are_errors_at_their_cells() {
    let loaded = load(&sample_with("readings", "mihon-i1,050008,FY2023", "mihon-i1,011002,FY2023"));
    assert_eq!(places(&loaded.problems), ["readings.csv 3行 area: unknown-area"]);
    let loaded = load(&sample_with("readings", "mihon-i2", "mihon-i7"));
    assert_eq!(places(&loaded.problems), ["readings.csv 4行 indicator: unknown-reference"]);
}

#[test]
fn unknown_column_is_an_error_that_names_the_columns() {
    let loaded = load(&sample_with("levels", "name_en", "nameen"));
    assert_eq!(places(&loaded.problems), ["levels.csv 1行 nameen: unknown-column"]);
    assert!(only(&loaded.problems, "unknown-column").hint.ja.contains("name_en（名称（英語））"));
}

#[test]
fn column_that_is_there_twice_is_an_error() {
    let loaded = load(&sample_with("levels", "order,code,name_ja,name_en", "order,code,name_ja,名称"));
    assert_eq!(places(&loaded.problems), ["levels.csv 1行 名称: repeated-column"]);
}

#[test]
fn missing_column_is_an_error_where_required_and_a_remark_otherwise() {
    let mut files = sample();
    files[1].1 = "order,code,name_en\n1,field,Field\n2,project,Project\n".into();
    let loaded = load(&files);
    assert_eq!(places(&loaded.problems), ["levels.csv 1行 name_ja: missing-column"]);
    files[1].1 = "order,code,name_ja\n1,field,分野\n2,project,事業\n".into();
    let loaded = load(&files);
    assert_eq!(places(&loaded.problems), Vec::<String>::new());
    assert!(
        loaded
            .remarks
            .iter()
            .any(|remark| remark.en == "levels.csv: taken as blank, as the columns are not there: name_en")
    );
}

#[test]
fn file_without_headings_is_one_error_and_no_echoes() {
    let mut files = sample();
    files[1].1 = "1,field,分野,Field\n2,project,事業,Project\n".into();
    assert_eq!(places(&load(&files).problems), ["levels.csv: unreadable-table"]);
}

#[test]
fn references_to_a_row_that_could_not_be_read_are_not_reported_again() {
    let loaded = load(&sample_with("indicators", "利用率,,%,1,level", "利用率,,%,1,levle"));
    assert_eq!(places(&loaded.problems), ["indicators.csv 2行 kind: unreadable-cell"]);
}

#[test]
fn missing_baseline_is_not_reported_when_its_row_could_not_be_read() {
    let loaded = load(&sample_with("targets", "baseline,,set,40.0", "baseline,,set,四十"));
    assert_eq!(places(&loaded.problems), ["targets.csv 2行 value: unreadable-cell"]);
}

#[test]
fn every_problem_comes_at_once_in_the_order_of_the_tables() {
    let mut files = sample_with("nodes", "mihon-1-2,mihon-1,project", "mihon-1-2,mihon-9,projekt");
    files[0].1 =
        "property,value\ncode,みほん\ntitle,みほん計画\nfirst_year,2022\nlast_year,さいご\nstage,adopted\ncolour,red\n"
            .into();
    files[5].1.extend_from_slice("mihon-i1,05000x,FY2025,target,ge,set,多い,,,\n".as_bytes());
    files.push(("notes.csv".into(), "a,b\n".into()));
    let loaded = load(&files);
    let wanted = [
        "notes.csv: unknown-table",
        "plan.csv area_code: unreadable-cell",
        "plan.csv 2行 code: unreadable-cell",
        "plan.csv 5行 last_year: unreadable-cell",
        "plan.csv 7行 property: unknown-property",
        "nodes.csv 6行 parent: unknown-reference",
        "nodes.csv 6行 level: unknown-reference",
        "targets.csv 4行 area: unreadable-cell",
        "targets.csv 4行 value: unreadable-cell",
    ];
    assert_eq!(places(&loaded.problems), wanted);
    assert_eq!(loaded.problems[0].problem.severity, Severity::Warning);
    assert!(loaded.problems[0].problem.hint.en.contains("readings"));
    assert_eq!(loaded.problems[2].at.en, "plan.csv line 2 code");
    assert!(loaded.plan.is_none());
}

#[test]
fn lines_are_counted_over_line_breaks_blank_lines_and_crlf() {
    let text = "\r\n\r\norder,code,name_ja,name_en\r\n1,field,\"分\r\n野\",\r\n\r\n\r\nx,project,事業,\r\n";
    let mut files = sample();
    files[1].1 = text.into();
    assert_eq!(places(&load(&files).problems), ["levels.csv 8行 order: unreadable-cell"]);
}

#[test]
fn blank_rows_before_the_heading_and_japanese_headings_are_accepted() {
    let mut files = sample();
    files[1] = (
        "階層.csv".into(),
        ",,,\n,,,\n順,コード,名称,名称（英語）\n1,field,分野,Field\n2,project,事業,Project\n".into(),
    );
    let loaded = load(&files);
    assert_eq!(loaded.plan, load(&sample()).plan, "{:?}", places(&loaded.problems));
}

#[test]
fn two_files_of_one_table_are_an_error() {
    let mut files = sample();
    files.push(("階層.csv".into(), files[1].1.clone()));
    assert_eq!(places(&load(&files).problems), ["階層.csv: repeated-table"]);
}

#[test]
fn value_under_no_heading_is_an_error() {
    let loaded = load(&sample_with("levels", "分野,Field", "分野,Field, of life"));
    assert_eq!(places(&loaded.problems), ["levels.csv 2行: no-heading"]);
}

#[test]
fn cell_longer_than_a_spreadsheet_can_hold_is_an_error() {
    let long = "長".repeat(32_768);
    let loaded = load(&sample_with("nodes", "暮らし", &long));
    assert_eq!(places(&loaded.problems), ["nodes.csv 2行 title: long-cell"]);
    let longest = "長".repeat(32_767);
    assert!(load(&sample_with("nodes", "暮らし", &longest)).plan.is_some());
}

/// The sample with one file in another encoding.
fn recoded(table: usize, bytes: Vec<u8>) -> Files {
    let mut files = sample();
    files[table].1 = bytes;
    files
}

#[test]
fn encodings_are_recognised_and_said() {
    let sound = load(&sample()).plan;
    let text = String::from_utf8(sample()[1].1.clone()).expect("UTF-8");
    let cp932 = encoding_rs::SHIFT_JIS.encode(&text).0.into_owned();
    let with_mark = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for (bytes, name) in [(cp932, "CP932"), (with_mark, "UTF-8 (BOM)"), (utf16, "UTF-16LE")] {
        let loaded = load(&recoded(1, bytes));
        assert_eq!(loaded.plan, sound, "{name}: {:?}", places(&loaded.problems));
        assert!(
            loaded.remarks.iter().any(|remark| remark.en == format!("read as {name}: levels.csv")),
            "{:?}",
            loaded.remarks
        );
    }
}

#[test]
fn bytes_of_no_encoding_are_an_error() {
    let loaded = load(&recoded(1, b"order,code\n\xFF\xFF\xFF".to_vec()));
    assert_eq!(places(&loaded.problems), ["levels.csv: unreadable-table"]);
}

#[test]
fn files_that_are_no_plan_are_refused() {
    let refused =
        |files: &Files| surrounded(|surroundings| read_tables("みほん", files, surroundings)).expect_err("refused");
    let name = || "みほん".to_owned();
    assert_eq!(refused(&Vec::new()), Unreadable::NoTables { name: name() });
    assert_eq!(refused(&vec![("notes.csv".into(), b"a,b\n".to_vec())]), Unreadable::NoTables { name: name() });
    assert_eq!(refused(&sample()[1..].to_vec()), Unreadable::NoPlanTable { name: name() });
}

#[test]
fn path_that_is_nowhere_is_refused() {
    let path = crate::common::repository().join("plans/nowhere");
    let refused = surrounded(|surroundings| read_plan(&path, surroundings)).expect_err("refused");
    assert!(matches!(refused, Unreadable::NotFound { .. }));
    assert!(!refused.hint().ja.is_empty() && refused.to_string().contains("nowhere"));
}
