//! What one value would do.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rashin_model::tables::{IndicatorKind, Reading, RubricMark};
use rashin_model::{AreaCode, Code, Plan};

use super::assessment::assess;
use super::mark::indicator_marks;
use super::{Assessment, Evaluation, Evaluator, Series};

/// What one value would do to how its indicator stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// How it stands without the value: the assessment of what is recorded for the period, else of
    /// the latest value before it; `None` where there is neither.
    pub before: Option<Assessment>,
    /// How it would stand with the value, for the period of the value.
    pub after: Assessment,
}

/// What a value would do to attainment, progress, pace, state and marks of its indicator in its area,
/// before it is recorded. `None` for an indicator that the plan does not have, and for a composite,
/// which follows from its members.
///
/// Evaluates that indicator in that area alone, so that it can be asked at every keystroke. A value
/// for a period that ends after `as_of` is judged as of the end of its period. The readings of the
/// plan must be in canonical order ([`Plan::sort_readings`]); the new one need not be among them, and
/// takes the place of the one of its period if it is.
pub fn effect_of_reading(plan: &Plan, reading: &Reading, as_of: Date, shipped: &[RubricMark]) -> Option<Effect> {
    let mut small = alone(plan, reading)?;
    let as_of = as_of.max(reading.period.end());
    let judged = |plan: &Plan| {
        let evaluator = Evaluator::new(plan, as_of, shipped);
        (!evaluator.is_empty()).then(|| evaluator.series(0).assessments)
    };
    let until = |one: &&Assessment| one.period.is_some_and(|period| period.end() <= reading.period.end());
    let before = judged(&small).and_then(|all| {
        let known = || all.iter().rev().filter(until);
        let same = known().find(|one| one.period == Some(reading.period));
        same.or_else(|| known().find(|one| one.actual.is_some())).cloned()
    });
    small.readings.retain(|old| old.period != reading.period);
    small.readings.push(reading.clone());
    small.sort_readings();
    let after = judged(&small)?.into_iter().find(|one| one.period == Some(reading.period))?;
    Some(Effect { before, after })
}

impl Evaluation {
    /// The same as [`effect_of_reading`] for a plan that is evaluated already: what was promised and the
    /// rubrics in use are taken from here, so that many rows of a page can be asked at once. `None` also
    /// for an area without readings and targets. The evaluation must be of this plan.
    pub fn effect_of(&self, plan: &Plan, reading: &Reading) -> Option<Effect> {
        let is_it = |series: &&Series| {
            series.area == reading.area && plan.indicators[series.indicator].code == reading.indicator
        };
        let series = self.series.iter().find(is_it)?;
        let indicator = &plan.indicators[series.indicator];
        let as_of = self.as_of.max(reading.period.end());
        let judged = |readings: &[Reading]| assess(indicator, &series.promise, readings, as_of, &plan.profile);
        let marked = |mut one: Assessment| {
            one.marks = indicator_marks(&one, &series.promise, self.rubrics.rows());
            one
        };
        let mut readings: Vec<Reading> = own_readings(plan, series.indicator, reading.area).cloned().collect();
        let mut before = judged(&readings);
        before.retain(|one| one.period.is_some_and(|period| period.end() <= reading.period.end()));
        let same = before.iter().position(|one| one.period == Some(reading.period));
        let place = same.or_else(|| before.iter().rposition(|one| one.actual.is_some()));
        let before = place.map(|place| marked(before.swap_remove(place)));
        readings.retain(|old| old.period != reading.period);
        readings.push(reading.clone());
        readings.sort_by_key(|row| (row.period.start(), row.period));
        let after = judged(&readings).into_iter().find(|one| one.period == Some(reading.period))?;
        Some(Effect { before, after: marked(after) })
    }
}

/// The readings of an indicator, by its position, in an area; those of the plan are in canonical order.
fn own_readings(plan: &Plan, position: usize, area: AreaCode) -> impl Iterator<Item = &Reading> {
    let own = &plan.indicators[position].code;
    let order =
        |code: &Code| plan.indicators.iter().position(|indicator| indicator.code == *code).unwrap_or(usize::MAX);
    let from = plan.readings.partition_point(|row| (order(&row.indicator), row.area) < (position, area));
    plan.readings[from..].iter().take_while(move |row| row.indicator == *own && row.area == area)
}

/// The plan with the indicator and area of a reading alone, and the rubrics in use.
fn alone(plan: &Plan, reading: &Reading) -> Option<Plan> {
    let position = plan.indicators.iter().position(|indicator| indicator.code == reading.indicator)?;
    let indicator = &plan.indicators[position];
    if indicator.kind == IndicatorKind::Composite {
        return None;
    }
    let mut small = Plan::empty(plan.profile.clone());
    let is_own = |code: &Code, area| *code == reading.indicator && area == reading.area;
    small.indicators = vec![indicator.clone()];
    small.targets = plan.targets.iter().filter(|row| is_own(&row.indicator, row.area)).cloned().collect();
    small.readings = own_readings(plan, position, reading.area).cloned().collect();
    small.rubrics.clone_from(&plan.rubrics);
    small.reviews.clone_from(&plan.reviews);
    // A rubric is also in use where a grade names it: one grade of each is enough to say so.
    let mut named = BTreeSet::new();
    small.grades = plan.grades.iter().filter(|grade| named.insert(&grade.rubric)).cloned().collect();
    Some(small)
}
