//! What the marks below a node come to, without a mean of letters.

use std::collections::BTreeMap;

use rashin_model::Code;
use rashin_model::tables::{GradedBy, Node};

use super::element::Element;
use super::reviewed::Reviewed;
use crate::plan::GivenMark;
use crate::second_worst::second_worst;
use crate::share_at_or_above::share_at_or_above;
use crate::{Figure, Reason};

/// Whose marks are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarksOf {
    /// The computed marks of indicators.
    Indicators,
    /// The marks of nodes, on those levels where the review marks nodes in this dimension: computed
    /// ones, or those that somebody gave.
    Nodes(GradedBy),
}

/// How many have a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkCount {
    /// The mark.
    pub mark: GivenMark,
    /// Its step, 1 the best.
    pub step: u32,
    /// How many have it.
    pub count: usize,
}

/// The marks below a node, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rollup {
    /// The node; `None` for the whole plan.
    pub node: Option<Code>,
    /// Every mark that has an order, the best first, also those that none has.
    pub counts: Vec<MarkCount>,
    /// How many were not judged, by reason.
    pub unjudged: BTreeMap<Reason, usize>,
    /// The mark of the whole by the two-worst rule ([`second_worst`]).
    pub second_worst: Result<GivenMark, Reason>,
}

impl Rollup {
    /// How many have a mark with an order.
    pub fn judged(&self) -> usize {
        self.counts.iter().map(|one| one.count).sum()
    }

    /// How many there are, judged or not.
    pub fn total(&self) -> usize {
        self.judged() + self.unjudged.values().sum::<usize>()
    }

    /// The share of those judged that stand on a step or a better one ([`share_at_or_above`]).
    ///
    /// # Errors
    /// [`Reason::NoMark`] when nothing was judged.
    pub fn share_at_or_above(&self, step: u32) -> Figure {
        share_at_or_above(self.steps(), step)
    }

    fn steps(&self) -> impl Iterator<Item = u32> {
        self.counts.iter().flat_map(|one| std::iter::repeat_n(one.step, one.count))
    }
}

impl Reviewed<'_> {
    /// The marks in one dimension below each of some nodes, themselves included, and then of the whole
    /// plan. An indicator or node counts once in a row, also where it is shown again.
    pub fn rollup(&self, rubric: &Code, dimension: &Code, marks_of: MarksOf, groups: &[&Node]) -> Vec<Rollup> {
        let everything: Vec<&Node> = self.plan.nodes.iter().filter(|node| node.parent.is_none()).collect();
        let one = |node| self.roll(rubric, dimension, marks_of, &[node], Some(node.code.clone()));
        let mut rows: Vec<Rollup> = groups.iter().copied().map(one).collect();
        rows.push(self.roll(rubric, dimension, marks_of, &everything, None));
        rows
    }

    fn roll(&self, rubric: &Code, dimension: &Code, marks_of: MarksOf, tops: &[&Node], node: Option<Code>) -> Rollup {
        let ladder = self.ladder(rubric, dimension);
        let marks = match marks_of {
            MarksOf::Indicators => {
                let mut positions: Vec<usize> =
                    tops.iter().flat_map(|top| self.indicators_under(top, &ladder)).collect();
                positions.sort_unstable();
                positions.dedup();
                let mark =
                    |position| self.of_indicator(position, rubric, dimension).map(|one| one.mark.mark().to_owned());
                positions.into_iter().map(mark).collect()
            }
            MarksOf::Nodes(by) => self.marks_of_nodes(rubric, dimension, by, tops),
        };
        let ordered = ladder.ordered();
        let mut counts: Vec<MarkCount> = ordered
            .into_iter()
            .filter_map(|mark| Some(MarkCount { step: ladder.step(mark.mark())?, mark, count: 0 }))
            .collect();
        let mut unjudged = BTreeMap::new();
        for mark in marks {
            let place =
                mark.and_then(|mark| counts.iter().position(|one| one.mark.mark() == mark).ok_or(Reason::NoOrder));
            match place {
                Ok(place) => counts[place].count += 1,
                Err(reason) => *unjudged.entry(reason).or_default() += 1,
            }
        }
        let mut rollup = Rollup { node, counts, unjudged, second_worst: Err(Reason::NoMark) };
        rollup.second_worst = second_worst(rollup.steps()).and_then(|step| {
            let found = rollup.counts.iter().find(|one| one.step == step && one.count > 0);
            found.map(|one| one.mark.clone()).ok_or(Reason::NoMark)
        });
        rollup
    }

    fn marks_of_nodes(
        &self,
        rubric: &Code,
        dimension: &Code,
        by: GradedBy,
        tops: &[&Node],
    ) -> Vec<Result<String, Reason>> {
        let given: BTreeMap<(&Code, GradedBy), &str> = self
            .plan
            .grades
            .iter()
            .filter(|grade| {
                grade.review == self.review.code && grade.rubric == *rubric && grade.dimension == *dimension
            })
            .filter_map(|grade| Some(((grade.node.as_ref()?, grade.by), grade.mark.as_str())))
            .collect();
        let marked_levels: Vec<&Code> =
            given.keys().filter_map(|(node, _)| Some(&self.plan.node(node.as_str())?.level)).collect();
        let mut nodes: Vec<&Node> = tops.iter().flat_map(|top| self.plan.subtree(top)).collect();
        nodes.retain(|node| marked_levels.contains(&&node.level));
        let mark = |node: &Node| {
            if by == GradedBy::Computed {
                let computed = self.computed(&Element::Node(node.code.clone()), rubric, dimension);
                return computed.map(|computed| computed.mark.mark().to_owned());
            }
            given.get(&(&node.code, by)).map(|mark| (*mark).to_owned()).ok_or(Reason::NoMark)
        };
        nodes.into_iter().map(mark).collect()
    }
}
