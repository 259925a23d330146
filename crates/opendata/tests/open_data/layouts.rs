//! The layout of every table, written down: who changes it sees it here, and notes it in the history.

use std::fmt::Write;
use std::path::Path;

/// Set to write the file anew.
const ACCEPT: &str = "RASHIN_ACCEPT_LAYOUT";

#[test]
fn layouts_are_those_that_were_written_down() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/open_data/layouts.txt");
    let mut found = String::new();
    for table in rashin_opendata::all_tables() {
        let layout = table.layout();
        let fields: Vec<String> =
            layout.fields.iter().map(|field| format!("{}:{}", field.name, field.kind.code())).collect();
        writeln!(found, "{} [{}] {}", layout.name, layout.key.join(" "), fields.join(" ")).expect("memory");
    }
    if std::env::var_os(ACCEPT).is_some() {
        std::fs::write(&path, &found).expect("written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        found, written,
        "a table of the open data looks different. If that is wanted, add a row to LAYOUT_VERSIONS in \
         crates/opendata/src/tables/history.rs and run this test once with {ACCEPT}=1"
    );
}

#[test]
fn names_of_tables_fit_a_sheet_and_are_unique() {
    let names: Vec<&str> = rashin_opendata::all_tables().map(|table| table.layout().name).collect();
    for name in &names {
        assert!(name.len() <= 31, "{name} is too long for a sheet");
        assert_eq!(names.iter().filter(|other| other == &name).count(), 1, "{name}");
    }
}
