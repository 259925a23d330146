//! Marks that follow from figures or from other marks, by the rules of a rubric.

use std::collections::BTreeMap;
use std::sync::Arc;

use rashin_model::tables::{Condition, Grade, GradedBy, Measure, RubricMark};
use rashin_model::{Code, Plan};

use super::assessment::Assessment;
use super::computed_mark::{ComputedMark, GivenMark};
use super::promise::Promise;
use crate::course::Course;
use crate::rounding::at_cut;
use crate::{Figure, Reason};

/// A mark of a node that follows from the marks given to it in other dimensions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeMark {
    /// The node.
    pub node: Code,
    /// The review.
    pub review: Code,
    /// Whose marks it follows from.
    pub from: GradedBy,
    /// The mark.
    pub mark: ComputedMark,
}

/// The rows of one dimension after another, for the dimensions that look at a figure.
fn measured(rubrics: &[Arc<RubricMark>], wanted: impl Fn(Measure) -> bool) -> impl Iterator<Item = &[Arc<RubricMark>]> {
    rubrics.chunk_by(|a, b| (&a.rubric, &a.dimension) == (&b.rubric, &b.dimension)).filter(move |rows| {
        rows.iter().any(|row| row.condition == Condition::AtLeast && row.measure.is_some_and(&wanted))
    })
}

/// The marks of an indicator.
pub(super) fn indicator_marks(one: &Assessment, promise: &Promise, rubrics: &[Arc<RubricMark>]) -> Vec<ComputedMark> {
    let figure = |measure| match measure {
        Measure::Attainment => one.attainment,
        Measure::Progress => one.progress,
        Measure::Pace => one.pace,
        Measure::Index => Err(Reason::NotForThisKind),
    };
    let keeps = promise.course() == Some(Course::Keep);
    let worse = one.progress.is_ok_and(|progress| at_cut(progress) < 0.0) || (keeps && one.met_at_end == Ok(false));
    let facts =
        Facts { measurable: one.met.map(|_| ()), met_at_end: one.met_at_end == Ok(true), worse_than_start: worse };
    let wrong_side = promise.course() == Some(Course::WrongSide);
    measured(rubrics, |measure| measure != Measure::Index)
        .map(|rows| computed(rows, if wrong_side { Err(Reason::WrongSide) } else { mark(rows, facts, figure) }))
        .collect()
}

/// The marks of a composite index.
pub(super) fn index_marks(index: Figure, rubrics: &[Arc<RubricMark>]) -> Vec<ComputedMark> {
    let facts = Facts { measurable: index.map(|_| ()), met_at_end: false, worse_than_start: false };
    measured(rubrics, |measure| measure == Measure::Index)
        .map(|rows| computed(rows, mark(rows, facts, |_| index)))
        .collect()
}

fn computed(rows: &[Arc<RubricMark>], found: Found) -> ComputedMark {
    let (mark, unmeasured) = match found {
        Ok((mark, unmeasured)) => (Ok(mark), unmeasured),
        Err(reason) => (Err(reason), None),
    };
    ComputedMark { rubric: rows[0].rubric.clone(), dimension: rows[0].dimension.clone(), mark, unmeasured }
}

/// A mark with the reason why nothing was measured, where the mark says that; or why there is none.
type Found = Result<(GivenMark, Option<Reason>), Reason>;

#[derive(Clone, Copy)]
struct Facts {
    measurable: Result<(), Reason>,
    met_at_end: bool,
    worse_than_start: bool,
}

/// The first row whose condition holds. A row that looks at a figure which is empty ends the
/// search: the mark is then "not measurable" if the rubric has such a mark, else the figure's reason.
fn mark(rows: &[Arc<RubricMark>], facts: Facts, figure: impl Fn(Measure) -> Figure) -> Found {
    let not_measurable = |reason| {
        rows.iter()
            .find(|row| row.condition == Condition::NotMeasurable)
            .map(|row| (GivenMark(row.clone()), Some(reason)))
            .ok_or(reason)
    };
    if let Err(reason) = facts.measurable {
        return not_measurable(reason);
    }
    for row in rows {
        let holds = match row.condition {
            Condition::NotMeasurable | Condition::Given | Condition::Marks => false,
            Condition::MetAtEnd => facts.met_at_end,
            Condition::WorseThanBaseline => facts.worse_than_start,
            Condition::Otherwise => true,
            Condition::AtLeast => {
                let (Some(measure), Some(bound)) = (row.measure, row.bound) else { continue };
                match figure(measure) {
                    Err(reason) => return not_measurable(reason),
                    Ok(value) => {
                        let (value, bound) = (at_cut(value), at_cut(rashin_model::amount::to_f64(bound)));
                        value > bound || (row.inclusive && value >= bound)
                    }
                }
            }
        };
        if holds {
            return Ok((GivenMark(row.clone()), None));
        }
    }
    Err(Reason::NotForThisKind)
}

/// Marks of nodes by rows whose condition is marks of other dimensions.
pub(super) fn node_marks(plan: &Plan, rubrics: &[Arc<RubricMark>]) -> Vec<NodeMark> {
    let mut given: BTreeMap<(&Code, &Code, &Code, GradedBy), Vec<&Grade>> = BTreeMap::new();
    for grade in &plan.grades {
        if let Some(node) = &grade.node {
            given.entry((node, &grade.review, &grade.rubric, grade.by)).or_default().push(grade);
        }
    }
    let mut found = Vec::new();
    for ((node, review, rubric, by), grades) in given {
        let dimensions = rubrics.chunk_by(|a, b| (&a.rubric, &a.dimension) == (&b.rubric, &b.dimension));
        for rows in dimensions
            .filter(|rows| rows[0].rubric == *rubric && rows.iter().any(|row| row.condition == Condition::Marks))
        {
            let mark = rows.iter().find(|row| row.condition == Condition::Marks && requirements_hold(row, &grades));
            found.push(NodeMark {
                node: node.clone(),
                review: review.clone(),
                from: by,
                mark: ComputedMark {
                    rubric: rubric.clone(),
                    dimension: rows[0].dimension.clone(),
                    mark: mark.map(|row| GivenMark(row.clone())).ok_or(Reason::NoReading),
                    unmeasured: None,
                },
            });
        }
    }
    found
}

fn requirements_hold(row: &RubricMark, grades: &[&Grade]) -> bool {
    row.requires.iter().all(|requirement| {
        let Some((dimension, marks)) = requirement.split_once('=') else { return false };
        grades.iter().any(|grade| grade.dimension == *dimension && marks.split('|').any(|mark| mark == grade.mark))
    })
}
