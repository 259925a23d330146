//! The evaluation as JSON and CSV: what is promised to those who read it by program.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use rashin_eval::plan::Evaluator;
use rashin_exchange::evaluation::{composite_record, figure_records, node_mark_record, write_csv, write_json};
use rashin_model::Plan;
use serde_json::{Value, json};

use crate::common::{read_folder, repository, shipped_rubrics};

const END_OF_2024: Date = date(2025, 3, 31);
const PLANS: [&str; 5] = ["toyama", "aomori", "akita", "mie", "example"];

/// A plan of the repository.
pub fn plan(name: &str) -> Plan {
    let mut plan = read_folder(&repository().join("plans").join(name));
    plan.sort_readings();
    plan
}

/// The evaluation of a plan as the text of its JSON.
fn json_text(plan: &Plan, as_of: Date) -> String {
    let rubrics = shipped_rubrics();
    let mut out = Vec::new();
    write_json(plan, &Evaluator::new(plan, as_of, &rubrics), as_of, &mut out).expect("written");
    String::from_utf8(out).expect("UTF-8")
}

/// The evaluation of a plan as JSON.
pub fn evaluated(plan: &Plan, as_of: Date) -> Value {
    serde_json::from_str(&json_text(plan, as_of)).expect("JSON")
}

/// The rows of the evaluation of a plan as CSV, headings first.
fn csv_rows(plan: &Plan, as_of: Date) -> Vec<Vec<String>> {
    let rubrics = shipped_rubrics();
    let mut out = Vec::new();
    write_csv(plan, &Evaluator::new(plan, as_of, &rubrics), &mut out).expect("written");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_slice());
    reader.records().map(|record| record.expect("a row").iter().map(str::to_owned).collect()).collect()
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

/// The record of an indicator at a period for the plan's own area.
fn figure<'a>(evaluation: &'a Value, indicator: &str, area: &str, period: &str) -> &'a Value {
    let wanted = |one: &&Value| one["indicator"] == indicator && one["area"] == area && one["period"] == period;
    list(&evaluation["figures"]).iter().find(wanted).unwrap_or_else(|| panic!("no {indicator} at {period}"))
}

