//! Workbooks of answers that other programs edited and saved: openpyxl and LibreOffice.
//!
//! `scripts/test-answer-workbooks.sh` sets both up and runs these tests; `RASHIN_PYTHON` names a
//! Python that has openpyxl.

use std::path::{Path, PathBuf};
use std::process::Command;

use rashin_exchange::answers::{ReturnedAnswers, WrongFile};

use crate::answers_common::{Case, typed};
use crate::common::{Scratch, places};

/// A workbook in a folder of its own.
struct Desk {
    case: Case,
    scratch: Scratch,
    file: PathBuf,
}

impl Desk {
    fn new(name: &str) -> Self {
        let (case, scratch) = (Case::new(), Scratch::new(name));
        let file = scratch.0.join("answers.xlsx");
        std::fs::write(&file, case.workbook()).expect("written");
        Self { case, scratch, file }
    }

    /// Types cells with openpyxl.
    fn edit(&mut self, sheet: &str, cells: &[&str]) {
        let python = std::env::var("RASHIN_PYTHON").expect("RASHIN_PYTHON names a Python with openpyxl");
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/edit_answers.py");
        let edited = self.scratch.0.join("edited.xlsx");
        let mut command = Command::new(python);
        run(command.arg(script).arg(&self.file).arg(&edited).arg(sheet).args(cells));
        self.file = edited;
    }

    /// Opens the file with LibreOffice and saves it in a format.
    fn save_as(&mut self, format: &str) {
        let folder = self.scratch.0.join(format!("as-{format}"));
        let profile = format!("-env:UserInstallation=file://{}", self.scratch.0.join("profile").display());
        let mut command = Command::new("soffice");
        run(command.args(["--headless", &profile, "--convert-to", format, "--outdir"]).arg(&folder).arg(&self.file));
        self.file = folder.join(self.file.file_name().expect("a name")).with_extension(format);
    }

    fn read(&self) -> Result<ReturnedAnswers, WrongFile> {
        let bytes = std::fs::read(&self.file).expect("saved");
        self.case.read(&self.file.display().to_string(), &bytes)
    }
}

fn run(command: &mut Command) {
    let output = command.output().expect("the program is there");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Fills in every sort of row, then saves with LibreOffice in each of the formats in turn.
fn filled_in_and_saved_as(name: &str, formats: &[&str]) {
    let mut desk = Desk::new(name);
    desk.edit(
        "実績値",
        &["K4=12", "K5=52.5", "L5=105", "M5=200", "N5=速報・暫定", "O5=集計中\nの値", "Q5=https://example.jp/a"],
    );
    desk.edit("半期の進捗", &["G4=遅れ", "H4=10庁舎で始めた"]);
    desk.edit("自己評価", &["G4=C", "H4=目標を下回った"]);
    for format in formats {
        desk.save_as(format);
    }
    let returned = desk.read().expect("taken");
    assert_eq!(places(&returned.problems), Vec::<String>::new());
    let [sites, share, step, grade] = &desk.case.request.rows[..] else { panic!("four rows") };
    assert_eq!(typed(&returned, sites), [("status", "final"), ("value", "12")]);
    assert_eq!(
        typed(&returned, share),
        [
            ("denominator", "200"),
            ("note", "集計中\nの値"),
            ("numerator", "105"),
            ("status", "速報・暫定"),
            ("value", "52.5"),
        ]
    );
    assert_eq!(returned.rows[1].links, ["https://example.jp/a"]);
    assert_eq!(typed(&returned, step), [("actual", "10庁舎で始めた"), ("state", "遅れ")]);
    assert_eq!(typed(&returned, grade), [("mark", "C"), ("reason", "目標を下回った")]);
    assert_eq!(returned.rows[1].place("value"), "実績値!K5");
}

#[test]
#[ignore = "needs openpyxl: scripts/test-answer-workbooks.sh"]
fn saved_by_openpyxl() {
    filled_in_and_saved_as("openpyxl", &[]);
}

#[test]
#[ignore = "needs openpyxl and LibreOffice: scripts/test-answer-workbooks.sh"]
fn saved_by_libreoffice() {
    filled_in_and_saved_as("libreoffice", &["xlsx"]);
}

#[test]
#[ignore = "needs openpyxl and LibreOffice: scripts/test-answer-workbooks.sh"]
fn saved_as_open_document() {
    filled_in_and_saved_as("ods", &["ods"]);
}

#[test]
#[ignore = "needs openpyxl and LibreOffice: scripts/test-answer-workbooks.sh"]
fn saved_for_an_old_excel() {
    filled_in_and_saved_as("xls", &["xls"]);
}

#[test]
#[ignore = "needs openpyxl and LibreOffice: scripts/test-answer-workbooks.sh"]
fn saved_for_an_old_excel_and_back_again() {
    filled_in_and_saved_as("back", &["xls", "xlsx"]);
}

#[test]
#[ignore = "needs openpyxl and LibreOffice: scripts/test-answer-workbooks.sh"]
fn formulas_and_edits_of_locked_cells_are_told_in_every_format() {
    for format in ["xlsx", "ods", "xls"] {
        let mut desk = Desk::new(&format!("locked-{format}"));
        desk.edit("実績値", &["K4==6+6", "K5==1/0", "F5=10"]);
        desk.save_as(format);
        let returned = desk.read().expect("taken");
        assert_eq!(
            places(&returned.problems),
            ["実績値!K4: formula", "実績値!F5: locked-cell", "実績値!K5: cell-error"],
            "{format}"
        );
        assert_eq!(typed(&returned, &desk.case.request.rows[0]), [("status", "final"), ("value", "12")], "{format}");
    }
}

#[test]
#[ignore = "needs openpyxl and LibreOffice: scripts/test-answer-workbooks.sh"]
fn share_typed_in_percent_is_read_as_it_is_shown_in_every_format() {
    for format in ["xlsx", "ods", "xls"] {
        let mut desk = Desk::new(&format!("percent-{format}"));
        desk.edit("実績値", &["K5=52.5%"]);
        desk.save_as(format);
        let returned = desk.read().expect("taken");
        assert_eq!(typed(&returned, &desk.case.request.rows[1])[1], ("value", "52.5%"), "{format}");
    }
}
