//! Figures by municipality and prefecture that were typed into plans: as many as there are areas, equal to
//! the published table, and in line with what the papers of the plans say.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use rashin_eval::areas::{AreaFact, Scope, Whole, compare_areas, periods_compared};
use rashin_eval::plan::Evaluation;
use rashin_exchange::{Surroundings, read_plan};
use rashin_model::plan::Plan;
use rashin_model::{AreaCode, Decimal, Period};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn plan(name: &str) -> Plan {
    let is_real = |area| rashin_shipped::areas().contains(area);
    let surroundings =
        Surroundings { is_real_area: &is_real, shipped_rubrics: rashin_shipped::rubrics(), unread_codes: &[] };
    let mut plan =
        read_plan(&root().join("plans").join(name), &surroundings).expect("readable").plan.expect("no errors");
    plan.sort_readings();
    plan
}

/// Plan, indicator of the rate, indicator of the population, number of municipalities.
const PLANS: &[(&str, &str, &str, usize)] = &[
    ("toyama", "toyama-mynumber-areas", "toyama-population", 15),
    ("mie", "mie-mynumber-areas", "mie-population", 29),
];

#[test]
fn every_municipality_and_every_prefecture_has_a_value_at_every_date() {
    for (name, rate, population, municipalities) in PLANS {
        let plan = plan(name);
        let evaluation = Evaluation::of(&plan, date(2026, 6, 1), &[]);
        for (code, scope, areas) in [
            (rate, Scope::Municipalities, *municipalities),
            (rate, Scope::Prefectures, 47),
            (population, Scope::Municipalities, *municipalities),
        ] {
            let position = plan.indicators.iter().position(|row| row.code == **code).expect("the indicator");
            assert!(plan.indicators[position].reference_only, "{code}: no paper has a target for it");
            let periods = periods_compared(&evaluation, plan.area(), position, scope);
            assert!(periods.len() >= 5, "{code}: {periods:?}");
            for period in periods {
                let found = compare_areas(&plan, &evaluation, position, scope, period, &fact);
                assert_eq!((found.areas.len(), found.ranked), (areas, areas), "{code} {period}");
            }
        }
    }
}

fn fact(code: AreaCode) -> AreaFact {
    AreaFact { code, kind: rashin_shipped::areas().kind(code), population: None }
}

/// The rank and the rate that the paper of the sitting names are those that follow from the table.
#[test]
fn the_rank_of_toyama_is_the_one_that_its_paper_names() {
    let plan = plan("toyama");
    let evaluation = Evaluation::of(&plan, date(2026, 6, 1), &[]);
    let position = plan.indicators.iter().position(|row| row.code == *"toyama-mynumber-areas").expect("the indicator");
    let said = |code: &str, period| {
        let of = |reading: &&rashin_model::tables::Reading| reading.indicator == *code && reading.period == period;
        plan.readings.iter().find(of).and_then(|reading| reading.value.as_ref()).expect("a value").value
    };
    for day in [date(2022, 1, 1), date(2022, 12, 31)] {
        let period = Period::Date(day);
        let found = compare_areas(&plan, &evaluation, position, Scope::Prefectures, period, &fact);
        let own = found.of_area(plan.area()).expect("Toyama");
        assert_eq!(own.value, Some(said("toyama-ot-mynumber-issued", period)));
        assert_eq!(own.rank.map(Decimal::from), Some(said("toyama-ot-mynumber-rank", period)));
        assert!(matches!(found.whole, Some(Whole::OfSums(_))), "{:?}", found.whole);
    }
}

/// One line of a tidy file: area, period, indicator; value.
type Published = BTreeMap<(String, String, String), Decimal>;

fn published(file: &str) -> Option<Published> {
    let path = root().join("../shared/data/indicators").join(file);
    let Ok(mut reader) = csv::Reader::from_path(&path) else {
        println!("skipped: {file} is not there");
        return None;
    };
    let records = reader.records().map(|record| record.expect("CSV"));
    let cell = |record: &csv::StringRecord, column: usize| record[column].to_owned();
    Some(
        records
            .map(|record| {
                ((cell(&record, 0), cell(&record, 1), cell(&record, 2)), record[3].parse().expect("a number"))
            })
            .collect(),
    )
}

#[test]
fn typed_values_equal_the_published_table() {
    let (Some(of_prefectures), Some(of_municipalities), Some(register)) = (
        published("mynumber_card_prefecture.csv"),
        published("mynumber_card_municipality.csv"),
        published("population_register_municipality.csv"),
    ) else {
        return;
    };
    let residents: Vec<Decimal> = register.values().copied().collect();
    for (name, rate, population, _) in PLANS {
        let plan = plan(name);
        let mut compared = 0;
        for reading in &plan.readings {
            let is_prefecture = reading.area == reading.area.prefecture();
            let table = if is_prefecture { &of_prefectures } else { &of_municipalities };
            let key = |what: &str| (reading.area.to_string(), reading.period.code(), what.to_owned());
            let number = |amount: &Option<rashin_model::Amount>| amount.as_ref().map(|amount| amount.value);
            if reading.indicator == **rate {
                assert_eq!(number(&reading.value).as_ref(), table.get(&key("mnc_rate")), "{reading:?}");
                assert_eq!(number(&reading.numerator).as_ref(), table.get(&key("mnc_issued")), "{reading:?}");
                let below = number(&reading.denominator).expect("a denominator");
                match table.get(&key("population_register")) {
                    Some(given) => assert_eq!(below, *given, "{reading:?}"),
                    None => assert!(residents.contains(&below), "{reading:?}"),
                }
                compared += 1;
            } else if reading.indicator == **population && !is_prefecture {
                let given = register.get(&key("population_register"));
                assert_eq!(number(&reading.value).as_ref(), given, "{reading:?}");
                compared += 1;
            }
        }
        assert!(compared > 400, "{name}: {compared}");
    }
}
