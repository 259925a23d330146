//! Findings that the check of a plan makes anyway.

use std::collections::BTreeMap;

use rashin_model::check::check_judgeable;
use rashin_model::problem::Problem;
use rashin_model::tables::{IndicatorKind, TargetKind};
use rashin_model::{AreaCode, Code, Plan};

use super::finding::Finding;
use super::flaw::Flaw;

pub(super) fn findings(plan: &Plan) -> Vec<Finding> {
    let positions: BTreeMap<&Code, usize> =
        plan.indicators.iter().enumerate().map(|(position, indicator)| (&indicator.code, position)).collect();
    let mut last_target: BTreeMap<(&Code, AreaCode), usize> = BTreeMap::new();
    for (row, target) in plan.targets.iter().enumerate().filter(|(_, target)| target.kind == TargetKind::Target) {
        let last = last_target.entry((&target.indicator, target.area)).or_insert(row);
        if plan.targets[*last].period <= target.period {
            *last = row;
        }
    }
    // A series has one finding of each kind: the latest.
    let mut found: BTreeMap<(usize, Option<AreaCode>, Flaw), Finding> = BTreeMap::new();
    for problem in check_judgeable(plan) {
        let Some(flaw) = flaw(problem.rule) else { continue };
        let Some((code, area)) = subject(plan, &problem, &last_target) else { continue };
        let Some(&indicator) = positions.get(code) else { continue };
        let row = &plan.indicators[indicator];
        if row.reference_only || row.kind == IndicatorKind::Composite {
            continue;
        }
        let finding = Finding { flaw, indicator, area, sentence: problem.sentence, hint: problem.hint };
        found.insert((indicator, area, flaw), finding);
    }
    found.into_values().collect()
}

fn flaw(rule: &str) -> Option<Flaw> {
    Some(match rule {
        "wrong-side" => Flaw::WrongSide,
        "baseline-is-target" => Flaw::MetAtBaseline,
        "tiny-move" => Flaw::Indistinct,
        "no-baseline" => Flaw::NoBaseline,
        "target-zero" => Flaw::TargetZero,
        "cumulative-without-start" => Flaw::CumulativeWithoutStart,
        "cumulative-falls" => Flaw::CumulativeFalls,
        _ => return None,
    })
}

/// The indicator and area that a problem is about; `None` for a target on the way.
fn subject<'p>(
    plan: &'p Plan,
    problem: &Problem,
    last_target: &BTreeMap<(&Code, AreaCode), usize>,
) -> Option<(&'p Code, Option<AreaCode>)> {
    let row = problem.place.row?;
    match problem.place.table {
        "targets" => {
            let target = &plan.targets[row];
            let is_last = last_target.get(&(&target.indicator, target.area)) == Some(&row);
            is_last.then_some((&target.indicator, Some(target.area)))
        }
        "readings" => plan.readings.get(row).map(|reading| (&reading.indicator, Some(reading.area))),
        _ => plan.indicators.get(row).map(|indicator| (&indicator.code, None)),
    }
}
