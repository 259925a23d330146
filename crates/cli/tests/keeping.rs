//! Backup, restore and the journal, as an operator types them.

use std::path::Path;
use std::process::{Command, Output};

struct Folder(tempfile::TempDir);

impl Folder {
    /// A folder with a store `rashin.db` that holds a plan.
    fn with_store() -> Self {
        let folder = Self(tempfile::tempdir().expect("a temporary folder"));
        let plan = concat!(env!("CARGO_MANIFEST_DIR"), "/../../plans/example");
        folder.fine(&["import", plan, "--by", "=cmd|' /C calc'!A1", "--reason", "@理由, \"引用\""]);
        folder
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rashin"));
        command.env("RASHIN_DATABASE", self.path("rashin.db")).args(arguments).output().expect("rashin runs")
    }

    /// Runs and gives the exit status with everything that was printed.
    fn said(&self, arguments: &[&str]) -> (i32, String) {
        let output = self.run(arguments);
        let text = [output.stdout, output.stderr].concat();
        (output.status.code().expect("an exit status"), String::from_utf8(text).expect("UTF-8"))
    }

    fn fine(&self, arguments: &[&str]) -> String {
        let (status, said) = self.said(arguments);
        assert_eq!(status, 0, "{arguments:?}: {said}");
        said
    }
}

#[test]
fn store_is_backed_up_and_restored_under_another_name() {
    let folder = Folder::with_store();
    let (archive, copy) = (folder.path("b.zip"), folder.path("copy.db"));
    assert!(folder.fine(&["backup", &archive]).contains("計画の版: 1"));
    let said = folder.fine(&["restore", &archive, "--database", &copy, "--lang", "en"]);
    assert!(said.contains("entries of the journal: 1") && said.contains("Nothing is missing or altered"), "{said}");
    let (one, other) = (folder.path("one"), folder.path("other"));
    folder.fine(&["export", "example", "--to", &one]);
    folder.fine(&["export", "example", "--to", &other, "--database", &copy]);
    for table in ["indicators.csv", "readings.csv", "plan.csv"] {
        let read = |folder: &str| std::fs::read(Path::new(folder).join(table)).expect("a table");
        assert_eq!(read(&one), read(&other), "{table}");
    }
}

#[test]
fn store_that_holds_something_is_replaced_only_by_force_and_kept() {
    let folder = Folder::with_store();
    let archive = folder.path("b.zip");
    folder.fine(&["backup", &archive]);
    let (status, said) = folder.said(&["restore", &archive]);
    assert!(status == 2 && said.contains("--force") && said.contains("空ではありません"), "{status} {said}");
    let said = folder.fine(&["restore", &archive, "--force"]);
    let line = said.lines().find(|line| line.starts_with("元のファイル: ")).expect("where the old file is");
    assert!(Path::new(line.trim_start_matches("元のファイル: ")).exists(), "{line}");
    folder.fine(&["journal", "verify"]);
}

#[test]
fn what_is_no_backup_is_refused_and_what_is_there_is_not_overwritten() {
    let folder = Folder::with_store();
    let letter = folder.path("letter.txt");
    std::fs::write(&letter, "a letter").expect("written");
    let (status, said) = folder.said(&["restore", &letter, "--force", "--lang", "en"]);
    assert!(status == 2 && said.contains("not a whole backup"), "{said}");
    let (status, said) = folder.said(&["backup", &letter]);
    assert!(status == 2 && said.contains("上書きはしません"), "{said}");
    assert_eq!(std::fs::read_to_string(&letter).expect("still there"), "a letter");
    folder.fine(&["journal", "verify"]);
}

#[test]
fn store_that_is_not_there_is_not_made() {
    let folder = Folder::with_store();
    let nowhere = folder.path("nowhere.db");
    for command in [&["backup", "x.zip"][..], &["journal", "verify"], &["journal", "export"]] {
        let (status, said) = folder.said(&[command, &["--database", &nowhere]].concat());
        assert!(status == 2 && said.contains("nowhere.db"), "{command:?}: {said}");
        assert!(!Path::new(&nowhere).exists());
    }
}

#[test]
fn journal_is_exported_so_that_no_spreadsheet_calculates_it() {
    let folder = Folder::with_store();
    let file = folder.path("journal.csv");
    folder.fine(&["journal", "export", "--csv", &file]);
    let text = std::fs::read_to_string(&file).expect("a file");
    assert!(
        text.starts_with("\u{feff}number,at,by,government,action,subject,reason,changes,previous,hash\n"),
        "{text}"
    );
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 1);
    let row = &rows[0];
    assert_eq!((&row[0], &row[2], &row[4], &row[5]), ("1", "'=cmd|' /C calc'!A1", "import_plan", "plan/example"));
    assert_eq!(&row[6], "'@理由, \"引用\"");
    assert!(row[1].ends_with("+09:00"), "{row:?}");
    assert_eq!((row[8].len(), row[9].len()), (64, 64));
    let (status, _) = folder.said(&["journal", "export", "--csv", &file]);
    assert_eq!(status, 2, "a file that is there is not overwritten");
    assert!(folder.fine(&["journal", "export"]).starts_with("number,at,"));
}
