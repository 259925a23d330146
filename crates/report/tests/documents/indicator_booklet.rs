//! The booklet of all indicators, also of a plan with many.

use rashin_model::{Lang, Plan};
use rashin_report::{document, drawings};
use rashin_testkit::{house_plan, row};

use crate::desk::{Desk, PLANS, Printed};

/// How many indicators a large plan has.
const MANY: usize = 500;

#[test]
fn every_indicator_has_its_code_and_one_with_two_values_its_drawing() {
    let booklet = document("indicator-booklet").expect("a document");
    for name in PLANS {
        let desk = Desk::of(name);
        let assessed = desk.assessed();
        let content = desk.content(booklet, Lang::En, None).expect("content");
        let shown: Vec<String> = content.sheets()[0].texts();
        for indicator in &assessed.plan.indicators {
            assert!(shown.contains(&indicator.code.to_string()), "{name}: {}", indicator.code);
        }
        let points = |position| assessed.series(position).map_or(0, drawings::series::points);
        let drawn = assessed.plain_indicators().filter(|&position| points(position) >= 2).count();
        assert_eq!(content.files().len(), drawn, "{name}");
    }
}

#[test]
fn a_booklet_of_500_indicators_and_100_000_readings_keeps_their_order_on_a_sane_number_of_pages() {
    let desk = Desk::with(large_plan());
    let booklet = document("indicator-booklet").expect("a document");
    let content = desk.content(booklet, Lang::Ja, None).expect("content");
    assert_eq!(content.files().len(), MANY);
    let pdf = desk.pdf(booklet, Lang::Ja, None);
    if let Ok(folder) = std::env::var("RASHIN_PRINT_TO") {
        std::fs::write(format!("{folder}/large-booklet-ja.pdf"), &pdf).expect("written");
    }
    let Some(printed) = Printed::read(&pdf) else { return };
    assert!((MANY / 4..=MANY).contains(&printed.pages()), "{} pages", printed.pages());
    let assessed = desk.assessed();
    let codes = assessed.fields().flat_map(|(_, field)| {
        let own = assessed.plain_indicators();
        let own = own.filter(|&position| assessed.field_of(position).is_some_and(|top| top.code == field.code));
        own.map(|position| assessed.indicator(position).code.as_str()).collect::<Vec<_>>()
    });
    let codes: Vec<&str> = codes.collect();
    assert_eq!(codes.len(), MANY);
    assert_eq!(printed.first_out_of_order(codes), None);
}

/// A plan with 500 indicators and 200 readings of each, in the tree and the areas of the invented plan.
fn large_plan() -> Plan {
    let mut plan = house_plan("example");
    let areas: Vec<String> = plan.areas.iter().map(|area| area.code.to_string()).collect();
    let own = plan.area().to_string();
    let nodes: Vec<String> = plan.nodes.iter().map(|node| node.code.to_string()).collect();
    plan.composites.clear();
    plan.members.clear();
    (plan.indicators, plan.uses, plan.targets, plan.readings) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for number in 0..MANY {
        let code = format!("large-{number:03}");
        let long = if number.is_multiple_of(50) { "とても長い名称".repeat(16) } else { "件数".to_owned() };
        plan.indicators.push(row(&[
            ("code", &code),
            ("name", &format!("{number}番目の指標の{long}")),
            ("unit", "件"),
            ("scale", "1"),
            ("kind", "level"),
            ("direction", "higher"),
            ("decimals", "0"),
            ("natural_zero", "yes"),
            ("definition", "窓口ごとに年度末に数えた件数。二重に数えたものは除く。"),
            ("source", "県の調べ"),
            ("frequency", "yearly"),
        ]));
        let node = &nodes[number % nodes.len()];
        plan.uses.push(row(&[("node", node), ("indicator", &code), ("role", "kpi"), ("repeated", "no")]));
        for (period, kind, value) in [("FY2021", "baseline", "100"), ("FY2026", "target", "400")] {
            let comparator = if kind == "target" { "ge" } else { "" };
            plan.targets.push(row(&[
                ("indicator", &code),
                ("area", &own),
                ("period", period),
                ("kind", kind),
                ("status", "set"),
                ("value", value),
                ("comparator", comparator),
            ]));
        }
        let years = 2021..=2025;
        let all = std::iter::once(&own).chain(areas.iter().filter(|area| **area != own)).cycle();
        for (place, area) in all.take(45).enumerate() {
            // Where there are fewer than 45 areas, each has earlier years too.
            let lap = place / areas.len().max(1);
            for year in years.clone() {
                let year = year - 5 * i32::try_from(lap).expect("a few laps");
                if area == &own && lap > 0 {
                    continue;
                }
                let value = (100 + number + usize::try_from(year - 1900).expect("a year")).to_string();
                plan.readings.push(row(&[
                    ("indicator", &code),
                    ("area", area),
                    ("period", &format!("FY{year}")),
                    ("status", "final"),
                    ("value", &value),
                ]));
            }
        }
    }
    assert_eq!(plan.readings.len(), 200 * MANY);
    plan
}
