//! Codes and areas that are named but not there.

use std::collections::BTreeSet;

use super::{only, problems_among};
use rashin_model::check::{Surroundings, check};
use rashin_model::{AreaCode, Code, Plan, Problem};
use rashin_testkit::{full_plan, sample_plan};

/// The columns that a rule complains of, as `table.column`.
fn columns(problems: &[Problem], rule: &str) -> BTreeSet<String> {
    let of_rule = problems.iter().filter(|problem| problem.rule == rule);
    of_rule.map(|problem| format!("{}.{}", problem.place.table, problem.place.column.unwrap_or("-"))).collect()
}

/// Gives every row that can be named a code that nobody names.
fn rename_all(plan: &mut Plan) {
    macro_rules! rename {
        ($($table:ident $column:ident),+ $(,)?) => {
            $(for (number, row) in plan.$table.iter_mut().enumerate() {
                row.$column = Code::new(&format!("{}-{number}", stringify!($table))).expect("a code");
            })+
        };
    }
    rename!(levels code, sections code, tags code, nodes code, indicators code, composites indicator, rubrics rubric,
        reviews code, bodies code, meetings code, decisions code, cooperation code);
}

const REFERENCES: [&str; 41] = [
    "agenda.meeting",
    "attendance.meeting",
    "bodies.successor",
    "comments.element",
    "comments.meeting",
    "composites.indicator",
    "concepts.indicator",
    "cooperation.continued_from",
    "cooperation.successor",
    "cooperation_items.cooperation",
    "cooperation_meetings.cooperation",
    "decisions.element",
    "decisions.meeting",
    "documents.meeting",
    "faq.element",
    "grades.indicator",
    "grades.node",
    "grades.review",
    "grades.rubric",
    "indicators.succeeds",
    "items.node",
    "items.section",
    "links.from",
    "links.to",
    "meetings.body",
    "members.composite",
    "members.indicator",
    "nodes.also_under",
    "nodes.level",
    "nodes.parent",
    "nodes.tags",
    "readings.indicator",
    "reviews.body",
    "reviews.rubrics",
    "sections.answers",
    "steps.node",
    "targets.indicator",
    "tasks.decision",
    "tasks.element",
    "uses.indicator",
    "uses.node",
];

#[test]
fn every_column_that_names_a_row_is_checked() {
    let mut plan = full_plan("code-1");
    rename_all(&mut plan);
    let found = columns(&problems_among(&plan, &|_| true, &[]), "unknown-reference");
    assert_eq!(found.into_iter().collect::<Vec<_>>(), REFERENCES);
}

#[test]
fn a_code_that_is_there_may_be_named_everywhere() {
    let found = columns(&problems_among(&full_plan("code-1"), &|_| true, &[]), "unknown-reference");
    // The lists of a full plan hold years.
    let lists: Vec<_> = found.into_iter().collect();
    assert_eq!(lists, ["indicators.succeeds", "nodes.also_under", "nodes.tags", "reviews.rubrics"]);
}

#[test]
fn a_missing_code_is_named_with_the_table_it_should_be_in() {
    let problem = only(|plan| plan.uses[0].node = Code::new("mihon-9").expect("a code"));
    assert_eq!(super::place(&problem), "unknown-reference uses 0 node");
    for said in [&problem.sentence.ja, &problem.sentence.en] {
        assert!(said.contains("mihon-9") && said.contains("nodes"), "{said}");
    }
}

#[test]
fn a_code_whose_row_could_not_be_read_is_not_reported_again() {
    let mut plan = sample_plan("mihon");
    plan.uses[0].node = Code::new("mihon-9").expect("a code");
    let unread = ["mihon-9".to_owned()];
    let surroundings = Surroundings { is_real_area: &|_| true, shipped_rubrics: &[], unread_codes: &unread };
    assert_eq!(check(&plan, &surroundings), []);
}

#[test]
fn rubrics_that_ship_may_be_named() {
    let mut plan = full_plan("code-1");
    let shipped = std::mem::take(&mut plan.rubrics);
    let with = columns(&problems_among(&plan, &|_| true, &shipped), "unknown-reference");
    let without = columns(&problems_among(&plan, &|_| true, &[]), "unknown-reference");
    assert!(!with.contains("grades.rubric") && without.contains("grades.rubric"));
}

#[test]
fn every_area_is_a_real_body_or_one_of_the_plan() {
    let plan = full_plan("code-1");
    let nowhere = columns(&problems_among(&plan, &|_| false, &[]), "unknown-area");
    let own: Vec<String> = nowhere.into_iter().collect();
    // The lists name 050008 and 052019; all other areas are in the table areas.
    assert_eq!(own, ["cooperation.proposers", "cooperation.targets"]);
    let mut strange = full_plan("code-1");
    strange.areas.iter_mut().for_each(|area| area.code = AreaCode::parse("472018").expect("a code"));
    let found: Vec<String> = columns(&problems_among(&strange, &|_| false, &[]), "unknown-area").into_iter().collect();
    let all = [
        "areas.parent",
        "cooperation.proposers",
        "cooperation.targets",
        "plan.area_code",
        "readings.area",
        "targets.area",
    ];
    assert_eq!(found, all);
    assert_eq!(columns(&problems_among(&strange, &|_| true, &[]), "unknown-area"), BTreeSet::new());
}

#[test]
fn the_nation_is_always_there() {
    let mut plan = sample_plan("mihon");
    plan.profile.area_code = AreaCode::NATION;
    plan.targets.iter_mut().for_each(|target| target.area = AreaCode::NATION);
    plan.readings.iter_mut().for_each(|reading| reading.area = AreaCode::NATION);
    assert_eq!(problems_among(&plan, &|_| false, &[]), []);
}

#[test]
fn every_reading_of_an_unknown_area_is_reported() {
    let mut plan = sample_plan("mihon");
    let elsewhere = AreaCode::parse("010006").expect("a code");
    plan.readings[1].area = elsewhere;
    plan.readings[2].area = elsewhere;
    let found = problems_among(&plan, &|area| area != elsewhere, &[]);
    let rows: Vec<_> =
        found.iter().filter(|problem| problem.rule == "unknown-area").map(|problem| problem.place.row).collect();
    assert_eq!(rows, [Some(1), Some(2)]);
}
