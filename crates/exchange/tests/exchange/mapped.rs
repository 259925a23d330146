//! Values in layouts of their own, read by a mapping.

use rashin_exchange::mapped::{Form, Mapping, ValueFile};
use rashin_exchange::{LoadedReadings, Unreadable};
use rashin_model::{Amount, Plan};

use crate::common::{load, places, sample, surrounded};

fn plan() -> Plan {
    load(&sample()).plan.expect("sound")
}

fn file(name: &str, bytes: &[u8]) -> ValueFile {
    ValueFile::of(name.to_owned(), bytes.to_vec()).expect("a table")
}

fn read(file: &ValueFile, mapping: &str) -> LoadedReadings {
    let mapping = Mapping::parse("m.toml", mapping).unwrap_or_else(|bad| panic!("{bad:?}"));
    surrounded(|surroundings| file.read(&plan(), Some(&mapping), surroundings)).expect("readable")
}

/// `indicator area period value` of every reading.
fn values(loaded: &LoadedReadings) -> Vec<String> {
    let readings = loaded.readings.as_ref().unwrap_or_else(|| panic!("{:?}", places(&loaded.problems)));
    let value =
        |amount: &Option<Amount>| amount.as_ref().map_or_else(|| "-".to_owned(), |amount| amount.value.to_string());
    readings.iter().map(|row| format!("{} {} {} {}", row.indicator, row.area, row.period, value(&row.value))).collect()
}

const LONG: &str = "[area]\ncolumn = \"code\"\n[period]\ncolumn = \"年度\"\nform = \"fiscal_year\"\n[indicator]\ncolumn = \"項目\"\ncodes = { \"利用\" = \"mihon-i1\", ken = \"mihon-i2\" }\n[value]\ncolumn = \"数値\"\nunit_column = \"単位\"\n";

#[test]
fn words_of_the_file_stand_for_codes_and_units_are_converted() {
    let loaded = read(
        &file("a.csv", "code,年度,項目,数値,単位\n050008,2023,利用,５５．５,％\n050008,令和6,ken,\"3,400,500\",件\n050008,R7,件数,34,百件\n".as_bytes()),
        LONG,
    );
    assert_eq!(
        values(&loaded),
        ["mihon-i1 050008 FY2023 55.5", "mihon-i2 050008 FY2024 3400.5", "mihon-i2 050008 FY2025 3.4"]
    );
}

#[test]
fn everything_that_is_wrong_is_said_at_once_with_line_and_column() {
    let text = "code,年度,項目,数値,単位\n011002,2023,利用,1,％\n050008,いつか,利用,1,％\n050008,2023,別の指標,1,％\n050008,2024,別の指標,1,％\n050008,2023,利用,多い,％\n050008,2024,利用,1,人\n050008,2025,利用,1,％\n050008,2025,利用,2,％\n050008,2026,利用,101,％\n";
    let loaded = read(&file("a.csv", text.as_bytes()), LONG);
    assert_eq!(
        places(&loaded.problems),
        [
            "a.csv 2行 code: unknown-area",
            "a.csv 3行 年度: unreadable-cell",
            "a.csv 4行 項目: unknown-reference",
            "a.csv 6行 数値: unreadable-cell",
            "a.csv 7行 数値: stray-unit",
            "a.csv 9行 数値: repeated-key",
            "a.csv 10行 数値: out-of-range",
        ]
    );
    let unknown = loaded.problems.iter().find(|one| one.problem.rule == "unknown-reference").expect("one");
    assert!(
        unknown.problem.sentence.ja.contains("全部で2か所") && unknown.problem.hint.en.contains("others = \"skip\"")
    );
    assert!(loaded.readings.is_none());
}

#[test]
fn a_code_that_may_be_two_bodies_is_refused_in_every_layout() {
    // All areas but one are taken for real here: 20001 is 020001 without its zero, or 200018 without its check digit.
    let loaded = read(&file("a.csv", "code,年度,項目,数値,単位\n20001,2023,利用,1,\n".as_bytes()), LONG);
    assert_eq!(places(&loaded.problems), ["a.csv 2行 code: unknown-area"]);
    assert!(loaded.problems[0].problem.sentence.en.contains("020001"), "{:?}", loaded.problems[0]);
    let tidy = file("t.csv", b"area,period,indicator,value\n20001,R6,mihon-i1,1\n");
    let loaded = surrounded(|surroundings| tidy.read(&plan(), None, surroundings)).expect("readable");
    assert_eq!(places(&loaded.problems), ["t.csv 2行 area: unreadable-cell"]);
    let said = format!("{LONG}\n[[only]]\ncolumn = \"項目\"\nis = [\"利用\"]\n")
        .replace("column = \"code\"", "column = \"code\"\ncodes = { \"20001\" = \"020001\" }");
    let loaded = read(&file("a.csv", "code,年度,項目,数値,単位\n20001,2023,利用,1,\n".as_bytes()), &said);
    assert_eq!(values(&loaded), ["mihon-i1 020001 FY2023 1"]);
}

