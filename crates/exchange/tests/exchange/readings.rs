//! Readings that come alone, in tidy form.

use rashin_exchange::{LoadedReadings, Unreadable, read_readings, read_readings_bytes, write_workbook};
use rashin_model::Plan;
use rashin_model::tables::ReadingStatus;

use crate::common::{Scratch, load, places, sample, surrounded};

fn plan() -> Plan {
    load(&sample()).plan.expect("sound")
}

fn read(text: &str) -> LoadedReadings {
    surrounded(|surroundings| read_readings_bytes("values.csv", text.as_bytes(), &plan(), surroundings))
        .expect("readable")
}

#[test]
fn tidy_values_become_readings_in_the_unit_of_their_indicator() {
    let loaded = read(
        "area_code,period,indicator,value,unit\n050008,R6,mihon-i1,55.5,％\n050008,2024年度,mihon-i2,\"3,400,500\",件\n",
    );
    assert_eq!(places(&loaded.problems), Vec::<String>::new());
    let readings = loaded.readings.expect("sound");
    let values: Vec<String> =
        readings.iter().map(|reading| reading.value.as_ref().expect("a value").value.to_string()).collect();
    assert_eq!(values, ["55.5", "3400.5"]);
    assert!(readings.iter().all(|reading| reading.status == ReadingStatus::Final && reading.period.code() == "FY2024"));
}

#[test]
fn words_instead_of_values_become_statuses() {
    let text = "indicator,area,period,value\nmihon-i1,050008,R6,調整中\nmihon-i1,050008,R7,－\nmihon-i2,050008,R6,X\nmihon-i2,050008,R7,未到来\nmihon-i2,050008,R8,0\n";
    let loaded = read(text);
    assert_eq!(places(&loaded.problems), Vec::<String>::new());
    let readings = loaded.readings.expect("sound");
    let found: Vec<(&str, bool)> =
        readings.iter().map(|reading| (reading.status.code(), reading.value.is_some())).collect();
    let wanted =
        [("pending", false), ("not_applicable", false), ("suppressed", false), ("not_due", false), ("final", true)];
    assert_eq!(found, wanted);
}

#[test]
fn words_that_contradict_their_row_are_errors_at_the_value() {
    let text = "indicator,area,period,value,status,unit\nmihon-i1,050008,R6,調整中,not_due,\nmihon-i1,050008,R7,なし,,%\nmihon-i1,050008,R8,…,,\nmihon-i1,050008,R9,－,,%\n";
    let loaded = read(text);
    let wanted = [2, 3, 4].map(|line| format!("values.csv {line}行 value: unreadable-cell"));
    assert_eq!(places(&loaded.problems), wanted);
}

#[test]
fn unit_of_another_indicator_is_an_error() {
    let loaded = read("area,period,indicator,value,unit\n050008,R6,mihon-i2,3400,千件\n050008,R7,mihon-i2,3400,人\n");
    assert_eq!(places(&loaded.problems), ["values.csv 3行 value: stray-unit"]);
    assert!(loaded.readings.is_none());
    let loaded = read("area,period,indicator,value,unit\n050008,R6,mihon-i2,3400件,千件\n");
    assert_eq!(places(&loaded.problems), ["values.csv 2行 unit: stray-unit"]);
}

#[test]
fn values_that_the_plan_does_not_ask_for_are_errors_at_their_cells() {
    let text = "indicator,area,period,value,note\nmihon-i1,011002,R6,55,\nmihon-i9,050008,R6,55,\nmihon-i1,050008,R6,155,\nmihon-i1,050008,いつか,55,\nmihon-i1,050008,R7,,未集計\n";
    let loaded = read(text);
    let wanted = [
        "values.csv 2行 area: unknown-area",
        "values.csv 3行 indicator: unknown-reference",
        "values.csv 4行 value: out-of-range",
        "values.csv 5行 period: unreadable-cell",
        "values.csv 6行 value: reading-without-value",
    ];
    assert_eq!(places(&loaded.problems), wanted);
}

#[test]
fn value_twice_is_an_error_and_other_columns_are_refused() {
    let loaded =
        read("indicator,area,period,value,colour\nmihon-i1,050008,R6,55,red\nmihon-i1,050008,FY2024,56,blue\n");
    assert_eq!(
        places(&loaded.problems),
        ["values.csv 1行 colour: unknown-column", "values.csv 3行 indicator: repeated-key"]
    );
}

