//! Bad input in workbooks, and what it gets.

use std::io::{Cursor, Read, Write};

use rashin_exchange::{Loaded, Unreadable, read_plan, read_workbook, write_workbook};
use rashin_model::Plan;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::common::{Scratch, load, load_workbook, only, places, sample, surrounded};

fn plan() -> Plan {
    load(&sample()).plan.expect("sound")
}

/// The sample as somebody's own workbook: machine names as sheet names and as headings, all cells
/// texts, and one sheet changed.
fn workbook_with(sheet: &str, change: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let mut change = Some(change);
    for (name, bytes) in sample() {
        let worksheet = workbook.add_worksheet();
        let name = name.trim_end_matches(".csv");
        worksheet.set_name(name).expect("a name");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes.as_slice());
        for (row, record) in (0_u32..).zip(reader.records()) {
            for (column, cell) in (0_u16..).zip(record.expect("a row").iter()) {
                worksheet.write_string(row, column, cell).expect("written");
            }
        }
        if name == sheet
            && let Some(change) = change.take()
        {
            change(worksheet);
        }
    }
    assert!(change.is_none(), "the sample has no {sheet}");
    workbook.save_to_buffer().expect("written")
}

fn read_with(sheet: &str, change: impl FnOnce(&mut Worksheet)) -> Loaded {
    load_workbook(&workbook_with(sheet, change)).expect("readable")
}

/// A workbook with one more part in its archive.
fn with_part(workbook: &[u8], name: &str, content: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(workbook)).expect("an archive");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for position in 0..archive.len() {
        let mut part = archive.by_index(position).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("a part");
        let part_name = part.name().expect("a name").into_owned();
        writer.start_file(part_name, SimpleFileOptions::default()).expect("written");
        writer.write_all(&bytes).expect("written");
    }
    writer.start_file(name, SimpleFileOptions::default()).expect("written");
    writer.write_all(content).expect("written");
    writer.finish().expect("written").into_inner()
}

/// A workbook whose directory says other sizes of one of its parts.
fn with_declared_size(mut workbook: Vec<u8>, part: &str, packed: Option<u32>, unpacked: u32) -> Vec<u8> {
    let entry = |bytes: &[u8]| bytes.starts_with(b"PK\x01\x02") && bytes[46..].starts_with(part.as_bytes());
    let found = workbook.windows(46 + part.len()).position(entry).expect("the part is in the directory");
    if let Some(packed) = packed {
        workbook[found + 20..found + 24].copy_from_slice(&packed.to_le_bytes());
    }
    workbook[found + 24..found + 28].copy_from_slice(&unpacked.to_le_bytes());
    workbook
}

fn refusal(workbook: &[u8]) -> Unreadable {
    load_workbook(workbook).expect_err("refused")
}

#[test]
fn somebody_elses_workbook_with_machine_names_alone_is_the_same_plan() {
    let loaded = read_with("levels", |_| ());
    assert_eq!(loaded.plan, Some(plan()), "{:?}", places(&loaded.problems));
    assert!(loaded.remarks.iter().any(|remark| remark.en.contains("names no version")));
}

#[test]
fn japanese_headings_alone_and_blank_rows_above_them_are_accepted() {
    let loaded = read_with("levels", |sheet| {
        for row in 0..3 {
            for column in 0..4 {
                sheet.write_string(row, column, " ").expect("written");
            }
        }
        let rows = [
            ["順", "コード", "名称", "名称（英語）"],
            ["1", "field", "分野", "Field"],
            ["2", "project", "事業", "Project"],
        ];
        for (row, cells) in (5_u32..).zip(rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                sheet.write_string(row, column, cell).expect("written");
            }
        }
    });
    assert_eq!(loaded.plan, Some(plan()), "{:?}", places(&loaded.problems));
}

#[test]
fn problems_name_the_sheet_as_it_is_called_and_the_cell() {
    let loaded = read_with("targets", |sheet| {
        sheet.write_string(2, 6, "九割").expect("written");
        sheet.write_string(1, 1, "011002").expect("written");
    });
    assert_eq!(places(&loaded.problems), ["targets!B2: unknown-area", "targets!G3: unreadable-cell"]);
    assert!(loaded.plan.is_none());

    let mut plan = plan();
    plan.targets[1].value = Some(rashin_model::Amount::bare(rashin_model::Decimal::new(400, 1)));
    let loaded = load_workbook(&write_workbook(&plan).expect("written")).expect("read");
    assert_eq!(places(&loaded.problems), ["目標値!G4: baseline-is-target"]);
    assert_eq!(loaded.plan, Some(plan));
}

