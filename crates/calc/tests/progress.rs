//! `rashin calc progress`: what is judged, what is left empty and why.

mod shared;

use std::collections::BTreeMap;

const HEADING: &str =
    "baseline,target,actual,direction,kind,natural_zero,decimals,baseline_date,target_date,actual_date";

/// One row through the door.
fn row(cells: &str) -> BTreeMap<String, String> {
    shared::rows(&["progress"], &format!("{HEADING}\n{cells}\n")).remove(0)
}

#[test]
fn a_blank_is_missing_and_a_zero_is_a_value() {
    let missing = row("20,60,,higher,,,,,,");
    assert_eq!((missing["met"].as_str(), missing["met_reason"].as_str()), ("", "no_reading"));
    let zero = row("20,60,0,higher,,,,,,");
    assert_eq!((zero["met"].as_str(), zero["attainment"].as_str(), zero["progress"].as_str()), ("no", "0", "-0.5"));
    assert_eq!(zero["notes"], "worse_than_start");
    assert_eq!(row("20,,0,higher,,,,,,")["progress_reason"], "no_target");
}

#[test]
fn without_baseline_there_is_attainment_only() {
    let row = row(",60,30,higher,,,,R4,R8,R6");
    assert_eq!((row["attainment"].as_str(), row["needed_per_year"].as_str()), ("0.5", "15"));
    for column in ["progress_reason", "planned_share_reason", "pace_reason"] {
        assert_eq!(row[column], "no_baseline", "{column}");
    }
}

#[test]
fn a_cumulative_row_without_baseline_starts_from_zero_and_says_so() {
    let row = row(",400,100,higher,cumulative,,,R4,R8,R5");
    assert_eq!((row["progress"].as_str(), row["pace"].as_str()), ("0.25", "1"));
    assert_eq!(row["notes"], "zero_start_assumed straight_line");
}

#[test]
fn a_value_to_be_kept_is_judged_on_met_and_margin() {
    let row = row("55,58,60,keep_at_least,,,,R4,R8,R6");
    assert_eq!((row["met"].as_str(), row["margin"].as_str(), row["progress"].as_str()), ("yes", "2", ""));
    assert_eq!(row["pace_reason"], "not_for_this_kind");
}

#[test]
fn a_target_met_at_the_start_gets_no_progress() {
    let row = row("40,40,41,higher,,,,R4,R8,R6");
    assert_eq!((row["met"].as_str(), row["progress_reason"].as_str()), ("yes", "already_met_at_start"));
    assert_eq!((row["needed_per_year_reason"].as_str(), row["notes"].as_str()), ("target_met", "already_met_at_start"));
}

#[test]
fn without_periods_there_is_progress_but_no_pace() {
    let row = row("20,60,30,higher,,,,,R8,R6");
    assert_eq!((row["progress"].as_str(), row["pace"].as_str(), row["pace_reason"].as_str()), ("0.25", "", "no_date"));
    assert_eq!(row["needed_per_year"], "15");
}

#[test]
fn met_is_judged_at_the_declared_decimals_else_as_written() {
    assert_eq!(row("80,90,89.96,higher,,,1,,,")["met"], "yes");
    assert_eq!(row("80,90,89.96,higher,,,,,,")["met"], "no");
}

#[test]
fn there_is_no_ratio_without_a_natural_zero() {
    let row = row("48,52,50,higher,,no,,,,");
    assert_eq!((row["attainment_reason"].as_str(), row["progress"].as_str()), ("no_natural_zero", "0.5"));
}

#[test]
fn a_milestone_is_not_computed() {
    let row = row("0,1,1,higher,milestone,,,,,");
    assert!(
        ["met_reason", "margin_reason", "progress_reason"].iter().all(|column| row[*column] == "not_for_this_kind")
    );
}

#[test]
fn periods_and_numbers_are_read_as_papers_write_them() {
    let row = row("２０,\"1,020\",▲30,高いほど良い,水準（時点の値）,はい,0,令和4年度,2027-03-31,R6末");
    assert_eq!(
        (row["margin"].as_str(), row["progress"].as_str(), row["planned_share"].as_str()),
        ("-1050", "-0.05", "0.5")
    );
    assert_eq!(row["attainment_reason"], "sign_change");
}

#[test]
fn all_columns_are_passed_through_and_clashes_renamed() {
    let input = "名称,met,方向,現状値,目標値,実績値\n\"窓口, 本庁\",○,higher,20,60,30\n";
    let row = shared::rows(&["progress"], input).remove(0);
    assert_eq!((row["名称"].as_str(), row["input_met"].as_str(), row["met"].as_str()), ("窓口, 本庁", "○", "no"));
}
