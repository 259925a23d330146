//! `rashin areas`: boundaries brought in, listed and removed, as a user types it.

use std::path::Path;
use std::process::{Command, Output};

fn rashin(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rashin"));
    command.env_remove("RASHIN_DATABASE").env("USER", "tester").args(arguments).output().expect("rashin runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// Runs and expects success.
fn fine(arguments: &[&str]) -> String {
    let output = rashin(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}

fn square(code: &str, x: f64) -> String {
    let right = x + 0.1;
    format!(
        r#"{{"type":"Feature","properties":{{"N03_007":"{code}"}},"geometry":{{"type":"Polygon","coordinates":[[[{x},36.0],[{right},36.0],[{right},36.1],[{x},36.1],[{x},36.0]]]}}}}"#
    )
}

fn write(folder: &Path, name: &str, features: &[String]) -> String {
    let path = folder.join(name);
    let text = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
    std::fs::write(&path, text).expect("writable");
    path.display().to_string()
}

#[test]
fn boundaries_are_imported_listed_and_removed_and_the_journal_knows() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("rashin.db").display().to_string();
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plans/akita").display().to_string();
    fine(&["import", &plan, "--database", &store]);
    let file = write(folder.path(), "n03.geojson", &[square("16201", 137.0), square("16202", 137.1)]);
    let done = fine(&["areas", "import", &file, "--database", &store, "--lang", "en"]);
    assert!(done.contains("160008") && done.contains("2 areas") && done.contains("国土数値情報"), "{done}");
    let listed = fine(&["areas", "list", "--database", &store, "--lang", "en"]);
    assert!(listed.contains("160008") && listed.contains("n03.geojson"), "{listed}");
    fine(&["areas", "import", &file, "--credit", "ある県のデータを加工", "--database", &store]);
    assert!(fine(&["areas", "list", "--database", &store]).contains("ある県のデータを加工"));
    fine(&["areas", "remove", "160008", "--database", &store]);
    assert!(fine(&["areas", "list", "--database", &store]).contains("rashin areas import"));
    let again = rashin(&["areas", "remove", "160008", "--database", &store, "--lang", "en"]);
    assert!(text(&again.stderr).contains("There are no boundaries of 160008"), "{}", text(&again.stderr));
    let journal = fine(&["journal", "export", "--database", &store]);
    assert!(journal.contains("import_boundaries") && journal.contains("remove_boundaries"), "{journal}");
    fine(&["journal", "verify", "--database", &store]);
}

#[test]
fn a_file_with_problems_changes_nothing_and_says_all_of_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("rashin.db").display().to_string();
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plans/akita").display().to_string();
    fine(&["import", &plan, "--database", &store]);
    let file =
        write(folder.path(), "bad.geojson", &[square("16201", 137.0), square("99999", 137.1), square("abc", 137.2)]);
    let output = rashin(&["areas", "import", &file, "--database", &store, "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert!(said.contains("feature 3") && said.contains("hint:"), "{said}");
    assert!(text(&output.stdout).contains("Nothing was imported"));
    assert!(fine(&["areas", "list", "--database", &store, "--lang", "en"]).contains("There are no boundaries"));
}

#[test]
fn boundaries_of_another_publisher_need_a_credit_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("rashin.db").display().to_string();
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plans/akita").display().to_string();
    fine(&["import", &plan, "--database", &store]);
    let feature = square("16201", 137.0).replace("N03_007", "code");
    let file = write(folder.path(), "own.geojson", &[feature]);
    let output = rashin(&["areas", "import", &file, "--database", &store, "--lang", "en"]);
    assert_ne!(output.status.code(), Some(0));
    assert!(text(&output.stderr).contains("--credit"), "{}", text(&output.stderr));
}