#[test]
fn a_column_per_indicator_behind_a_title_in_shift_jis() {
    let text = "表1　利用の状況\n\n時間軸,地域コード,男女,利用率,件数\n2013000101,050008,総数,0.405,1200\n2013000101,050008,男,0.3,700\n2013000202,050008,総数,,1300\n,,,,\n";
    let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(text);
    let mapping = "[file]\ntitle_lines = 1\n[[only]]\ncolumn = \"男女\"\nis = [\"総数\"]\n[area]\ncolumn = \"#2\"\n[period]\ncolumn = \"時間軸\"\nform = \"stat_time\"\n[[values]]\ncolumn = \"利用率\"\nindicator = \"mihon-i1\"\nmultiply = 100\n[[values]]\ncolumn = \"件数\"\nindicator = \"mihon-i2\"\nunit = \"件\"\n[source]\nconstant = \"統計年鑑\"\n";
    let loaded = read(&file("b.csv", &bytes), mapping);
    assert_eq!(
        values(&loaded),
        ["mihon-i1 050008 2013-01 40.5", "mihon-i2 050008 2013-01 1.2", "mihon-i2 050008 2013-02 1.3"]
    );
    let remarks: Vec<&str> = loaded.remarks.iter().map(|remark| &*remark.en).collect();
    assert!(remarks[0].contains("CP932") && remarks.iter().any(|remark| remark.ends_with(": 1")), "{remarks:?}");
    assert!(loaded.readings.is_some_and(|rows| rows.iter().all(|row| row.source.as_deref() == Some("統計年鑑"))));
}

#[test]
fn columns_that_are_not_there_and_faults_of_a_mapping_are_all_named() {
    let loaded = read(&file("a.csv", "コード,年,値\n050008,2023,1\n".as_bytes()), LONG);
    let missing: Vec<&str> = loaded.problems.iter().map(|one| &*one.problem.sentence.en).collect();
    assert_eq!(missing.len(), 5, "{missing:?}");
    let bad = Mapping::parse(
        "m.toml",
        "[area]\nconstant = \"16000\"\n[period]\n[indicator]\nconstant = \"指標\"\n[value]\ncolumn = \"値\"\n[[only]]\ncolumn = \"男女\"\n",
    );
    assert_eq!(bad.expect_err("faults").0.len(), 4);
    let bad = Mapping::parse("m.toml", "[area]\ncolumn = \"a\"\n[period]\ncolumn = \"p\"\nfrom = \"auto\"\n")
        .expect_err("no such key");
    assert!(bad.0[0].ja.starts_with("m.toml 5行"), "{bad:?}");
}

#[test]
fn sdmx_csv_of_both_versions_needs_no_mapping() {
    let ours = "STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,MEASURE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,VALUE_STATUS,OBS_COMMENT,UNIT_MEASURE,UNIT_MULT,REPORTING_YEAR_START_DAY\n\
        dataflow,A:B(1),I,mihon-i1,050008,reading,2023-A1,52.5,P,provisional,,%,0,--04-01\n\
        dataflow,A:B(1),I,mihon-i2,050008,reading,2023-S1,3215,A,final,,件,3,--04-01\n\
        dataflow,A:B(1),I,mihon-i2,050008,reading,2024-A1,,O,pending,,件,3,--04-01\n\
        dataflow,A:B(1),I,mihon-i1,050008,target,2026-A1,90,A,set,,%,0,--04-01\n";
    let old = "DATAFLOW,INDICATOR: Indicator,REF_AREA: Area,TIME_PERIOD: Time,OBS_VALUE: Value,OBS_STATUS: Status,UNIT_MULT: Multiplier\n\
        A:B(1.0),mihon-i2: 件数,050008: 秋田県,2023,3215000,E: Estimated,0\n";
    let file_ours = file("ours.csv", ours.as_bytes());
    assert_eq!(file_ours.form(), Form::SdmxCsv);
    let read = |file: &ValueFile| {
        let mapping = file.own_mapping().expect("it brings its own");
        surrounded(|surroundings| file.read(&plan(), Some(&mapping), surroundings)).expect("readable")
    };
    let loaded = read(&file_ours);
    assert_eq!(
        values(&loaded),
        ["mihon-i1 050008 FY2023 52.5", "mihon-i2 050008 FY2023H1 3215", "mihon-i2 050008 FY2024 -"]
    );
    let statuses: Vec<&str> = loaded.readings.iter().flatten().map(|row| row.status.code()).collect();
    assert_eq!(statuses, ["provisional", "final", "pending"]);
    assert_eq!(values(&read(&file("old.csv", old.as_bytes()))), ["mihon-i2 050008 2023 3215"]);
}