#[test]
fn property_that_cannot_be_read_is_named_by_its_cell() {
    let loaded = read_with("plan", |sheet| {
        sheet.write_string(3, 1, "050009").expect("written");
    });
    assert_eq!(places(&loaded.problems), ["plan!B4: unreadable-cell"]);
    assert_eq!(only(&loaded.problems, "unreadable-cell").place.column, Some("area_code"));
}

#[test]
fn wrong_sheet_is_ignored_with_a_warning_and_unknown_column_is_an_error() {
    let loaded = read_with("uses", |sheet| {
        sheet.set_name("使い方").expect("a name");
    });
    assert_eq!(places(&loaded.problems), ["使い方: unknown-table"]);
    assert!(loaded.plan.is_some());
    let loaded = read_with("uses", |sheet| {
        sheet.write_string(0, 5, "担当").expect("written").write_string(1, 5, "交通課").expect("written");
    });
    assert_eq!(places(&loaded.problems), ["uses!F1: unknown-column"]);
}

#[test]
fn numbers_booleans_and_dates_read_as_they_were_meant() {
    let loaded = read_with("readings", |sheet| {
        let day = ExcelDateTime::from_ymd(2024, 6, 30).expect("a day");
        sheet.write_number(1, 1, 50008).expect("written").write_number(3, 4, 3215.0).expect("written");
        sheet.write_datetime_with_format(2, 10, &day, &Format::new().set_num_format("yyyy/m/d")).expect("written");
    });
    assert_eq!(loaded.plan, Some(plan()), "{:?}", places(&loaded.problems));
    let loaded = read_with("uses", |sheet| {
        sheet.write_boolean(1, 4, true).expect("written").write_number(1, 3, 0.1).expect("written");
    });
    let read = &loaded.plan.expect("sound").uses[0];
    assert_eq!((read.repeated, read.weight.expect("a weight").to_string()), (true, "0.1".to_owned()));
}

#[test]
fn percent_cell_is_read_as_it_is_shown() {
    let percent = Format::new().set_num_format("0%");
    let loaded = read_with("readings", |sheet| {
        sheet.write_number_with_format(2, 4, 0.525, &percent).expect("written");
    });
    assert_eq!(loaded.plan, Some(plan()), "{:?}", places(&loaded.problems));
    let loaded = read_with("readings", |sheet| {
        sheet.write_number_with_format(3, 4, 0.5, &percent).expect("written");
    });
    assert_eq!(places(&loaded.problems), ["readings!E4: stray-unit"]);
}

#[test]
fn formulas_are_read_by_their_results_with_one_warning() {
    let loaded = read_with("readings", |sheet| {
        sheet.write_formula(2, 4, Formula::new("=105/2").set_result("52.5")).expect("written");
        sheet.write_formula(3, 4, Formula::new("=3000+215").set_result("3215")).expect("written");
    });
    assert_eq!(places(&loaded.problems), ["readings!E3: formula"]);
    assert!(only(&loaded.problems, "formula").sentence.en.ends_with("E3, E4"));
    assert_eq!(loaded.plan, Some(plan()));
}

#[test]
fn error_cell_is_one_error_at_its_cell() {
    let loaded = read_with("readings", |sheet| {
        sheet.write_formula(2, 4, Formula::new("=A99/0").set_result("#DIV/0!")).expect("written");
        sheet.write_formula(3, 7, Formula::new("=B1!A1").set_result("#REF!")).expect("written");
    });
    assert_eq!(places(&loaded.problems), ["readings!E3: cell-error", "readings!H4: cell-error"]);
}

#[test]
fn month_that_a_spreadsheet_made_a_day_is_warned_of() {
    let loaded = read_with("readings", |sheet| {
        let day = ExcelDateTime::from_ymd(2024, 4, 1).expect("a day");
        sheet.write_datetime_with_format(2, 2, &day, &Format::new().set_num_format("yyyy/m")).expect("written");
    });
    assert_eq!(places(&loaded.problems), ["readings!C3: first-day"]);
}

#[test]
fn cell_far_to_the_right_is_an_error() {
    let loaded = read_with("levels", |sheet| {
        sheet.write_string(1, 16_383, "?").expect("written");
    });
    assert_eq!(places(&loaded.problems), ["levels!XFD2: no-heading"]);
}

#[test]
fn workbook_of_another_version_is_refused() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("読み方").expect("a name");
    sheet.write_string(4, 0, "format_version").expect("written").write_number(4, 1, 2).expect("written");
    let refused = refusal(&workbook.save_to_buffer().expect("written"));
    assert_eq!(refused, Unreadable::OtherVersion { found: "2".to_owned() });
    assert!(refused.sentence().en.contains("expected is 1"));
}

