//! Numbers are brought into their indicator's scale and unit, or reported.

use rashin_model::check::settle;
use rashin_model::tables::{Comparator, Reading, Scale, Target, TargetStatus};
use rashin_model::{Plan, Problem};
use rashin_testkit::{row, sample_plan};

/// The sample plan whose first indicator counts in this scale and unit.
fn plan(scale: Scale, unit: Option<&str>) -> Plan {
    let mut plan = sample_plan("mihon");
    plan.indicators[0].scale = scale;
    plan.indicators[0].unit = unit.map(str::to_owned);
    plan.targets.clear();
    plan.readings.clear();
    plan
}

fn reading(value: &str) -> Reading {
    row(&[
        ("indicator", "mihon-sites"),
        ("area", "990001"),
        ("period", "FY2024"),
        ("status", "final"),
        ("value", value),
    ])
}

fn target(cells: &[(&str, &str)]) -> Target {
    let always = [("indicator", "mihon-sites"), ("area", "990001"), ("period", "FY2025"), ("kind", "target")];
    row(&[&always, cells].concat())
}

/// A value as it is after settling, or the rule that it breaks.
fn settled(mut plan: Plan, value: &str) -> Result<String, &'static str> {
    plan.readings = vec![reading(value)];
    let problems = settle(&mut plan);
    if let Some(problem) = problems.first() {
        assert_eq!(
            (problem.place.table, problem.place.row, problem.place.column),
            ("readings", Some(0), Some("value"))
        );
        return Err(problem.rule);
    }
    let amount = plan.readings[0].value.take().expect("a value");
    assert_eq!((amount.scale, amount.unit, amount.comparator), (None, None, None));
    Ok(amount.value.to_string())
}

#[test]
fn numbers_end_in_the_scale_of_their_indicator() {
    let cases = [
        (Scale::Thousand, "件", "3215", "3215"),
        (Scale::Thousand, "件", "3,215千件", "3215"),
        (Scale::Thousand, "件", "3215000件", "3215"),
        (Scale::Thousand, "件", "3,215件", "3.215"),
        (Scale::Thousand, "件", "321.5万件", "3215"),
        (Scale::Thousand, "件", "3215千", "3215"),
        (Scale::One, "件", "3,215千件", "3215000"),
        (Scale::One, "件", "3,215.0千件", "3215000"),
        (Scale::One, "件", "661件", "661"),
        (Scale::TenThousand, "世帯", "76.4万世帯", "76.4"),
        (Scale::TenThousand, "世帯", "76.40万世帯", "76.40"),
        (Scale::TenThousand, "世帯", "764千世帯", "76.4"),
        (Scale::HundredMillion, "円", "1.5兆円", "15000"),
        (Scale::One, "%", "90.0%", "90.0"),
        (Scale::One, "％", "90.0%", "90.0"),
        (Scale::One, "%", "９０．０％", "90.0"),
        (Scale::One, "百万円", "12百万円", "12"),
        (Scale::One, "千件", "3,215千件", "3215"),
        (Scale::One, "か所", "▲3か所", "-3"),
    ];
    for (scale, unit, value, expected) in cases {
        assert_eq!(
            settled(plan(scale, Some(unit)), value).as_deref(),
            Ok(expected),
            "{value} in {}{unit}",
            scale.sign()
        );
    }
    assert_eq!(settled(plan(Scale::Thousand, None), "12万").as_deref(), Ok("120"));
}

#[test]
fn a_unit_of_another_indicator_is_an_error_that_names_both() {
    for (unit, value) in [
        ("件", "3千人"),
        ("%", "90.0点"),
        ("件", "90%"),
        ("千件", "3215件"),
        ("件", "90件未満"),
        ("件", "1件（調整中）"),
    ] {
        assert_eq!(settled(plan(Scale::One, Some(unit)), value), Err("stray-unit"), "{value}");
    }
    assert_eq!(settled(plan(Scale::One, None), "90%"), Err("stray-unit"));
    let mut plan = plan(Scale::Thousand, Some("件"));
    plan.readings = vec![reading("3千人")];
    let problem: Problem = settle(&mut plan).remove(0);
    for said in [&problem.sentence.ja, &problem.sentence.en, &problem.hint.ja] {
        assert!(said.contains("千件"), "{said}");
    }
    assert!(problem.sentence.ja.contains("千人") && problem.sentence.en.contains("mihon-sites"));
}

