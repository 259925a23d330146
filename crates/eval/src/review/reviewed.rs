//! A plan as a review looks at it: the marks of its day.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rashin_model::tables::{Grade, GradedBy, IndicatorKind, Measure, Node, Review};
use rashin_model::{Code, Period, Plan};

use super::computed::{Basis, Computed};
use super::departure::Departure;
use super::element::Element;
use super::side_by_side::{Given, SideBySide};
use crate::Reason;
use crate::plan::{ComputedMark, Evaluation, GivenMark, Ladder, Series};
use crate::second_worst::second_worst;

/// A plan and its evaluation as a review looks at them.
#[derive(Debug, Clone)]
pub struct Reviewed<'a> {
    pub(super) plan: &'a Plan,
    evaluation: &'a Evaluation,
    pub(super) review: &'a Review,
    /// Position of each indicator.
    positions: BTreeMap<&'a Code, usize>,
    /// Positions of the indicators used at each node.
    uses: BTreeMap<&'a Code, Vec<usize>>,
}

impl<'a> Reviewed<'a> {
    /// Looks at an evaluated plan from one of its reviews. The evaluation must be of this plan, as of
    /// the review's day or later; later values do not count here.
    pub fn new(plan: &'a Plan, evaluation: &'a Evaluation, review: &'a Review) -> Self {
        let positions: BTreeMap<&Code, usize> =
            plan.indicators.iter().enumerate().map(|(position, indicator)| (&indicator.code, position)).collect();
        let mut uses: BTreeMap<&Code, Vec<usize>> = BTreeMap::new();
        for row in &plan.uses {
            if let Some(position) = positions.get(&row.indicator) {
                uses.entry(&row.node).or_default().push(*position);
            }
        }
        Self { plan, evaluation, review, positions, uses }
    }

    /// The day as of which values count: that of the review, else the end of its period, else that of
    /// the evaluation.
    pub fn day(&self) -> Date {
        let period_end = self.review.period.map(Period::end);
        self.review.as_of.or(period_end).unwrap_or(self.evaluation.as_of).min(self.evaluation.as_of)
    }