#[test]
fn performance_indicators_of_both_versions_of_ngsi_need_no_mapping() {
    let text = r#"[
      {"id":"urn:ngsi-ld:KeyPerformanceIndicator:mihon:mihon-i2:050008:FY2023","type":"KeyPerformanceIndicator",
       "areaCode":{"type":"Property","value":"050008"},"period":{"type":"Property","value":"FY2023"},
       "refIndicator":{"type":"Relationship","object":"urn:ngsi-ld:Indicator:mihon:mihon-i2:050008"},
       "scale":{"type":"Property","value":1000},"valueStatus":{"type":"Property","value":"final"},
       "kpiValue":{"type":"Property","value":3215,"unitText":{"type":"Property","value":"件"}}},
      {"id":"k2","type":"KeyPerformanceIndicator","areaCode":{"type":"Text","value":"050008"},"period":{"type":"Text","value":"FY2024"},
       "refIndicator":{"type":"Relationship","value":"urn:ngsi-ld:Indicator:mihon:mihon-i1:050008"},
       "kpiValue":{"type":"Number","value":55.5,"metadata":{"unitText":{"type":"Text","value":"%"}}}},
      {"id":"p","type":"Project","name":{"type":"Property","value":"移動"}}
    ]"#;
    let file = file("kpi.jsonld", text.as_bytes());
    assert_eq!(file.form(), Form::Entities);
    let mapping = file.own_mapping().expect("it brings its own");
    let loaded = surrounded(|surroundings| file.read(&plan(), Some(&mapping), surroundings)).expect("readable");
    assert_eq!(values(&loaded), ["mihon-i2 050008 FY2023 3215", "mihon-i1 050008 FY2024 55.5"]);
    let wrong = text.replace("3215", "\"多い\"");
    let file = ValueFile::of("kpi.json".to_owned(), wrong.into_bytes()).expect("entities");
    let loaded = surrounded(|surroundings| file.read(&plan(), Some(&mapping), surroundings)).expect("readable");
    assert_eq!(places(&loaded.problems), ["kpi.json 1件目 kpiValue: unreadable-cell"]);
}

#[test]
fn a_mapping_is_proposed_from_headings_codes_and_names() {
    let long =
        file("a.csv", "団体コード,年度,指標,値,単位\n050008,2023,利用率,1,%\n050008,2023,ほか,1,人\n".as_bytes());
    let proposal = long.propose(&plan()).expect("a proposal");
    assert!(
        proposal.text.contains("\"利用率\" = \"mihon-i1\"") && proposal.text.contains("# \"ほか\" = \"\""),
        "{}",
        proposal.text
    );
    assert!(proposal.is_complete);
    let loaded = read(&long, &proposal.text.replace("column = \"年度\"", "column = \"年度\"\nform = \"fiscal_year\""));
    assert_eq!(values(&loaded), ["mihon-i1 050008 FY2023 1"]);

    let wide = file("b.csv", "題名,,,\n,,,\n市,年月,件数,面積\n秋田,R6.4,2000,1\n".as_bytes());
    let proposal = wide.propose(&plan()).expect("a proposal");
    assert!(
        proposal.text.contains("title_lines = 2") && proposal.text.contains("indicator = \"mihon-i2\""),
        "{}",
        proposal.text
    );
    assert!(!proposal.is_complete && proposal.text.contains("# column = \"面積\""), "nobody named the area");
}

#[test]
fn files_without_anything_to_map_are_refused_with_the_way_out() {
    let refused = |name: &str, text: &str| match ValueFile::of(name.to_owned(), text.as_bytes().to_vec()) {
        Err(unreadable) => unreadable,
        Ok(file) => surrounded(|surroundings| file.read(&plan(), file.own_mapping().as_ref(), surroundings))
            .err()
            .or_else(|| file.propose(&plan()).err())
            .unwrap_or_else(|| panic!("{name} was read")),
    };
    for text in ["", "\n\n", ",,\n"] {
        assert!(matches!(refused("a.csv", text), Unreadable::Blank { .. }), "{text:?}");
    }
    for text in ["{\"a\": 1}", "[1, 2", "[]", "{\"packages\": [{\"id\": \"x\"}]}"] {
        let unreadable = refused("a.json", text);
        assert!(matches!(unreadable, Unreadable::NoEntities { .. }), "{text}: {unreadable:?}");
        assert!(unreadable.hint().ja.contains("CSV"), "{text}");
    }
}
