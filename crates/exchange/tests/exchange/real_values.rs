//! Files of public bodies, read by a mapping. They are looked for beside the repository and skipped if absent.

use std::path::{Path, PathBuf};

use rashin_exchange::mapped::{Mapping, ValueFile};
use rashin_exchange::{LoadedReadings, Surroundings};
use rashin_model::table::Row;
use rashin_model::tables::Indicator;
use rashin_model::{AreaCode, Plan};

use crate::common::{load, places, repository, sample};

fn data(path: &str) -> Option<PathBuf> {
    let path = repository().join("../shared/data").join(path);
    if !path.exists() {
        println!("skipped: there is no {}", path.display());
        return None;
    }
    Some(path)
}

/// The sample with indicators of these codes and units.
fn plan(indicators: &[(&str, &str)]) -> Plan {
    let mut plan = load(&sample()).plan.expect("sound");
    plan.indicators = indicators
        .iter()
        .map(|(code, unit)| {
            let columns = Indicator::TABLE.columns;
            Indicator::read(|column| match columns[column].name {
                "code" | "name" => code,
                "unit" => unit,
                "kind" => "level",
                "direction" => "higher",
                "scale" | "decimals" => "1",
                _ => "",
            })
            .expect("an indicator")
        })
        .collect();
    plan
}

fn read(path: &Path, plan: &Plan, mapping: &str) -> LoadedReadings {
    let mapping = Mapping::parse("m.toml", mapping).unwrap_or_else(|bad| panic!("{bad:?}"));
    let file = ValueFile::open(path).expect("a table");
    let is_real_area = |area: AreaCode| rashin_shipped::areas().contains(area);
    let surroundings = Surroundings { is_real_area: &is_real_area, shipped_rubrics: &[], unread_codes: &[] };
    file.read(plan, Some(&mapping), &surroundings).expect("readable")
}

#[test]
fn a_nationwide_tidy_file_is_cut_to_one_prefecture() {
    let Some(path) = data("indicators/mynumber_card_municipality.csv") else { return };
    let plan = plan(&[("p-rate", "%"), ("p-issued", "枚")]);
    let mapping = "[area]\ncolumn = \"area_code\"\nwithin = \"160008\"\n[period]\ncolumn = \"period\"\n[indicator]\ncolumn = \"indicator\"\ncodes = { mnc_rate = \"p-rate\" }\nothers = \"skip\"\n[value]\ncolumn = \"value\"\nunit_column = \"unit\"\n";
    let readings = read(&path, &plan, mapping).readings.expect("in order");
    let toyama = AreaCode::parse("160008").expect("a code");
    assert!(readings.len() > 600 && readings.iter().all(|row| row.area.prefecture() == toyama), "{}", readings.len());
    let all = mapping.replace("within = \"160008\"\n", "").replace("codes = {", "codes = { mnc_issued = \"p-issued\",");
    let loaded = read(&path, &plan, &all);
    assert_eq!(loaded.readings.map(|rows| rows.len()), Some(160_172), "{:?}", places(&loaded.problems).first());
}

#[test]
fn a_workbook_with_a_title_and_years_of_eras_says_the_same_as_its_tidy_form() {
    let (Some(original), Some(tidy)) = (
        data("interop/yamaguchi_households_monthly_original.xlsx"),
        data("indicators/yamaguchi_households_monthly.csv"),
    ) else {
        return;
    };
    let plan = plan(&[("p-change", "世帯"), ("p-households", "世帯")]);
    let file = ValueFile::open(&original).expect("a workbook");
    let proposal = file.propose(&plan).expect("a proposal");
    assert!(proposal.text.contains("title_lines = 1"), "{}", proposal.text);
    let mapping = "[file]\ntitle_lines = 1\n[[only]]\ncolumn = \"#3\"\nnot = [\"35001\", \"35002\"]\n[area]\ncolumn = \"#3\"\n[period]\ncolumn = \"#2\"\n[[values]]\ncolumn = \"#5\"\nindicator = \"p-change\"\n[[values]]\ncolumn = \"#6\"\nindicator = \"p-households\"\nunit = \"世帯\"\n";
    let loaded = read(&original, &plan, mapping);
    let mut found = loaded.readings.unwrap_or_else(|| panic!("{:?}", places(&loaded.problems)));
    let loaded = read(
        &tidy,
        &plan,
        "[area]\ncolumn = \"area_code\"\n[period]\ncolumn = \"period\"\n[indicator]\ncolumn = \"indicator\"\ncodes = { households_change = \"p-change\", households_estimated_next_1st = \"p-households\" }\n[value]\ncolumn = \"value\"\nunit_column = \"unit\"\n",
    );
    let mut wanted = loaded.readings.unwrap_or_else(|| panic!("{:?}", places(&loaded.problems)));
    for rows in [&mut found, &mut wanted] {
        rows.sort_by_key(|row| (row.indicator.clone(), row.area, row.period));
    }
    assert_eq!((found.len(), found.first(), found.last()), (wanted.len(), wanted.first(), wanted.last()));
    assert!(found == wanted, "every value is the same");
}

#[test]
fn the_standard_table_of_population_is_read_column_by_column() {
    let Some(path) = data("interop/yamaguchi_350001_population.csv") else { return };
    let plan = plan(&[("p-all", "人"), ("p-women", "人")]);
    let mapping = "[area]\ncolumn = \"地域コード\"\n[period]\ncolumn = \"調査年月日\"\n[[values]]\ncolumn = \"総人口\"\nindicator = \"p-all\"\nunit = \"人\"\n[[values]]\ncolumn = \"女性\"\nindicator = \"p-women\"\nunit = \"千人\"\n";
    let loaded = read(&path, &plan, mapping);
    println!("{:?}", places(&loaded.problems).iter().take(5).collect::<Vec<_>>());
    let readings = loaded.readings.expect("in order");
    let value = |code: &str| {
        let own = readings.iter().find(|row| row.indicator == *code && row.area.to_string() == "352012");
        own.and_then(|row| row.value.as_ref()).map(|amount| amount.value.to_string())
    };
    assert_eq!((value("p-all").as_deref(), value("p-women").as_deref()), (Some("257553"), Some("137545000")));
}
