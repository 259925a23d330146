//! What a plan says about the rows that are asked for, found quickly for many requests.

use std::collections::BTreeMap;

use rashin_eval::plan::Evaluation;
use rashin_eval::review::{Element, Reviewed};
use rashin_model::review::Round;
use rashin_model::tables::{Grade, Indicator, Node, Reading, RubricMark, Step, Target};
use rashin_model::{AreaCode, Code, Period, Plan};

/// A plan looked through once, for all the workbooks of a review.
#[derive(Debug)]
pub struct Background<'a> {
    pub(super) plan: &'a Plan,
    shipped: &'a [RubricMark],
    reviewed: Option<Reviewed<'a>>,
    nodes: BTreeMap<&'a Code, &'a Node>,
    indicators: BTreeMap<&'a Code, &'a Indicator>,
    readings: BTreeMap<(&'a Code, AreaCode), Vec<&'a Reading>>,
    targets: BTreeMap<(&'a Code, AreaCode), Vec<&'a Target>>,
    steps: BTreeMap<&'a Code, Vec<&'a Step>>,
    grades: BTreeMap<&'a Code, Vec<&'a Grade>>,
}

impl<'a> Background<'a> {
    /// Looks through the plan as its staff see it, with its evaluation as of the day of the review or
    /// later; `shipped` are the rubrics it may use besides its own.
    pub fn of(plan: &'a Plan, evaluation: &'a Evaluation, round: &Round, shipped: &'a [RubricMark]) -> Self {
        let mut readings: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for reading in &plan.readings {
            readings.entry((&reading.indicator, reading.area)).or_default().push(reading);
        }
        for series in readings.values_mut() {
            series.sort_by_key(|reading| reading.period);
        }
        let mut targets: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for target in &plan.targets {
            targets.entry((&target.indicator, target.area)).or_default().push(target);
        }
        let mut steps: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for step in &plan.steps {
            steps.entry(&step.node).or_default().push(step);
        }
        for steps in steps.values_mut() {
            steps.sort_by_key(|step| step.period);
        }
        let mut grades: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for grade in &plan.grades {
            for element in grade.node.iter().chain(&grade.indicator) {
                grades.entry(element).or_default().push(grade);
            }
        }
        let review = plan.reviews.iter().find(|review| review.code == round.code);
        Self {
            plan,
            shipped,
            reviewed: review.map(|review| Reviewed::new(plan, evaluation, review)),
            nodes: plan.nodes.iter().map(|node| (&node.code, node)).collect(),
            indicators: plan.indicators.iter().map(|indicator| (&indicator.code, indicator)).collect(),
            readings,
            targets,
            steps,
            grades,
        }
    }

    pub(super) fn node(&self, code: &Code) -> Option<&'a Node> {
        self.nodes.get(code).copied()
    }

    pub(super) fn indicator(&self, code: &Code) -> Option<&'a Indicator> {
        self.indicators.get(code).copied()
    }

    /// The readings of an indicator in an area up to a period, the latest last.
    pub(super) fn readings_until(&self, indicator: &Code, area: AreaCode, period: Period) -> Vec<&'a Reading> {
        let series = self.readings.get(&(indicator, area)).map_or(&[][..], Vec::as_slice);
        series.iter().copied().filter(|reading| reading.period.end() <= period.end()).collect()
    }

    /// The targets of an indicator in an area.
    pub(super) fn targets<'s>(&'s self, indicator: &'s Code, area: AreaCode) -> &'s [&'a Target] {
        self.targets.get(&(indicator, area)).map_or(&[], Vec::as_slice)
    }

    /// The steps of a project by period.
    pub(super) fn steps(&self, node: &Code) -> &[&'a Step] {
        self.steps.get(node).map_or(&[], Vec::as_slice)
    }

    /// The marks that an element was given.
    pub(super) fn grades(&self, element: &Code) -> &[&'a Grade] {
        self.grades.get(element).map_or(&[], Vec::as_slice)
    }

    /// The mark of an element that follows from the figures; `None` if there is none.
    pub(super) fn computed(&self, element: &Code, rubric: &Code, dimension: &Code) -> Option<String> {
        let code = element.clone();
        let element = if self.node(element).is_some() { Element::Node(code) } else { Element::Indicator(code) };
        let computed = self.reviewed.as_ref()?.computed(&element, rubric, dimension).ok()?;
        Some(computed.mark.mark().to_owned())
    }

    /// The marks of a dimension of a rubric in their order, each once.
    pub(super) fn marks(&self, rubric: &Code, dimension: &Code) -> Vec<&'a RubricMark> {
        let own = self.plan.rubrics.iter().any(|mark| mark.rubric == *rubric);
        let rows = if own { &self.plan.rubrics[..] } else { self.shipped };
        let mut marks: Vec<&RubricMark> =
            rows.iter().filter(|mark| mark.rubric == *rubric && mark.dimension == *dimension).collect();
        marks.sort_by_key(|mark| (mark.rank.unwrap_or(u32::MAX), mark.order));
        let mut once: Vec<&RubricMark> = Vec::new();
        for mark in marks {
            if !once.iter().any(|seen| seen.mark == mark.mark) {
                once.push(mark);
            }
        }
        once
    }
}
