//! The tree must be a tree: no circle, and every parent on a level above.

use std::collections::BTreeMap;

use crate::Code;
use crate::lang::Sentence;
use crate::plan::Plan;
use crate::problem::Problem;
use crate::tables::Node;

pub(super) fn check(plan: &Plan, problems: &mut Vec<Problem>) {
    let nodes: BTreeMap<&Code, &Node> = plan.nodes.iter().map(|node| (&node.code, node)).collect();
    let order: BTreeMap<&Code, u32> = plan.levels.iter().map(|level| (&level.code, level.order)).collect();
    for (row, node) in plan.nodes.iter().enumerate() {
        let Some(parent) = node.parent.as_ref().and_then(|code| nodes.get(code)) else { continue };
        if is_in_circle(node, &nodes) {
            problems.push(Problem::error(
                "circle",
                "nodes",
                row,
                "parent",
                Sentence::new(
                    format!("「{}」の親をたどると自分自身に戻ります", node.code),
                    format!("going up from \"{}\" leads back to itself", node.code),
                ),
                Sentence::new(
                    "親項目を正しい上位の項目に直すか、空欄（最上位）にしてください",
                    "name the right node above it, or leave the parent blank for the top",
                ),
            ));
        } else if order.get(&node.level).zip(order.get(&parent.level)).is_some_and(|(own, above)| above >= own) {
            problems.push(Problem::error(
                "level-order",
                "nodes",
                row,
                "level",
                Sentence::new(
                    format!("「{}」の階層は親「{}」の階層より下ではありません", node.code, parent.code),
                    format!("the level of \"{}\" is not below that of its parent \"{}\"", node.code, parent.code),
                ),
                Sentence::new("階層か親項目を直してください", "correct the level or the parent"),
            ));
        }
    }
}

fn is_in_circle(start: &Node, nodes: &BTreeMap<&Code, &Node>) -> bool {
    let mut above = start.parent.as_ref();
    for _ in 0..nodes.len() {
        match above {
            None => return false,
            Some(code) if *code == start.code => return true,
            Some(code) => above = nodes.get(code).and_then(|node| node.parent.as_ref()),
        }
    }
    false
}
