//! The KPI report against the paper that it comes after.

use rashin_model::tables::UseRole;
use rashin_model::{Code, Lang};
use rashin_report::{Machine, Value, document};

use crate::desk::{Desk, Printed};

fn figure(value: &Value) -> Option<f64> {
    if let Value::Figure(figure) = value { Some(*figure) } else { None }
}

fn table(tables: Vec<Machine>, name: &str) -> Machine {
    tables.into_iter().find(|table| table.name == name).expect("a table of this name")
}

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
    let (indices, members) = (table(content.machine(), "indices"), table(content.machine(), "index_members"));
    let mut compared = 0;
    for row in &indices.rows {
        let own = members.rows.iter().filter(|member| (&member[0], &member[3]) == (&row[0], &row[2]));
        let added: Vec<f64> = own.filter_map(|member| figure(&member[7])).collect();
        let Some(index) = figure(&row[3]).filter(|_| !added.is_empty()) else { continue };
        assert!((added.iter().sum::<f64>() - index).abs() < 1e-9, "{row:?}: {added:?}");
        compared += 1;
    }
    assert_eq!(compared, desk.assessed().plan.composites.len());
    let drawn: Vec<String> = content.files().into_iter().map(|(name, _)| name).collect();
    assert_eq!(drawn.len(), compared, "{drawn:?}");
}

#[test]
fn a_plan_without_indices_has_no_report_and_says_which_tables_to_fill() {
    let desk = Desk::of("akita");
    let lack = desk.content(document("kpi-report").expect("a document"), Lang::Ja, None).err().expect("a lack");
    assert!(lack.0.ja.contains("composites") && lack.0.en.contains("members"), "{lack:?}");
}
