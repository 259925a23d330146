//! The KPI report against the paper that it comes after.

use std::collections::BTreeMap;

use rashin_model::tables::UseRole;
use rashin_model::{Code, Lang};
use rashin_report::document;

use crate::desk::{Desk, Printed};

#[test]
fn goals_come_first_then_every_index_with_its_members_in_the_order_of_the_plan() {
    let desk = Desk::of("aomori");
    let plan = &desk.assessed().plan;
    let report = document("kpi-report").expect("a document");
    let pdf = desk.pdf(report, Lang::Ja, None);
    let Some(printed) = Printed::read(&pdf) else { return };
    let name = |code: &str| plan.indicator(code).expect("an indicator").name.as_str();
    let is_goal = |code: &Code| plan.uses.iter().any(|row| row.role == UseRole::Goal && row.indicator == *code);
    let goals = plan.indicators.iter().filter(|indicator| is_goal(&indicator.code));
    let goals = goals.map(|indicator| indicator.name.as_str());
    let indices = || plan.composites.iter().map(|row| name(row.indicator.as_str()));
    let goals: Vec<&str> = goals.collect();
    assert_eq!((goals.len(), indices().count()), (4, 8));
    // Goals, then the list of the indices, then each index with its members.
    let parts = plan.composites.iter().flat_map(|row| {
        let own = plan.members.iter().filter(|member| member.composite == row.indicator);
        std::iter::once(name(row.indicator.as_str())).chain(own.map(|member| name(member.indicator.as_str())))
    });
    let expected: Vec<&str> = goals.into_iter().chain(indices()).chain(parts).collect();
    assert_eq!(printed.first_out_of_order(expected), None);
    // No target of a member is published, so there is no index, and the paper says why.
    assert!(printed.has("目標値のない構成指標") && printed.has("目標値がない"));
    assert!(printed.has("青森県民の意識に関する調査"), "where a goal is measured");
}

#[test]
fn what_the_members_add_makes_the_index_and_is_drawn() {
    let desk = Desk::of("example");
    let report = document("kpi-report").expect("a document");
    let content = desk.content(report, Lang::Ja, None).expect("content");
    let tables = desk.machine(report, Lang::Ja, None);
    let figure = |row: &BTreeMap<String, String>, name: &str| row.get(name)?.parse::<f64>().ok();
    // The last year with a figure of each index.
    let mut latest: BTreeMap<&str, &BTreeMap<String, String>> = BTreeMap::new();
    for row in tables["indices"].iter().filter(|row| figure(row, "index").is_some()) {
        latest.insert(&row["composite"], row);
    }
    for row in latest.values() {
        let own = tables["index_members"].iter();
        let own = own.filter(|member| ["composite", "period"].iter().all(|name| member[*name] == row[*name]));
        let added: f64 = own.filter_map(|member| figure(member, "contribution")).sum();
        assert!((added - figure(row, "index").expect("a figure")).abs() < 1e-9, "{row:?}: {added}");
    }
    assert_eq!(latest.len(), desk.assessed().plan.composites.len());
    let drawn: Vec<String> = content.files().into_iter().map(|(name, _)| name).collect();
    assert_eq!(drawn.len(), latest.len(), "{drawn:?}");
}

#[test]
fn a_plan_without_indices_has_no_report_and_says_which_tables_to_fill() {
    let desk = Desk::of("akita");
    let lack = desk.content(document("kpi-report").expect("a document"), Lang::Ja, None).err().expect("a lack");
    assert!(lack.0.ja.contains("composites") && lack.0.en.contains("members"), "{lack:?}");
}
