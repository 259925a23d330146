//! Areas compared: ranks, peers, classes, small numbers and the value of all together.

use jiff::civil::date;
use rashin_eval::areas::{AreaFact, Chance, Comparison, Scope, Whole, compare_areas, periods_compared};
use rashin_eval::plan::{Evaluation, State};
use rashin_model::{AreaCode, AreaKind, Period, Plan};
use rashin_testkit::row;

/// Area, period, value, numerator, denominator.
type Reported<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str);

fn plan(direction: &str, readings: &[Reported<'_>]) -> Plan {
    let mut plan = Plan::empty(row(&[
        ("code", "t"),
        ("title", "計画"),
        ("area_code", "050008"),
        ("first_year", "2022"),
        ("last_year", "2026"),
        ("stage", "adopted"),
    ]));
    plan.indicators = vec![row(&[
        ("code", "t-1"),
        ("name", "割合"),
        ("unit", "%"),
        ("scale", "1"),
        ("kind", "rate"),
        ("direction", direction),
        ("decimals", "1"),
        ("natural_zero", "yes"),
    ])];
    plan.readings = readings
        .iter()
        .map(|(area, period, value, numerator, denominator)| {
            row(&[
                ("indicator", "t-1"),
                ("area", area),
                ("period", period),
                ("status", if value.is_empty() { "pending" } else { "final" }),
                ("value", value),
                ("numerator", numerator),
                ("denominator", denominator),
            ])
        })
        .collect();
    plan.sort_readings();
    plan
}

fn fact(code: AreaCode) -> AreaFact {
    // The codes of towns and villages begin at 300 within a prefecture.
    let kind = if code.to_string()[2..5].parse::<u32>().unwrap() < 300 { AreaKind::City } else { AreaKind::Town };
    AreaFact { code, kind: Some(kind), population: None }
}

fn compare(plan: &Plan, scope: Scope) -> Comparison {
    let evaluation = Evaluation::of(plan, date(2025, 6, 1), &[]);
    compare_areas(plan, &evaluation, 0, scope, Period::FiscalYear(2023), &fact)
}

const SOME: &[Reported<'_>] = &[
    ("052019", "FY2023", "50.0", "", ""),
    ("052027", "FY2023", "61.04", "", ""),
    ("052035", "FY2023", "60.96", "", ""),
    ("053031", "FY2023", "40.0", "", ""),
    ("053279", "FY2022", "99.0", "", ""),
    ("050008", "FY2023", "55.0", "", ""),
    ("020001", "FY2023", "58.0", "", ""),
    ("022012", "FY2023", "10.0", "", ""),
    ("000000", "FY2023", "57.0", "", ""),
];

#[test]
fn what_looks_equal_shares_a_place_and_the_next_place_is_left_out() {
    let found = compare(&plan("higher", SOME), Scope::Municipalities);
    let ranks: Vec<(String, Option<usize>)> = found.areas.iter().map(|one| (one.area.to_string(), one.rank)).collect();
    let expected =
        [("052027", Some(1)), ("052035", Some(1)), ("052019", Some(3)), ("053031", Some(4)), ("053279", None)];
    assert_eq!(ranks, expected.map(|(area, rank)| (area.to_owned(), rank)));
    assert_eq!(found.ranked, 4);
}

#[test]
fn the_lowest_is_first_where_lower_is_better() {
    let found = compare(&plan("lower", SOME), Scope::Municipalities);
    assert_eq!(found.areas[0].area.to_string(), "053031");
}

#[test]
fn a_value_of_another_period_is_no_value() {
    let found = compare(&plan("higher", SOME), Scope::Municipalities);
    let late = found.of_area(AreaCode::parse("053279").unwrap()).unwrap();
    assert_eq!((late.value, late.state, late.class), (None, State::NoReading, None));
    assert_eq!(found.whole, None);
}

#[test]
fn levels_are_not_mixed() {
    let found = compare(&plan("higher", SOME), Scope::Prefectures);
    let areas: Vec<String> = found.areas.iter().map(|one| one.area.to_string()).collect();
    assert_eq!(areas, ["020001", "050008"]);
}

#[test]
fn peers_are_ranked_among_themselves() {
    let found = compare(&plan("higher", SOME), Scope::Municipalities);
    let town = found.of_area(AreaCode::parse("053031").unwrap()).unwrap();
    assert_eq!(town.peer_rank, Some((1, 1)));
    let city = found.of_area(AreaCode::parse("052019").unwrap()).unwrap();
    assert_eq!(city.peer_rank, Some((3, 3)));
}

#[test]
fn counts_are_added_and_not_the_percentages() {
    let plan = plan("higher", &[("052019", "FY2023", "50.0", "500", "1000"), ("053031", "FY2023", "10.0", "1", "10")]);
    let found = compare(&plan, Scope::Municipalities);
    let Some(Whole::OfSums(percent)) = found.whole else { panic!("{:?}", found.whole) };
    assert!((percent - 100.0 * 501.0 / 1010.0).abs() < 1e-9);
    assert_eq!(
        found.areas.iter().map(|one| one.chance).collect::<Vec<_>>(),
        [Some(Chance::Within), Some(Chance::Below)]
    );
}

#[test]
fn counts_that_are_not_the_value_are_not_taken_for_it() {
    let plan = plan("higher", &[("052019", "FY2023", "50.0", "7", "1000"), ("053031", "FY2023", "10.0", "1", "10")]);
    let found = compare(&plan, Scope::Municipalities);
    assert_eq!(found.whole, Some(Whole::PlainMean(30.0)));
    assert!(!found.has_chance());
}

#[test]
fn a_period_with_one_area_alone_is_not_compared() {
    let plan = plan("higher", SOME);
    let evaluation = Evaluation::of(&plan, date(2025, 6, 1), &[]);
    assert_eq!(periods_compared(&evaluation, plan.area(), 0, Scope::Municipalities), [Period::FiscalYear(2023)]);
}