#[test]
fn a_number_that_leaves_28_digits_is_an_error_and_no_other_number() {
    let value = "79228162514264337593543950335兆円";
    assert_eq!(settled(plan(Scale::One, Some("円")), value), Err("too-large"));
    assert_eq!(settled(plan(Scale::Trillion, Some("円")), value).as_deref(), Ok("79228162514264337593543950335"));
}

#[test]
fn the_bound_beside_a_target_goes_into_its_column() {
    let mut plan = plan(Scale::One, Some("%"));
    plan.targets = vec![
        target(&[("status", "set"), ("value", "90.0%以上")]),
        target(&[("status", "set"), ("value", "≤5")]),
        target(&[("status", "set"), ("value", "90.0"), ("comparator", "eq")]),
        target(&[("status", "set"), ("value", "90.0%以上"), ("comparator", "ge")]),
        target(&[("status", "set"), ("value", "90.0")]),
    ];
    assert_eq!(settle(&mut plan), []);
    let bounds: Vec<_> = plan.targets.iter().map(|target| target.comparator).collect();
    assert_eq!(bounds, [Some(Comparator::Ge), Some(Comparator::Le), Some(Comparator::Eq), Some(Comparator::Ge), None]);
    assert!(plan.targets.iter().all(|target| target.value.as_ref().is_some_and(|value| value.comparator.is_none())));
    let values: Vec<String> =
        plan.targets.iter().flat_map(|target| &target.value).map(|amount| amount.value.to_string()).collect();
    assert_eq!(values, ["90.0", "5", "90.0", "90.0", "90.0"]);
}

#[test]
fn a_bound_that_contradicts_its_column_or_stands_beside_a_reading_is_an_error() {
    let mut contradicting = plan(Scale::One, Some("%"));
    contradicting.targets = vec![target(&[("status", "set"), ("value", "90.0%以上"), ("comparator", "le")])];
    let problems = settle(&mut contradicting);
    assert_eq!((problems.len(), problems[0].rule, problems[0].place.table), (1, "stray-bound", "targets"));
    assert_eq!(settled(plan(Scale::One, Some("%")), "90.0%以上"), Err("stray-bound"));
    assert_eq!(settled(plan(Scale::One, Some("%")), "≥90"), Err("stray-bound"));
}

#[test]
fn numerators_and_denominators_are_numbers_alone() {
    let mut plan = plan(Scale::One, Some("%"));
    let mut rate = reading("50.0");
    rate.numerator = Some(rashin_model::Amount::parse("3千").expect("a number"));
    rate.denominator = Some(rashin_model::Amount::parse("6,000").expect("a number"));
    plan.readings = vec![rate];
    let problems = settle(&mut plan);
    assert_eq!((problems.len(), problems[0].rule, problems[0].place.column), (1, "stray-unit", Some("numerator")));
}

#[test]
fn a_promise_without_a_number_is_one_in_words() {
    let mut plan = plan(Scale::One, Some("件"));
    plan.targets = vec![
        target(&[("status", "set"), ("text", "運用を開始")]),
        target(&[("status", "pending"), ("text", "年度内に定める")]),
        target(&[("status", "set"), ("value", "5"), ("text", "5件")]),
    ];
    assert_eq!(settle(&mut plan), []);
    let statuses: Vec<_> = plan.targets.iter().map(|target| target.status).collect();
    assert_eq!(statuses, [TargetStatus::Words, TargetStatus::Pending, TargetStatus::Set]);
}

#[test]
fn settling_again_changes_nothing() {
    let mut once = sample_plan("mihon");
    once.readings[0] = reading("2千か所");
    once.targets[1].value = rashin_model::Amount::parse("20か所以上");
    assert_eq!(settle(&mut once), []);
    let mut twice = once.clone();
    assert_eq!(settle(&mut twice), []);
    assert_eq!(once, twice);
}
