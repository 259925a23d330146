//! What differs between two states of a plan.

use rashin_model::Plan;
use rashin_model::difference::{Change, Difference, differences};
use rashin_testkit::{full_plan, sample_plan};

/// The differences that a change makes.
fn of(change: impl FnOnce(&mut Plan)) -> Vec<Difference> {
    let before = sample_plan("mihon");
    let mut after = before.clone();
    change(&mut after);
    differences(&before, &after)
}

/// `added nodes mihon-1` and so on.
fn said(differences: &[Difference]) -> Vec<String> {
    let change = |change: &Change| match change {
        Change::Added => "added".to_owned(),
        Change::Removed => "removed".to_owned(),
        Change::Moved => "moved".to_owned(),
        Change::Changed(cells) => cells
            .iter()
            .map(|cell| format!("{}: {} > {}", cell.column, cell.before, cell.after))
            .collect::<Vec<_>>()
            .join(", "),
    };
    differences.iter().map(|one| format!("{} {} {}", one.table, one.key.join("/"), change(&one.change))).collect()
}

#[test]
fn equal_plans_do_not_differ() {
    assert_eq!(of(|_| {}), []);
    let full = full_plan("code-1");
    assert_eq!(differences(&full, &full.clone()), []);
}

#[test]
fn a_new_row_is_added_and_a_missing_one_removed() {
    let mut site = sample_plan("mihon").readings[0].clone();
    site.period = rashin_model::Period::FiscalYear(2024);
    assert_eq!(said(&of(|plan| plan.readings.push(site))), ["readings mihon-sites/990001/FY2024 added"]);
    assert_eq!(said(&of(|plan| drop(plan.readings.remove(1)))), ["readings mihon-sites/990001/FY2022 removed"]);
    assert_eq!(
        said(&of(|plan| plan.uses.clear())),
        ["uses mihon-1-1/mihon-sites removed", "uses mihon-1-1/mihon-share removed"]
    );
}

#[test]
fn a_changed_row_shows_its_cells_before_and_after() {
    let found = of(|plan| {
        plan.targets[1].value = rashin_model::Amount::parse("25");
        plan.targets[1].note = Some("見直し".to_owned());
        plan.profile.title = "みほん県デジタル計画（改定）".to_owned();
    });
    let expected = [
        "plan  title: みほん県デジタル計画 > みほん県デジタル計画（改定）",
        "targets mihon-sites/990001/target/FY2025 value: 20 > 25, note:  > 見直し",
    ];
    assert_eq!(said(&found), expected);
}

#[test]
fn decimals_that_were_printed_count_as_a_change() {
    let found = of(|plan| plan.targets[3].value = rashin_model::Amount::parse("90"));
    assert_eq!(said(&found), ["targets mihon-share/990001/target/FY2025 value: 90.0 > 90"]);
}

#[test]
fn a_change_of_key_is_a_new_row_and_a_missing_one() {
    let found = of(|plan| plan.readings[0].period = rashin_model::Period::FiscalYear(2020));
    assert_eq!(
        said(&found),
        ["readings mihon-sites/990001/FY2020 added", "readings mihon-sites/990001/FY2021 removed"]
    );
}

#[test]
fn rows_in_another_order_are_moved() {
    assert_eq!(said(&of(|plan| plan.indicators.swap(0, 1))), ["indicators mihon-share moved"]);
    let moved_and_changed = of(|plan| {
        plan.nodes.swap(0, 1);
        plan.nodes[0].note = Some("再掲".to_owned());
    });
    assert_eq!(said(&moved_and_changed), ["nodes mihon-1-1 note:  > 再掲", "nodes mihon-1-1 moved"]);
}

#[test]
fn rows_that_come_or_go_do_not_move_their_neighbours() {
    let found = of(|plan| {
        let first = plan.readings.remove(0);
        let mut new = first;
        new.period = rashin_model::Period::FiscalYear(2019);
        plan.readings.insert(2, new);
    });
    assert_eq!(
        said(&found),
        ["readings mihon-sites/990001/FY2019 added", "readings mihon-sites/990001/FY2021 removed"]
    );
}

#[test]
fn a_change_of_any_column_of_any_table_is_seen() {
    let full = full_plan("code-1");
    let empty = Plan::empty(full.profile.clone());
    let tables = rashin_model::plan::TABLES.len() - 1;
    let added = differences(&empty, &full);
    assert_eq!(added.len(), 2 * tables);
    assert!(added.iter().all(|one| one.change == Change::Added));
    let removed = differences(&full, &empty);
    assert_eq!(removed.len(), 2 * tables);
    assert!(removed.iter().all(|one| one.change == Change::Removed));
}