fn fields(value: &Value) -> BTreeSet<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[track_caller]
fn close(value: &Value, expected: f64) {
    let found = value.as_f64().unwrap_or_else(|| panic!("{value} is no number"));
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

const FIGURE_FIELDS: [&str; 28] = [
    "indicator",
    "area",
    "period",
    "state",
    "standing",
    "actual",
    "baseline",
    "baseline_period",
    "target",
    "target_period",
    "met",
    "margin",
    "attainment",
    "progress",
    "pace",
    "planned_share",
    "planned_share_basis",
    "change",
    "needed_per_year",
    "recent_per_year",
    "needed_ratio",
    "category",
    "category_value",
    "category_score",
    "outlook",
    "marks",
    "notes",
    "reasons",
];
const OUTLOOK_FIELDS: [&str; 8] = ["method", "values", "points", "low80", "high80", "low50", "high50", "verdict"];
const POINT_FIELDS: [&str; 6] = ["time", "mean", "low80", "high80", "low50", "high50"];
const MARK_FIELDS: [&str; 5] = ["rubric", "dimension", "mark", "by", "reason"];
const COMPOSITE_FIELDS: [&str; 13] = [
    "indicator",
    "fiscal_year",
    "anchor",
    "index",
    "start",
    "coverage",
    "counted",
    "targeted",
    "range",
    "reason",
    "members",
    "years",
    "marks",
];
const MEMBER_FIELDS: [&str; 6] = ["indicator", "raw", "used", "share", "contribution", "reason"];
/// Figures that are a number (or, of `met`, a word) or `null` with a reason.
const FIGURES: [&str; 13] = [
    "met",
    "margin",
    "attainment",
    "progress",
    "pace",
    "planned_share",
    "change",
    "needed_per_year",
    "recent_per_year",
    "needed_ratio",
    "category_value",
    "category_score",
    "outlook",
];

#[test]
fn records_have_the_promised_fields_and_no_others() {
    let evaluation = evaluated(&plan("example"), date(2026, 11, 1));
    let top = BTreeSet::from(["plan", "as_of", "formulas", "figures", "composites", "node_marks"]);
    assert_eq!(fields(&evaluation), top);
    assert_eq!((&evaluation["plan"], &evaluation["as_of"]), (&json!("example"), &json!("2026-11-01")));
    for one in list(&evaluation["formulas"]) {
        assert_eq!(fields(one), BTreeSet::from(["name", "formula", "unit", "source", "meaning_ja", "meaning_en"]));
    }
    let mut outlooks = 0;
    for one in list(&evaluation["figures"]) {
        assert_eq!(fields(one), BTreeSet::from(FIGURE_FIELDS));
        assert!(list(&one["notes"]).iter().all(Value::is_string));
        for mark in list(&one["marks"]) {
            assert_eq!(fields(mark), BTreeSet::from(MARK_FIELDS));
        }
        if !one["outlook"].is_null() {
            outlooks += 1;
            assert_eq!(fields(&one["outlook"]), BTreeSet::from(OUTLOOK_FIELDS));
            let points = list(&one["outlook"]["points"]);
            assert!(!points.is_empty());
            assert!(points.iter().all(|point| fields(point) == BTreeSet::from(POINT_FIELDS)));
        }
    }
    assert!(outlooks > 5, "the example has outlooks");
    assert_eq!(list(&evaluation["composites"]).len(), 2);
    for one in list(&evaluation["composites"]) {
        assert_eq!(fields(one), BTreeSet::from(COMPOSITE_FIELDS));
        for member in list(&one["members"]) {
            assert_eq!(fields(member), BTreeSet::from(MEMBER_FIELDS));
        }
        for year in list(&one["years"]) {
            assert_eq!(fields(year), BTreeSet::from(["fiscal_year", "index", "coverage", "reason"]));
        }
    }
    for one in list(&evaluation["node_marks"]) {
        let all: BTreeSet<&str> = MARK_FIELDS.into_iter().chain(["node", "review", "from"]).collect();
        assert_eq!(fields(one), all);
    }
}

#[test]
fn nothing_is_null_without_a_reason_and_nothing_has_a_reason_but_null() {
    for name in PLANS {
        for as_of in [date(2021, 1, 1), END_OF_2024, date(2026, 11, 1)] {
            let evaluation = evaluated(&plan(name), as_of);
            for one in list(&evaluation["figures"]) {
                let nulls: BTreeSet<&str> = FIGURES.into_iter().filter(|field| one[*field].is_null()).collect();
                assert_eq!(nulls, fields(&one["reasons"]), "{name} {} {}", one["indicator"], one["period"]);
                assert_eq!(one["planned_share"].is_null(), one["planned_share_basis"].is_null());
                let reasons = one["reasons"].as_object().expect("an object");
                assert!(reasons.values().all(|reason| reason.as_str().is_some_and(|reason| !reason.is_empty())));
                for mark in list(&one["marks"]) {
                    assert_ne!(mark["mark"].is_null(), mark["reason"].is_null(), "{mark}");
                }
            }
            for one in list(&evaluation["composites"]) {
                assert_ne!(one["index"].is_null(), one["reason"].is_null(), "{name} {}", one["indicator"]);
                for part in list(&one["members"]) {
                    assert_ne!(part["used"].is_null(), part["reason"].is_null(), "{part}");
                }
                for year in list(&one["years"]) {
                    assert_ne!(year["index"].is_null(), year["reason"].is_null(), "{year}");
                }
            }
        }
    }
}

#[test]
fn no_text_is_a_number_that_is_none() {
    for name in PLANS {
        let plan = plan(name);
        let cells = csv_rows(&plan, date(2026, 11, 1)).concat();
        for word in ["NaN", "nan", "inf", "-inf", "Infinity", "-0"] {
            assert!(!cells.iter().any(|cell| cell == word), "{name}: {word}");
        }
        let json = json_text(&plan, date(2026, 11, 1));
        for word in [":NaN", ":inf", ":-inf", "Infinity"] {
            assert!(!json.contains(word), "{name}: {word}");
        }
    }
}

#[test]
fn attainment_is_a_fraction_of_the_target() {
    // 秋田県 No.9: 543 of 1500 participants.
    let akita = evaluated(&plan("akita"), date(2022, 3, 31));
    let one = figure(&akita, "akita-09-1", "050008", "FY2021");
    close(&one["attainment"], 543.0 / 1500.0);
    close(&one["margin"], -957.0);
    assert_eq!((&one["state"], &one["met"]), (&json!("ok"), &json!(false)));
    assert_eq!((&one["actual"], &one["target"]), (&json!(543.0), &json!(1500.0)));
    assert_eq!((&one["progress"], &one["reasons"]["progress"]), (&Value::Null, &json!("no_baseline")));
    let mark = list(&one["marks"]).iter().find(|mark| mark["rubric"] == "akita").expect("the rubric is in use");
    assert_eq!((&mark["mark"], &mark["by"]), (&json!("D"), &json!("computed")));
    // No.8: 26 of 20.
    close(&figure(&akita, "akita-08-2", "050008", "FY2021")["attainment"], 1.3);
}

#[test]
fn every_ratio_is_a_fraction() {
    let example = evaluated(&plan("example"), END_OF_2024);
    // From 41.8 (FY2021) to 65.0 (FY2026), at 54.1 (FY2024) after 50.3 (FY2023).
    let one = figure(&example, "example-convenience", "990001", "FY2024");
    close(&one["attainment"], 54.1 / 65.0);
    close(&one["progress"], 12.3 / 23.2);
    close(&one["planned_share"], 3.0 / 5.0);
    close(&one["pace"], 12.3 / 23.2 / 0.6);
    close(&one["change"], 3.8);
    close(&one["recent_per_year"], 3.8);
    close(&one["needed_per_year"], 10.9 / 2.0);
    close(&one["needed_ratio"], 5.45 / 3.8);
    assert_eq!(one["planned_share_basis"], json!("straight_line"));
    // Yearly targets: from 0 to 5000, 2960 of 2900 planned.
    let one = figure(&example, "example-reskill", "990001", "FY2024");
    close(&one["progress"], 0.592);
    close(&one["planned_share"], 0.58);
    close(&one["pace"], 0.592 / 0.58);
    assert_eq!((&one["met"], &one["planned_share_basis"]), (&json!(true), &json!("yearly_targets")));
}

#[test]
fn an_index_is_the_weighted_mean_of_its_members() {
    let example = evaluated(&plan("example"), END_OF_2024);
    let counter = &list(&example["composites"])[0];
    assert_eq!((&counter["indicator"], &counter["anchor"]), (&json!("example-kpi-counter"), &json!("ratio")));
    assert_eq!(
        (&counter["fiscal_year"], &counter["counted"], &counter["targeted"]),
        (&json!(2024), &json!(5), &json!(5))
    );
    // 95.8 of 95 (held at 100), 43.9 of 60, 4 of 7, 46.1 of 65, and 14.1 minutes for 10.
    let parts = [(2.0, 100.0), (3.0, 4390.0 / 60.0), (2.0, 400.0 / 7.0), (2.0, 4610.0 / 65.0), (1.0, 1000.0 / 14.1)];
    close(&counter["index"], parts.iter().map(|(weight, part)| weight * part).sum::<f64>() / 10.0);
    close(&counter["coverage"], 1.0);
    let members = list(&counter["members"]);
    close(&members[1]["share"], 0.3);
    close(&members[1]["contribution"], 0.3 * 4390.0 / 60.0);
    close(&members[0]["raw"], 9580.0 / 95.0);
    close(&members[0]["used"], 100.0);
    // The sixth has no target and stands for reference.
    assert_eq!((&members[5]["used"], &members[5]["share"]), (&Value::Null, &Value::Null));
}

#[test]
fn csv_says_the_same_as_json() {
    for name in PLANS {
        let plan = plan(name);
        let evaluation = evaluated(&plan, date(2026, 11, 1));
        let mut rows = csv_rows(&plan, date(2026, 11, 1)).into_iter();
        let headings = rows.next().expect("headings");
        let figures = list(&evaluation["figures"]);
        assert_eq!(rows.len(), figures.len(), "{name}");
        for (row, one) in rows.zip(figures) {
            for (heading, cell) in headings.iter().zip(&row) {
                let value = match heading.strip_prefix("outlook_") {
                    Some(part) => &one["outlook"][part],
                    None => &one[heading],
                };
                let text = match value {
                    Value::Null => String::new(),
                    Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
                    Value::String(text) => text.clone(),
                    Value::Number(number) => {
                        let cell: f64 = cell.parse().unwrap_or_else(|_| panic!("{heading}: {cell} is no number"));
                        // Reading JSON may lose the last digit.
                        let number = number.as_f64().expect("a number");
                        assert!((number - cell).abs() <= 1e-12 * number.abs(), "{heading}: {number} is not {cell}");
                        continue;
                    }
                    Value::Object(reasons) => {
                        let pairs =
                            reasons.iter().map(|(field, reason)| format!("{field}={}", reason.as_str().unwrap()));
                        let (cell, pairs): (BTreeSet<_>, BTreeSet<_>) = (
                            cell.split(';').filter(|part| !part.is_empty()).map(str::to_owned).collect(),
                            pairs.collect(),
                        );
                        assert_eq!(cell, pairs, "{heading}");
                        continue;
                    }
                    Value::Array(parts) => {
                        let of = |part: &Value| match part {
                            Value::String(note) => Some(note.clone()),
                            mark => mark["mark"].as_str().map(|given| {
                                let name = |field: &str| mark[field].as_str().expect("a name").to_owned();
                                format!("{}.{}={given}", name("rubric"), name("dimension"))
                            }),
                        };
                        parts.iter().filter_map(of).collect::<Vec<_>>().join(";")
                    }
                };
                assert_eq!(*cell, text, "{name} {heading}");
            }
        }
    }
}

#[test]
fn every_indicator_but_composites_has_a_record() {
    for name in PLANS {
        let plan = plan(name);
        let evaluation = evaluated(&plan, date(2021, 1, 1));
        let found: BTreeSet<&str> =
            list(&evaluation["figures"]).iter().map(|one| one["indicator"].as_str().expect("a code")).collect();
        let composites: BTreeSet<&str> = plan.composites.iter().map(|row| row.indicator.as_str()).collect();
        let expected: BTreeSet<&str> =
            plan.indicators.iter().map(|row| row.code.as_str()).filter(|code| !composites.contains(code)).collect();
        assert_eq!(found, expected, "{name}");
        assert_eq!(list(&evaluation["composites"]).len(), composites.len(), "{name}");
    }
}

/// A record as it is read again.
fn again(record: &impl serde::Serialize) -> Value {
    serde_json::from_str(&serde_json::to_string(record).expect("JSON")).expect("JSON")
}

#[test]
fn output_is_what_one_core_gives_series_by_series() {
    let plan = plan("example");
    let (as_of, rubrics) = (date(2026, 11, 1), shipped_rubrics());
    let evaluator = Evaluator::new(&plan, as_of, &rubrics);
    let series: Vec<_> = (0..evaluator.len()).map(|position| evaluator.series(position)).collect();
    let figures: Vec<Value> =
        series.iter().flat_map(|series| figure_records(&plan, series)).map(|one| again(&one)).collect();
    let indices = evaluator.indices();
    let composites: Vec<Value> = indices.iter().map(|index| again(&composite_record(&plan, index))).collect();
    let marks = evaluator.node_marks();
    let marks: Vec<Value> = marks.iter().map(|mark| again(&node_mark_record(mark))).collect();
    let written = evaluated(&plan, as_of);
    assert_eq!(written["figures"], Value::Array(figures));
    assert_eq!(written["composites"], Value::Array(composites));
    assert_eq!(written["node_marks"], Value::Array(marks));
    assert_eq!(json_text(&plan, as_of), json_text(&plan, as_of));
}

#[test]
fn a_plan_without_indicators_is_empty_lists() {
    let mut plan = plan("akita");
    (plan.indicators, plan.targets, plan.readings, plan.grades) = (vec![], vec![], vec![], vec![]);
    let evaluation = evaluated(&plan, END_OF_2024);
    for part in ["figures", "composites", "node_marks"] {
        assert_eq!(evaluation[part], json!([]), "{part}");
    }
    assert_eq!(csv_rows(&plan, END_OF_2024).len(), 1);
}