    /// The marks of a dimension in their order.
    pub fn ladder(&self, rubric: &Code, dimension: &Code) -> Ladder<'a> {
        self.evaluation.rubrics.ladder(rubric, dimension)
    }

    /// The mark that follows from the figures.
    ///
    /// A mark that the plan records as computed in this review goes first. Else an indicator is marked
    /// by its latest value until [`Self::day`] in the area of the plan (a composite by its index; by
    /// attainment only where the value is held against a target whose period has ended), and a node by what the rubric makes of its marks in other dimensions. A node for which the rubric
    /// says nothing of that sort takes the marks of its indicators by the two-worst rule
    /// ([`second_worst`]), never a mean of letters: those used at the node or below it, each once.
    ///
    /// # Errors
    /// Why there is none: the reason of the figures; [`Reason::NotForThisKind`] where the dimension
    /// looks at no figure; [`Reason::NoMark`] for a node none of whose indicators has a mark.
    pub fn computed(&self, element: &Element, rubric: &Code, dimension: &Code) -> Result<Computed, Reason> {
        let recorded = self
            .grades(element)
            .find(|grade| grade.by == GradedBy::Computed && grade.rubric == *rubric && grade.dimension == *dimension);
        if let Some(mark) = recorded.and_then(|grade| self.ladder(rubric, dimension).mark(&grade.mark)) {
            return Ok(Computed { mark, basis: Basis::Recorded });
        }
        match element {
            Element::Indicator(code) => {
                let position = self.positions.get(code).ok_or(Reason::NoReading)?;
                self.of_indicator(*position, rubric, dimension)
            }
            Element::Node(code) => self.of_node(code, rubric, dimension),
        }
    }

    /// Whether a mark that an office gives itself departs from the figures so far that it needs a
    /// reason: two steps from the computed mark either way, or better than it. `None` if it needs
    /// none, also where nothing is computed or marks have no order. The departure carries `reason`.
    pub fn own_departure(
        &self,
        element: &Element,
        rubric: &Code,
        dimension: &Code,
        mark: &str,
        reason: Option<&str>,
    ) -> Option<Departure> {
        let ladder = self.ladder(rubric, dimension);
        let computed = self.computed(element, rubric, dimension).ok()?;
        let from = (GradedBy::Computed, ladder.step(computed.mark.mark())?);
        Departure::between(from, (GradedBy::Own, ladder.step(mark)?), reason)
    }

    /// The marks side by side, for every element, rubric and dimension in which somebody gave one:
    /// nodes in the order of the document, then indicators.
    pub fn side_by_side(&self) -> Vec<SideBySide> {
        let mut rows: BTreeMap<_, (Element, Vec<&Grade>)> = BTreeMap::new();
        for grade in self.plan.grades.iter().filter(|grade| grade.review == self.review.code) {
            if let (Some(element), true) = (Element::of(grade), grade.by != GradedBy::Computed) {
                let key = (element.place(self.plan), element.clone(), &grade.rubric, &grade.dimension);
                rows.entry(key).or_insert_with(|| (element, Vec::new())).1.push(grade);
            }
        }
        rows.into_values().map(|(element, grades)| self.row(element, &grades)).collect()
    }

    fn row(&self, element: Element, grades: &[&Grade]) -> SideBySide {
        let (rubric, dimension) = (&grades[0].rubric, &grades[0].dimension);
        let ladder = self.ladder(rubric, dimension);
        let computed = self.computed(&element, rubric, dimension);
        let mut given: Vec<Given> = grades
            .iter()
            .map(|grade| Given {
                by: grade.by,
                mark: grade.mark.clone(),
                step: ladder.step(&grade.mark),
                reason: grade.reason.clone(),
            })
            .collect();
        given.sort_by_key(|given| given.by);
        SideBySide {
            computed_step: computed.as_ref().ok().and_then(|computed| ladder.step(computed.mark.mark())),
            computed,
            given,
            rubric: rubric.clone(),
            dimension: dimension.clone(),
            element,
        }
    }

    fn grades(&self, element: &Element) -> impl Iterator<Item = &'a Grade> {
        let in_review = self.plan.grades.iter().filter(|grade| grade.review == self.review.code);
        in_review.filter(move |grade| element.has(grade))
    }

    /// The computed mark of an indicator, by its position; a mark without an order has its reason.
    pub(super) fn of_indicator(&self, position: usize, rubric: &Code, dimension: &Code) -> Result<Computed, Reason> {
        let ranked = |marks: &[ComputedMark]| {
            let mark = marks.iter().find(|mark| mark.rubric == *rubric && mark.dimension == *dimension);
            mark.ok_or(Reason::NotForThisKind).and_then(|mark| mark.ranked().cloned())
        };
        if let Some(index) = self.evaluation.index_of(position) {
            let until = Period::Date(self.day()).fiscal_year();
            let (year, marks) = index.marks_until(until, &self.evaluation.rubrics).ok_or(Reason::NoReading)?;
            return Ok(Computed { mark: ranked(&marks)?, basis: Basis::Index(year) });
        }
        let known = self.series(position).ok_or(Reason::NoReading)?.until(self.day()).ok_or(Reason::NoReading)?;
        let mark = ranked(&known.marks)?;
        // On the way to a target of a later period attainment says neither that it is met nor missed.
        if known.target_is_to_come() && self.ladder(rubric, dimension).looks_at(Measure::Attainment) {
            return Err(Reason::TargetToCome);
        }
        Ok(Computed { mark, basis: Basis::Value(known.period) })
    }

    /// The series that stands for an indicator: that of the plan's area, else the only one there is.
    fn series(&self, position: usize) -> Option<&'a Series> {
        // The evaluation holds its series in the order of the indicators.
        let all = &self.evaluation.series;
        let from = all.partition_point(|series| series.indicator < position);
        let to = all.partition_point(|series| series.indicator <= position);
        let own = all[from..to].iter().find(|series| series.area == self.plan.area());
        own.or(if to - from == 1 { Some(&all[from]) } else { None })
    }

    fn of_node(&self, node: &Code, rubric: &Code, dimension: &Code) -> Result<Computed, Reason> {
        let follows = self.evaluation.node_marks.iter().filter(|one| {
            one.node == *node
                && one.review == self.review.code
                && one.mark.rubric == *rubric
                && one.mark.dimension == *dimension
        });
        // What the office's own marks lead to stands for the rule; without them, the committee's.
        if let Some(one) = follows.min_by_key(|one| one.from) {
            return Ok(Computed { mark: one.mark.ranked()?.clone(), basis: Basis::Marks(one.from) });
        }
        let ladder = self.ladder(rubric, dimension);
        let node = self.plan.node(node.as_str()).ok_or(Reason::NoMark)?;
        let indicators = self.indicators_under(node, &ladder);
        let marks: Vec<Result<GivenMark, Reason>> = indicators
            .iter()
            .map(|position| self.of_indicator(*position, rubric, dimension).map(|computed| computed.mark))
            .collect();
        // A dimension that looks at no figure says so, rather than that figures are missing.
        if !marks.is_empty() && marks.iter().all(|mark| *mark == Err(Reason::NotForThisKind)) {
            return Err(Reason::NotForThisKind);
        }
        let stepped: Vec<(u32, GivenMark)> =
            marks.into_iter().flatten().filter_map(|mark| Some((ladder.step(mark.mark())?, mark))).collect();
        let judged = stepped.len();
        let step = second_worst(stepped.iter().map(|(step, _)| *step))?;
        let mark = stepped.into_iter().find(|(own, _)| *own == step).map(|(_, mark)| mark).ok_or(Reason::NoMark)?;
        Ok(Computed { mark, basis: Basis::SecondWorst { judged, of: indicators.len() } })
    }

    /// The indicators used at a node or below it that a dimension can look at, each once: composites
    /// where it looks at an index, else the others.
    pub(super) fn indicators_under(&self, node: &Node, ladder: &Ladder<'_>) -> Vec<usize> {
        let mut found = Vec::new();
        for node in self.plan.subtree(node) {
            for &position in self.uses.get(&node.code).into_iter().flatten() {
                let is_index = self.plan.indicators[position].kind == IndicatorKind::Composite;
                if is_index == ladder.looks_at(Measure::Index) && !found.contains(&position) {
                    found.push(position);
                }
            }
        }
        found
    }
}
