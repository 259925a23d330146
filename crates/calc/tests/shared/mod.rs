//! What the tests of this crate have in common.
#![expect(dead_code, reason = "each test file takes what it needs")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Parser;
use rashin_calc::{Calc, CalcError, Problem};

/// The command line in front of the calculators.
#[derive(Parser)]
struct Door {
    #[command(subcommand)]
    calc: Calc,
}

/// Runs `rashin calc ARGUMENTS` on `input`.
pub fn run(arguments: &[&str], input: &str) -> Result<String, CalcError> {
    let door = Door::try_parse_from(["calc"].iter().chain(arguments)).unwrap_or_else(|error| panic!("{error}"));
    let mut output = Vec::new();
    let summary = door.calc.run(input.as_bytes(), &mut output);
    if summary.is_err() {
        assert!(output.is_empty(), "half written");
    }
    summary.map(|_| String::from_utf8(output).expect("UTF-8"))
}

/// The output as rows of named cells.
pub fn rows(arguments: &[&str], input: &str) -> Vec<BTreeMap<String, String>> {
    let output = run(arguments, input).unwrap_or_else(|error| panic!("{error}"));
    table(&output)
}

/// A CSV as rows of named cells.
pub fn table(text: &str) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(|row| row.expect("a row")).collect()
}

/// The problems of a run that is refused.
pub fn refusals(arguments: &[&str], input: &str) -> Vec<Problem> {
    match run(arguments, input) {
        Err(CalcError::Refused(problems)) => problems.listed().to_vec(),
        other => panic!("not refused: {other:?}"),
    }
}

/// Lines and columns of the problems of a run that is refused.
pub fn places(arguments: &[&str], input: &str) -> Vec<(Option<u64>, String)> {
    let place = |problem: &Problem| (problem.line, problem.column.clone().unwrap_or_default());
    refusals(arguments, input).iter().map(place).collect()
}

/// Writes a file for a test of this name and gives its path.
pub fn file(test: &str, name: &str, content: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, content).expect("a file");
    path.to_str().expect("UTF-8").to_owned()
}

/// The text of a file of worked cases, or `None` (and a line saying so) where it is absent.
///
/// They lie beside the workspace: under `data/methods` of `RASHIN_SHARED`, else of `shared` beside it.
pub fn methods(name: &str) -> Option<String> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = std::env::var_os("RASHIN_SHARED").map_or_else(beside, PathBuf::from);
    let text = std::fs::read_to_string(shared.join("data/methods").join(name)).ok();
    if text.is_none() {
        println!("skipped: {name} is not there; set RASHIN_SHARED to the folder that holds data/methods");
    }
    text
}

/// Asserts a cell within 1e-9 (relative, absolute below 1) of an expected one, or as blank as it.
pub fn assert_close(what: &str, ours: &str, expected: &str) {
    if ours.is_empty() || expected.is_empty() {
        assert_eq!(ours, expected, "{what}");
        return;
    }
    let [ours, expected] = [ours, expected].map(|cell| cell.parse::<f64>().expect("a number"));
    assert!((ours - expected).abs() <= 1e-9 * expected.abs(), "{what}: {ours} instead of {expected}");
}
