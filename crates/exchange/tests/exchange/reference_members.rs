//! Members of an index that have no target stand for reference: they change nothing.

use jiff::civil::{Date, date};
use rashin_model::tables::Member;
use rashin_model::{Amount, Period, Plan};
use rashin_testkit::row;
use serde_json::Value;

use crate::evaluation::{evaluated, plan};

/// The reference member of the example plan: AI案内の利用件数, without a target.
const REFERENCE: &str = "example-chatbot";
/// In June 2025 the reference member has values of a fiscal year in which no other member has one.
const DATES: [Date; 3] = [date(2025, 3, 31), date(2025, 6, 1), date(2026, 11, 1)];

/// The composites without the parts of reference members.
fn indices(plan: &Plan, as_of: Date) -> Value {
    let mut composites = evaluated(plan, as_of)["composites"].take();
    for one in composites.as_array_mut().expect("a list") {
        let members = one["members"].as_array_mut().expect("a list");
        members.retain(|member| member["reason"] != "reference_only");
        assert!(members.iter().all(|member| member["indicator"] != REFERENCE));
    }
    composites
}

#[track_caller]
fn same_after(change: impl Fn(&mut Plan)) {
    for as_of in DATES {
        let mut plan = plan("example");
        let before = indices(&plan, as_of);
        assert!(before[0]["index"].is_number());
        change(&mut plan);
        plan.sort_readings();
        let after = indices(&plan, as_of);
        for (before, after) in before.as_array().unwrap().iter().zip(after.as_array().unwrap()) {
            for (field, value) in before.as_object().expect("a record") {
                assert_eq!(value, &after[field], "{field} of {} as of {as_of}", before["indicator"]);
            }
        }
    }
}

fn is_reference(member: &Member) -> bool {
    member.indicator.as_str() == REFERENCE
}

#[test]
fn taking_one_out_changes_nothing() {
    same_after(|plan| plan.members.retain(|member| !is_reference(member)));
}

#[test]
fn another_weight_changes_nothing() {
    same_after(|plan| {
        let member = plan.members.iter_mut().find(|member| is_reference(member)).expect("there is one");
        member.weight = rashin_model::Decimal::from(1000);
    });
}

#[test]
fn another_value_changes_nothing() {
    same_after(|plan| {
        for reading in plan.readings.iter_mut().filter(|reading| reading.indicator.as_str() == REFERENCE) {
            reading.value = Amount::parse("999999");
        }
    });
}

#[test]
fn values_of_years_without_others_change_nothing() {
    same_after(|plan| {
        let mut old = plan.readings.iter().find(|reading| reading.indicator.as_str() == REFERENCE).unwrap().clone();
        old.period = Period::FiscalYear(2001);
        plan.readings.push(old);
    });
}

#[test]
fn taking_its_values_out_changes_nothing() {
    same_after(|plan| plan.readings.retain(|reading| reading.indicator.as_str() != REFERENCE));
}

#[test]
fn adding_one_changes_nothing() {
    same_after(|plan| {
        let mut indicator = plan.indicator(REFERENCE).expect("there is one").clone();
        indicator.code = rashin_model::Code::new("example-new").expect("a code");
        let readings: Vec<_> = plan
            .readings
            .iter()
            .filter(|reading| reading.indicator.as_str() == REFERENCE)
            .map(|reading| rashin_model::tables::Reading { indicator: indicator.code.clone(), ..reading.clone() })
            .collect();
        plan.indicators.push(indicator);
        plan.readings.extend(readings);
        for composite in ["example-kpi-counter", "example-kpi-work"] {
            plan.members.push(row(&[("composite", composite), ("indicator", "example-new"), ("weight", "7")]));
        }
    });
}

#[test]
fn a_member_with_a_target_does_change_the_index() {
    let mut plan = plan("example");
    let before = indices(&plan, DATES[0])[0]["index"].as_f64();
    let member = plan.members.iter_mut().find(|member| member.indicator.as_str() == "example-writeless");
    member.expect("there is one").weight = rashin_model::Decimal::from(1000);
    assert_ne!(indices(&plan, DATES[0])[0]["index"].as_f64(), before);
}