#[test]
fn workbook_without_tables_or_without_plan_is_refused() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet();
    let name = || "plan.xlsx".to_owned();
    assert_eq!(refusal(&workbook.save_to_buffer().expect("written")), Unreadable::NoTables { name: name() });
    let without = workbook_with("plan", |sheet| {
        sheet.set_name("計画その他").expect("a name");
    });
    assert_eq!(refusal(&without), Unreadable::NoPlanTable { name: name() });
}

#[test]
fn macros_and_external_links_are_refused_with_the_way_out() {
    let sound = write_workbook(&plan()).expect("written");
    let refused = refusal(&with_part(&sound, "xl/vbaProject.bin", b"\xD0\xCF\x11\xE0"));
    assert_eq!(refused, Unreadable::Macros { part: "xl/vbaProject.bin".to_owned() });
    assert!(refused.hint().en.contains("save it as .xlsx without macros"));
    let refused = refusal(&with_part(&sound, "xl/externalLinks/externalLink1.xml", b"<externalLink/>"));
    assert!(matches!(refused, Unreadable::ExternalLinks { .. }));
    assert!(load_workbook(&with_part(&sound, "docProps/note.xml", b"<note/>")).is_ok());
}

#[test]
fn zip_bomb_is_refused() {
    let sound = write_workbook(&plan()).expect("written");
    let bomb = with_part(&sound, "xl/worksheets/sheet99.xml", &vec![b' '; 11 * 1024 * 1024]);
    assert!(bomb.len() < 100_000);
    let refused = refusal(&bomb);
    assert_eq!(refused, Unreadable::PackedTooTightly { part: "xl/worksheets/sheet99.xml".to_owned() });
    assert!(refused.sentence().en.contains("200:1"));
}

#[test]
fn sheet_that_declares_a_gigabyte_is_refused_and_so_is_one_that_lies() {
    let sound = write_workbook(&plan()).expect("written");
    let (part, gigabyte) = ("xl/worksheets/sheet2.xml", 1 << 30);
    let declared = with_declared_size(sound.clone(), part, Some(gigabyte / 100), gigabyte);
    assert_eq!(refusal(&declared), Unreadable::UnpacksTooFar { part: part.to_owned() });
    let lying = with_declared_size(sound, part, None, 10);
    let loaded = load_workbook(&lying).expect("other sheets are readable");
    assert_eq!(places(&loaded.problems), ["計画: unreadable-table"]);
    assert!(loaded.plan.is_none());
}

#[test]
fn archive_of_very_many_parts_is_refused() {
    let mut sound = write_workbook(&plan()).expect("written");
    let end = sound.windows(4).rposition(|bytes| bytes == b"PK\x05\x06").expect("an end");
    sound[end + 10..end + 12].copy_from_slice(&20_000_u16.to_le_bytes());
    assert_eq!(refusal(&sound), Unreadable::TooManyParts { count: 20_000 });
}

#[test]
fn files_that_are_no_workbook_are_refused_by_what_they_are() {
    let read = |name: &str, bytes: &[u8]| {
        surrounded(|surroundings| read_workbook(name, bytes, surroundings)).expect_err("refused")
    };
    assert!(matches!(read("plan.xlsx", b"code,name\n"), Unreadable::NotAWorkbook { .. }));
    assert!(matches!(read("plan.xlsx", b"\xD0\xCF\x11\xE0\xA1\xB1"), Unreadable::OtherFormat { .. }));
    let sound = write_workbook(&plan()).expect("written");
    assert!(matches!(read("plan.XLSM", &sound), Unreadable::OtherFormat { .. }));
    assert!(matches!(read("plan.xlsx", &sound[..sound.len() / 2]), Unreadable::Broken { .. }));
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("notes.txt", SimpleFileOptions::default()).expect("written");
    assert!(matches!(
        read("plan.xlsx", &archive.finish().expect("written").into_inner()),
        Unreadable::NotAWorkbook { .. }
    ));
}

#[test]
fn file_that_is_too_large_is_refused_before_it_is_read() {
    let scratch = Scratch::new("large");
    let path = scratch.0.join("plan.xlsx");
    // A file with nothing in it takes no room on the disk.
    std::fs::File::create(&path).and_then(|file| file.set_len(256 * 1024 * 1024 + 1)).expect("a file");
    let refused = surrounded(|surroundings| read_plan(&path, surroundings)).expect_err("refused");
    assert!(matches!(refused, Unreadable::TooLarge { .. }));
    assert!(refused.sentence().en.contains("257 MiB; the limit is 256 MiB"));
}
