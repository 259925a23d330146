//! One value by the rules of readings.

use rashin_model::check::{Surroundings, check, settle};
use rashin_model::tables::Reading;
use rashin_model::{Plan, Problem};

use crate::review::check_answer::Finding;

/// Brings a value into its indicator's unit and applies the rules of readings, on a plan that holds
/// nothing but the indicator.
pub(crate) fn settled_reading(
    whole: &Plan,
    surroundings: &Surroundings<'_>,
    reading: Reading,
) -> (Reading, Vec<Finding>) {
    let mut plan = Plan::empty(whole.profile.clone());
    plan.areas.clone_from(&whole.areas);
    plan.indicators = whole.indicators.iter().filter(|row| row.code == reading.indicator).cloned().collect();
    let is_other =
        |row: &&Reading| row.indicator == reading.indicator && row.area == reading.area && row.period != reading.period;
    plan.readings = whole.readings.iter().filter(is_other).cloned().collect();
    let place = plan.readings.len();
    plan.readings.push(reading);
    let mut problems = settle(&mut plan);
    problems.extend(check(&plan, surroundings));
    let is_here =
        |problem: &Problem| problem.place.table == "readings" && problem.place.row.is_none_or(|row| row == place);
    let findings = problems.into_iter().filter(is_here).map(|problem| Finding {
        column: problem.place.column.unwrap_or(""),
        severity: problem.severity,
        sentence: problem.sentence,
        hint: problem.hint,
    });
    let findings = findings.collect();
    (plan.readings.remove(place), findings)
}
