//! Normalisation and aggregation of COINr's ASEM data, through the CSV door.

mod shared;

use std::collections::BTreeMap;
use std::fmt::Write;

/// The raw values as a long table under COINr's own headings.
fn long_table() -> Option<String> {
    let (raw, meta) = (shared::methods("asem_raw.csv")?, shared::methods("asem_meta.csv")?);
    let meta = shared::table(&meta);
    let indicators: Vec<&String> =
        meta.iter().filter(|row| row["Type"] == "Indicator").map(|row| &row["iCode"]).collect();
    let mut long = "uCode,iCode,value\n".to_owned();
    for country in shared::table(&raw) {
        for indicator in &indicators {
            writeln!(long, "{},{indicator},{}", country["uCode"], country[*indicator]).unwrap();
        }
    }
    Some(long)
}

/// A file under its own content, for an option.
fn meta_path(test: &str) -> String {
    shared::file(test, "asem_meta.csv", &shared::methods("asem_meta.csv").expect("it was there"))
}

#[test]
fn distance_to_target_is_that_of_coinr_capped_and_uncapped() {
    let (Some(long), Some(expected)) = (long_table(), shared::methods("asem_normalised_dist2targ.csv")) else { return };
    let expected = shared::table(&expected);
    assert_eq!(expected.len(), 2 * 51 * 49);
    let meta = meta_path("distance");
    for (theirs, ours) in [("dist2targ_cap", "distance_to_target_capped"), ("dist2targ_nocap", "distance_to_target")] {
        let rows = shared::rows(&["normalise", "--method", ours, "--meta", &meta], &long);
        let cells: BTreeMap<(&str, &str), &str> =
            rows.iter().map(|row| ((row["unit"].as_str(), row["indicator"].as_str()), row["value"].as_str())).collect();
        for row in expected.iter().filter(|row| row["method"] == theirs) {
            let key = (row["uCode"].as_str(), row["iCode"].as_str());
            shared::assert_close(&format!("{ours} {key:?}"), cells[&key], &row["value"]);
        }
        assert_eq!(cells.len(), 51 * 49);
    }
}

#[test]
fn arithmetic_aggregation_is_that_of_coinr_under_each_threshold() {
    let (Some(long), Some(expected)) = (long_table(), shared::methods("asem_aggregated_arithmetic.csv")) else {
        return;
    };
    let expected = shared::table(&expected);
    assert_eq!(expected.len(), 3 * 51 * 11);
    let meta = meta_path("aggregation");
    let scaled =
        shared::run(&["normalise", "--method", "min_max", "--low", "1", "--high", "100", "--meta", &meta], &long)
            .unwrap();
    for (theirs, ours) in [("", "0"), ("0.5", "0.5"), ("0.9", "0.9")] {
        let rows = shared::rows(&["aggregate", "--tree", &meta, "--minimum-coverage", ours], &scaled);
        let cells: BTreeMap<(&str, &str), &str> =
            rows.iter().map(|row| ((row["unit"].as_str(), row["code"].as_str()), row["value"].as_str())).collect();
        for row in expected.iter().filter(|row| row["dat_thresh"] == theirs) {
            let key = (row["uCode"].as_str(), row["code"].as_str());
            shared::assert_close(&format!("{ours} {key:?}"), cells[&key], &row["value"]);
        }
        assert_eq!(cells.len(), 51 * 11);
    }
}
