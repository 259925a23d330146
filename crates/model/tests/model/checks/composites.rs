//! Composite indices that cannot be computed.

use super::{SOUND, after, only, place};
use rashin_model::tables::{IndicatorKind, Member};
use rashin_model::{Plan, Severity};
use rashin_testkit::row;

/// Adds a composite of the two indicators of the sample plan.
fn add_index(plan: &mut Plan) {
    plan.indicators.push(row(&[
        ("code", "mihon-index"),
        ("name", "総合指数"),
        ("scale", "1"),
        ("kind", "composite"),
        ("direction", "higher"),
        ("decimals", "1"),
    ]));
    plan.composites.push(row(&[("indicator", "mihon-index"), ("anchor", "gap")]));
    plan.members = vec![member("mihon-sites", "1"), member("mihon-share", "2.5")];
}

fn member(indicator: &str, weight: &str) -> Member {
    row(&[("composite", "mihon-index"), ("indicator", indicator), ("weight", weight)])
}

#[test]
fn an_index_with_method_and_members_is_sound() {
    assert_eq!(after(add_index), SOUND);
}

#[test]
fn an_index_without_a_method_is_an_error_at_its_kind() {
    let found = after(|plan| {
        add_index(plan);
        plan.composites.clear();
        plan.members.clear();
    });
    assert_eq!(found, ["composite-without-method indicators 2 kind"]);
}

#[test]
fn a_method_for_what_is_no_index_is_an_error() {
    let problem = only(|plan| {
        add_index(plan);
        plan.indicators[2].kind = IndicatorKind::Level;
    });
    assert_eq!(place(&problem), "not-a-composite composites 0 indicator");
    assert_eq!(problem.severity, Severity::Error);
}

#[test]
fn an_index_inside_an_index_is_an_error() {
    let problem = only(|plan| {
        add_index(plan);
        plan.members.push(member("mihon-index", "1"));
    });
    assert_eq!(place(&problem), "composite-in-composite members 2 indicator");
}

#[test]
fn weights_are_above_zero() {
    for weight in ["0", "0.0", "▲1"] {
        let problem = only(|plan| {
            add_index(plan);
            plan.members[1] = member("mihon-share", weight);
        });
        assert_eq!(place(&problem), "weight-not-positive members 1 weight", "{weight}");
    }
    let tiny = after(|plan| {
        add_index(plan);
        plan.members[1] = member("mihon-share", "0.001");
    });
    assert_eq!(tiny, SOUND);
}
