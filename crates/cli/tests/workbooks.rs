//! The workbooks of a review: written, brought back, handed in.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use rashin_service::review::list_rounds;
use rashin_store::Database;

/// A store with the review that the demo opens, and its code.
fn demo_store(folder: &Path) -> (String, String) {
    let plans = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plans");
    let store = folder.join("demo.db").display().to_string();
    let mut demo = Command::new(env!("CARGO_BIN_EXE_rashin"))
        .args(["demo", "--listen", "127.0.0.1:0", "--store", &store, "--plans"])
        .arg(plans)
        .stdout(Stdio::piped())
        .spawn()
        .expect("rashin runs");
    let mut line = String::new();
    BufReader::new(demo.stdout.take().expect("its output")).read_line(&mut line).expect("a line");
    demo.kill().expect("it ends");
    demo.wait().expect("it ended");
    assert!(line.contains("plans loaded"), "{line}");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let rounds = runtime.block_on(async {
        let database = Database::open(&store).await.expect("the store");
        let rounds = list_rounds(&database, None).await.expect("the reviews");
        database.close().await;
        rounds
    });
    (store, rounds[0].code.to_string())
}

fn rashin(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rashin"));
    command.env_remove("RASHIN_DATABASE").stdin(Stdio::null()).args(arguments).output().expect("rashin runs")
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn workbooks(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("readable").path()).collect();
    files.sort();
    files
}

#[test]
fn workbooks_are_written_for_every_request_and_read_back_with_a_report() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (store, review) = demo_store(folder.path());
    let out = folder.path().join("out").display().to_string();
    let written = rashin(&["review", "export-workbooks", "example", &review, "--out", &out, "--database", &store]);
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
    let files = workbooks(Path::new(&out));
    assert!(files.len() > 20 && printed(&written).starts_with(&files.len().to_string()), "{}", printed(&written));

    // One file that is none: it is told and does not hold up the others.
    std::fs::write(Path::new(&out).join("broken.xlsx"), "no workbook").expect("written");
    let tried = rashin(&["review", "import", &out, "--dry-run", "--database", &store]);
    assert_eq!(tried.status.code(), Some(1), "{}", printed(&tried));
    assert!(printed(&tried).contains("broken.xlsx は表計算ソフトのファイルではありません"), "{}", printed(&tried));
    assert!(printed(&tried).contains("何も変更していません"));

    // The office of the seventh turn has drafts, which its workbook holds; nobody is there to be asked.
    let drafts = files.iter().find(|file| {
        let told = rashin(&["submit", &file.display().to_string(), "--database", &store]);
        printed(&told).contains("--yes を付けてください")
    });
    let drafts = drafts.expect("an office with drafts").display().to_string();
    let handed_in = rashin(&["submit", &drafts, "--yes", "--database", &store]);
    assert!(printed(&handed_in).contains("行を提出しました"), "{}", printed(&handed_in));
    let again = rashin(&["submit", &drafts, "--yes", "--database", &store]);
    assert!(printed(&again).contains("提出する行がありません"), "{}", printed(&again));
}
