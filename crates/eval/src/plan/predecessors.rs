//! The series that an indicator continues.

use std::collections::BTreeSet;

use rashin_model::Plan;
use rashin_model::tables::Indicator;

/// The indicators whose series an indicator may be shown as continuing, the oldest first; by their
/// positions in the plan.
///
/// It continues another if it succeeds that one alone, nothing else succeeds that one (a split), and
/// both have the same unit, multiplier and kind. A merger continues none of its parts. Whoever draws
/// them puts a break where one follows the other: no change, trend, pace or forecast is computed
/// across it.
pub fn predecessors(plan: &Plan, indicator: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::from([indicator]);
    let mut current = indicator;
    while let Some(before) = predecessor(plan, &plan.indicators[current]) {
        // A plan that was not checked may have a circle.
        if !seen.insert(before) {
            break;
        }
        found.push(before);
        current = before;
    }
    found.reverse();
    found
}

fn predecessor(plan: &Plan, indicator: &Indicator) -> Option<usize> {
    let [code] = &indicator.succeeds[..] else { return None };
    let position = plan.indicators.iter().position(|other| other.code == *code)?;
    let before = &plan.indicators[position];
    let successors = plan.indicators.iter().filter(|other| other.succeeds.contains(code)).count();
    let is_comparable = (&before.unit, before.scale, before.kind) == (&indicator.unit, indicator.scale, indicator.kind);
    (successors == 1 && is_comparable).then_some(position)
}
