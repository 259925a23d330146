//! What the public would see judged differently.

use std::collections::BTreeMap;

use rashin_eval::plan::{ComputedMark, Standing};
use rashin_model::{AreaCode, Code};

use crate::AssessedPlan;

/// An indicator whose latest figure would stand elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingChange {
    /// The indicator.
    pub indicator: Code,
    /// The area.
    pub area: AreaCode,
    /// Where it stands in the last snapshot; `None` if it was not there.
    pub before: Option<Standing>,
    /// Where it would stand; `None` if it would be gone.
    pub after: Option<Standing>,
}

/// A computed mark that would differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkChange {
    /// The indicator or element.
    pub element: Code,
    /// The area of an indicator's mark.
    pub area: Option<AreaCode>,
    /// The rubric.
    pub rubric: Code,
    /// The dimension.
    pub dimension: Code,
    /// The mark in the last snapshot; `None` for none.
    pub before: Option<String>,
    /// The mark that would be shown; `None` for none.
    pub after: Option<String>,
}

/// The indicators whose standing differs, in the order of the plan to come.
pub(crate) fn standing_changes(before: &AssessedPlan, after: &AssessedPlan) -> Vec<StandingChange> {
    changed(standings(before), standings(after))
        .into_iter()
        .map(|((indicator, area), before, after)| StandingChange { indicator, area, before, after })
        .collect()
}

/// The computed marks that differ, in the order of the plan to come.
pub(crate) fn mark_changes(before: &AssessedPlan, after: &AssessedPlan) -> Vec<MarkChange> {
    changed(marks(before), marks(after))
        .into_iter()
        .map(|(key, before, after)| {
            let MarkKey { element, area, rubric, dimension, .. } = key;
            MarkChange { element, area, rubric, dimension, before, after }
        })
        .collect()
}

/// Keys with another value before and after: those of the state after in their order, then those gone.
fn changed<K: Ord + Clone, V: PartialEq>(before: Vec<(K, V)>, after: Vec<(K, V)>) -> Vec<(K, Option<V>, Option<V>)> {
    let mut old: BTreeMap<K, V> = before.into_iter().collect();
    let mut found = Vec::new();
    for (key, value) in after {
        match old.remove(&key) {
            Some(earlier) if earlier == value => {}
            earlier => found.push((key, earlier, Some(value))),
        }
    }
    found.extend(old.into_iter().map(|(key, value)| (key, Some(value), None)));
    found
}

fn standings(assessed: &AssessedPlan) -> Vec<((Code, AreaCode), Standing)> {
    let indicators = &assessed.plan.indicators;
    let of = |series: &rashin_eval::plan::Series| {
        ((indicators[series.indicator].code.clone(), series.area), Standing::of(series.latest()))
    };
    assessed.evaluation.series.iter().map(of).collect()
}

/// What tells one computed mark from another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct MarkKey {
    element: Code,
    area: Option<AreaCode>,
    review: Option<Code>,
    rubric: Code,
    dimension: Code,
}

fn marks(assessed: &AssessedPlan) -> Vec<(MarkKey, String)> {
    let AssessedPlan { plan, evaluation, .. } = assessed;
    let mut found = Vec::new();
    let mut add = |element: &Code, area: Option<AreaCode>, review: Option<&Code>, mark: &ComputedMark| {
        if let Ok(given) = &mark.mark {
            let (rubric, dimension) = (mark.rubric.clone(), mark.dimension.clone());
            let key = MarkKey { element: element.clone(), area, review: review.cloned(), rubric, dimension };
            found.push((key, given.mark().to_owned()));
        }
    };
    for series in &evaluation.series {
        let code = &plan.indicators[series.indicator].code;
        series.latest().marks.iter().for_each(|mark| add(code, Some(series.area), None, mark));
    }
    for index in &evaluation.indices {
        let code = &plan.indicators[index.indicator].code;
        index.marks.iter().for_each(|mark| add(code, None, None, mark));
    }
    for node in &evaluation.node_marks {
        add(&node.node, None, Some(&node.review), &node.mark);
    }
    found
}
