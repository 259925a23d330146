//! Normalising, aggregating, ranking and forecasting: what the door adds to the formulas.

mod shared;

use shared::{file, rows};

/// The cells of a column.
fn column(rows: &[std::collections::BTreeMap<String, String>], name: &str) -> Vec<String> {
    rows.iter().map(|row| row[name].clone()).collect()
}

#[test]
fn a_series_that_cannot_be_assessed_has_a_reason_and_no_infinity() {
    let heading = "base_year,base_value,current_year,current_value,direction,target,target_year";
    let input = format!(
        "{heading}\n2015,0,2020,10,1,,\n2015,-5,2020,5,1,20,2030\n2015,10,2020,5,-1,0,2030\n2020,10,2015,8,1,,\n2020,10,2020,8,1,,\n2015,50,2020,55,1,50,2030\n"
    );
    let rows = rows(&["cagr"], &input);
    let reasons =
        ["baseline_zero", "sign_change", "target_zero", "no_time_elapsed", "no_time_elapsed", "already_met_at_start"];
    assert_eq!(column(&rows, "reason"), reasons);
    assert_eq!(column(&rows, "progress_value"), [""; 6]);
    assert_eq!(rows[5]["status"], "target_achieved");
    assert_eq!(column(&rows[..5], "status"), ["not_available"; 5]);
}

#[test]
fn every_method_puts_the_best_last() {
    let meta = file("methods", "meta.csv", "iCode,Direction,Target,lower,upper\nx,-1,2,0,20\n");
    let input = "unit,indicator,value\na,x,10\nb,x,6\nc,x,1\n";
    let scaled = |method| column(&rows(&["normalise", "--method", method, "--meta", &meta], input), "value");
    assert_eq!(scaled("goalposts"), ["0.5", "0.7", "0.95"]);
    assert_eq!(scaled("rank"), ["1", "2", "3"]);
    assert_eq!(scaled("percentile"), ["0", "0.5", "1"]);
    assert_eq!(scaled("distance_to_target"), ["0", "0.5", "1.125"]);
    assert_eq!(scaled("distance_to_target_capped"), ["0", "0.5", "1"]);
    assert!(scaled("z_score").is_sorted_by_key(|cell| cell.parse::<f64>().map_or(0, |z| if z < 0.0 { -1 } else { 1 })));
}

#[test]
fn an_indicator_without_target_has_no_distance_to_it() {
    let meta = file("no_target", "meta.csv", "indicator,direction,target\nx,1,\n");
    let rows =
        rows(&["normalise", "--method", "distance_to_target", "--meta", &meta], "unit,indicator,value\na,x,1\nb,x,\n");
    assert_eq!(column(&rows, "reason"), ["no_target", "no_reading"]);
}

#[test]
fn values_that_do_not_differ_have_no_scale() {
    let meta = file("no_spread", "meta.csv", "indicator,direction\nx,1\n");
    let rows = rows(&["normalise", "--method", "z_score", "--meta", &meta], "unit,indicator,value\na,x,3\nb,x,3\n");
    assert_eq!(column(&rows, "reason"), ["no_spread", "no_spread"]);
}

#[test]
fn an_indicator_that_a_unit_lacks_lowers_its_coverage() {
    let tree = file("coverage", "tree.csv", "code,parent\nx,g\ny,g\nz,g\ng,\n");
    let input = "unit,indicator,value\na,x,2\na,y,8\nb,x,2\n";
    let arguments = ["aggregate", "--tree", &tree, "--mean", "geometric", "--minimum-coverage", "0.5"];
    let rows = rows(&arguments, input);
    assert_eq!(column(&rows, "value"), ["4", ""]);
    assert_eq!(column(&rows, "reason"), ["", "coverage_too_low"]);
    shared::assert_close("coverage", &rows[0]["coverage"], "0.6666666666666666");
}

#[test]
fn ranks_are_given_within_groups_and_at_the_decimals_written() {
    let input = "year,unit,value,group\n1,a,3.14,p\n2,b,5,q\n3,c,3.141,p\n4,d,,q\n5,e,3.14,p\n";
    let rows = rows(&["rank", "--direction", "lower"], input);
    assert_eq!(column(&rows, "rank"), ["1", "1", "3", "", "1"]);
    assert_eq!(column(&rows, "n"), ["3", "1", "3", "1", "3"]);
    assert_eq!(column(&rows, "year"), ["1", "2", "3", "4", "5"]);
}

#[test]
fn a_forecast_starts_after_the_last_gap_and_keeps_to_its_kind_of_period() {
    let input = "id,period,value\nx,FY2015,900\nx,2024-03,14\nx,2021-03,10\nx,2022-03,11\nx,2023-03,13\nx,2025-03,\n";
    let rows = rows(&["forecast", "--horizon", "2", "--method", "naive"], input);
    assert_eq!(column(&rows, "period"), ["2025-03", "2026-03"]);
    assert_eq!(column(&rows, "mean"), ["14", "14"]);
}

#[test]
fn a_year_after_the_29th_of_february_is_the_28th() {
    let input = "period,value\n2021-02-28,1\n2022-02-28,2\n2023-02-28,3\n2024-02-29,4\n";
    let rows = rows(&["forecast", "--horizon", "2", "--method", "drift"], input);
    assert_eq!(column(&rows, "period"), ["2025-02-28", "2026-02-28"]);
}

#[test]
fn a_forecast_that_cannot_be_made_is_one_row_with_its_reason() {
    let input = "id,period,value\nfar,R1,1\nfar,R2,2\nfar,R3,3\nfar,R4,4\nblank,R4,\nlate,R9,1\nlate,R10,2\nlate,R11,3\nlate,R12,4\n";
    let rows = rows(&["forecast", "--target-date", "R9"], input);
    assert_eq!(column(&rows, "id"), ["far", "blank", "late"]);
    assert_eq!(column(&rows, "reason"), ["horizon_too_long", "no_reading", "target_date_passed"]);
    assert_eq!(column(&rows, "mean"), ["", "", ""]);
}

#[test]
fn shares_and_running_totals_are_continued_on_their_own_scale() {
    let share = rows(
        &["forecast", "--horizon", "3", "--scale", "share", "--method", "drift"],
        "period,value\n2021,70\n2022,85\n2023,94\n2024,99\n",
    );
    assert!(column(&share, "hi80").iter().all(|cell| cell.parse::<f64>().is_ok_and(|high| high < 100.0)));
    let totals = "period,value\n2021,10\n2022,20\n2023,30\n2024,40\n";
    let arguments = ["forecast", "--horizon", "2", "--scale", "cumulative"];
    assert_eq!(column(&rows(&arguments, totals), "reason"), ["too_few_points"]);
    let known = rows(&[&arguments[..], &["--start", "0"]].concat(), totals);
    assert_eq!(column(&known, "mean"), ["50", "60"]);
}
