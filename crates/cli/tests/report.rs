//! `rashin report`, as a user types it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn plan_folder(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plans").join(name).display().to_string()
}

fn report(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rashin"));
    command.env_remove("RASHIN_DATABASE").arg("report").args(arguments).output().expect("rashin runs")
}

fn fine(output: &Output) -> String {
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}{}", said(&output.stdout), said(&output.stderr));
    said(&output.stdout)
}

fn refused(output: &Output) -> String {
    assert!(!output.status.success());
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn the_list_says_which_documents_there_are_and_which_a_plan_lacks_and_why() {
    let all = fine(&report(&["--list"]));
    assert!(all.contains("progress-table") && all.contains("進捗状況一覧"), "{all}");
    let of_akita = fine(&report(&[&plan_folder("akita"), "--list", "--lang", "en"]));
    assert!(of_akita.contains("not of this plan: "), "{of_akita}");
    assert_eq!(all.matches('\n').count(), of_akita.matches('\n').count());
}

#[test]
fn a_document_is_printed_twice_to_the_same_bytes_in_both_forms() {
    let folder = tempfile::tempdir().expect("a folder");
    for (ending, begin) in [("pdf", &b"%PDF-"[..]), ("xlsx", b"PK\x03\x04")] {
        let print = |name: &str| {
            let out = folder.path().join(format!("{name}.{ending}"));
            let out = out.display().to_string();
            let plan = plan_folder("akita");
            let number = ["--number", "資料1", "--as-of", "2022-03-31"];
            let said = fine(&report(&[&[plan.as_str(), "progress-table", "--out", &out][..], &number].concat()));
            assert_eq!(said.trim(), out);
            fs::read(&out).expect("written")
        };
        let first = print("first");
        assert!(first.starts_with(begin));
        assert_eq!(first, print("second"), "{ending}");
    }
}

#[test]
fn what_cannot_be_printed_is_said_with_a_way_out_and_no_file_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = |name: &str| folder.path().join(name).display().to_string();
    let akita = plan_folder("akita");
    let said = refused(&report(&[&akita, "progress-table", "--out", &out("a.docx")]));
    assert!(said.contains(".pdf か .xlsx"), "{said}");
    let said = refused(&report(&[&akita, "progress-tabel", "--out", &out("a.pdf")]));
    assert!(said.contains("progress-table"), "a mistyped name is answered with those that there are: {said}");
    let said = refused(&report(&[&akita, "kpi-report", "--out", &out("a.pdf")]));
    assert!(!said.is_empty());
    fs::write(out("broken.typ"), "#").expect("written");
    fs::write(out("progress-table.typ"), "#let x = (\n").expect("written");
    let own = folder.path().display().to_string();
    let said = refused(&report(&[&akita, "progress-table", "--out", &out("a.pdf"), "--templates", &own]));
    assert!(said.contains("progress-table.typ:1:"), "{said}");
    let said = refused(&report(&[&akita, "progress-table", "--out", &out("a.pdf"), "--fonts", &out("broken.typ")]));
    assert!(said.contains("broken.typ"), "{said}");
    assert!(!folder.path().join("a.pdf").exists());
}

#[test]
fn the_templates_that_ship_are_written_to_begin_from_and_never_over_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let own = folder.path().join("templates").display().to_string();
    let said = fine(&report(&["--write-templates", &own]));
    assert!(said.contains("base.typ") && said.contains("progress-table.typ"), "{said}");
    assert!(refused(&report(&["--write-templates", &own])).contains("base.typ"));
    let out = folder.path().join("a.pdf").display().to_string();
    fine(&report(&[&plan_folder("akita"), "progress-table", "--out", &out, "--templates", &own]));
}
