//! The tree must be one.

use super::{SOUND, after, only, place};
use rashin_model::{Code, Plan};

fn code(text: &str) -> Code {
    Code::new(text).expect("a code")
}

/// A chain of nodes below one another.
fn chain(plan: &mut Plan) {
    let mut below = plan.nodes[1].clone();
    below.code = code("mihon-1-1-1");
    below.parent = Some(code("mihon-1-1"));
    below.level = code("step");
    let mut level = plan.levels[1].clone();
    (level.order, level.code) = (3, code("step"));
    plan.levels.push(level);
    plan.nodes.push(below);
}

#[test]
fn a_node_that_is_its_own_parent_is_a_circle() {
    let problem = only(|plan| plan.nodes[0].parent = Some(code("mihon-1")));
    assert_eq!(place(&problem), "circle nodes 0 parent");
}

#[test]
fn every_node_of_a_circle_is_reported_and_no_node_below_it() {
    let found = after(|plan| {
        chain(plan);
        plan.nodes[0].parent = Some(code("mihon-1-1"));
    });
    assert_eq!(found, ["circle nodes 0 parent", "circle nodes 1 parent"]);
}

#[test]
fn a_parent_on_the_same_or_a_lower_level_is_an_error() {
    let problem = only(|plan| plan.nodes[1].level = code("field"));
    assert_eq!(place(&problem), "level-order nodes 1 level");
    assert!(problem.sentence.ja.contains("mihon-1-1") && problem.sentence.en.contains("mihon-1\""));
    let found = after(|plan| {
        chain(plan);
        plan.nodes[1].level = code("step");
        plan.nodes[2].level = code("project");
    });
    assert_eq!(found, ["level-order nodes 2 level"]);
}

#[test]
fn levels_may_be_skipped_and_any_node_may_stand_at_the_top() {
    let skipped = after(|plan| {
        chain(plan);
        plan.nodes[2].parent = Some(code("mihon-1"));
    });
    assert_eq!(skipped, SOUND);
    assert_eq!(after(|plan| plan.nodes[1].parent = None), SOUND);
}