#[test]
fn file_without_an_indicator_column_says_so_once() {
    let loaded = read("area,period,value\n050008,R6,55\n050008,R7,56\n");
    assert_eq!(places(&loaded.problems), ["values.csv 1行 indicator: missing-column"]);
}

#[test]
fn workbook_instead_of_a_csv_is_refused() {
    let workbook = write_workbook(&plan()).expect("written");
    let refused = surrounded(|surroundings| read_readings_bytes("values.csv", &workbook, &plan(), surroundings));
    assert_eq!(refused.expect_err("refused"), Unreadable::NotACsv { name: "values.csv".to_owned() });
}

#[test]
fn readings_are_read_from_a_path() {
    let scratch = Scratch::new("readings");
    let path = scratch.0.join("実績.csv");
    std::fs::write(&path, "指標,団体コード,期間,値\nmihon-i1,050008,R6,55\n").expect("written");
    let loaded = surrounded(|surroundings| read_readings(&path, &plan(), surroundings)).expect("readable");
    assert_eq!(loaded.readings.map(|readings| readings.len()), Some(1), "{:?}", places(&loaded.problems));
}

#[test]
fn what_a_file_has_no_column_for_stays_beside_the_same_value() {
    let whole = "indicator,area,period,status,value,numerator,denominator,text,note,source,reported_on\nmihon-i1,050008,R6,provisional,55.5,111,200,半分を超えた,速報,調査,2025-04-01\n";
    let known = Plan { readings: read(whole).readings.expect("sound"), ..plan() };
    let again = |text: &str| {
        let loaded = surrounded(|surroundings| read_readings_bytes("v.csv", text.as_bytes(), &known, surroundings));
        loaded.expect("readable").readings.expect("sound")
    };
    assert_eq!(again("indicator,area,period,value\nmihon-i1,050008,R6,55.50\n"), known.readings);
    let other = again("indicator,area,period,value\nmihon-i1,050008,R6,56\n");
    assert!(other[0].denominator.is_none() && other[0].source.is_none(), "another value comes alone: {other:?}");
    let blank = again("indicator,area,period,value,source\nmihon-i1,050008,R6,55.5,\n");
    assert!(blank[0].source.is_none() && blank[0].note.is_some(), "a blank cell of a column says so: {blank:?}");
    let settled = again("indicator,area,period,value,status\nmihon-i1,050008,R6,55.5,final\n");
    assert!(settled[0].note.is_none() && settled[0].status == ReadingStatus::Final, "{settled:?}");
}

#[test]
fn scale_beside_the_unit_is_a_multiplier() {
    let loaded = read(
        "area,period,indicator,value,unit,scale\n050008,R6,mihon-i2,3400.5,件,1000\n050008,R7,mihon-i2,3400500,件,１\n",
    );
    assert_eq!(places(&loaded.problems), Vec::<String>::new());
    let readings = loaded.readings.expect("sound");
    let values: Vec<String> =
        readings.iter().filter_map(|reading| reading.value.as_ref()).map(|amount| amount.value.to_string()).collect();
    assert_eq!(values, ["3400.5", "3400.5"]);
    let loaded = read("area,period,indicator,value,unit,scale\n050008,R6,mihon-i2,3400.5,件,7\n");
    assert_eq!(places(&loaded.problems), ["values.csv 2行 scale: stray-unit"]);
}

#[test]
fn indicators_and_areas_that_are_not_known_are_said_once() {
    let loaded = read(
        "indicator,area,period,value\nother,050008,R6,1\nother,050008,R7,1\nmihon-i1,011002,R6,1\nmihon-i1,011002,R7,1\nother,050008,R8,1\n",
    );
    assert_eq!(
        places(&loaded.problems),
        ["values.csv 2行 indicator: unknown-reference", "values.csv 4行 area: unknown-area"]
    );
    assert!(loaded.problems[0].problem.sentence.ja.ends_with("（全部で3か所）"), "{:?}", loaded.problems[0]);
    assert!(loaded.problems[1].problem.sentence.en.ends_with("(2 times in all)"), "{:?}", loaded.problems[1]);
}
