//! The rubrics that a plan uses, and the order of their marks.

use std::sync::Arc;

use rashin_model::tables::{Condition, Measure, RubricMark};
use rashin_model::{Code, Plan};

use super::computed_mark::GivenMark;

/// The rubric that every indicator of an open period is marked by, besides those of the reviews.
const OPEN_PERIOD: &str = "open-period";
/// The rubric of composite indices.
const INDEX: &str = "index";

/// The rows of the rubrics that a plan uses: those its reviews and grades name, that of open
/// periods, that of indices; by rubric, dimension and order. A rubric of the plan's own goes before
/// a shipped one of the same code.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rubrics(Vec<Arc<RubricMark>>);

impl Rubrics {
    pub(super) fn in_use(plan: &Plan, shipped: &[RubricMark]) -> Self {
        let is_own = |code: &Code| plan.rubrics.iter().any(|row| row.rubric == *code);
        let is_used = |code: &Code| {
            *code == *OPEN_PERIOD
                || *code == *INDEX
                || plan.reviews.iter().any(|review| review.rubrics.contains(code))
                || plan.grades.iter().any(|grade| grade.rubric == *code)
        };
        let own = plan.rubrics.iter();
        let mut rows: Vec<&RubricMark> =
            own.chain(shipped.iter().filter(|row| !is_own(&row.rubric))).filter(|row| is_used(&row.rubric)).collect();
        rows.sort_by(|a, b| (&a.rubric, &a.dimension, a.order).cmp(&(&b.rubric, &b.dimension, b.order)));
        Self(rows.into_iter().cloned().map(Arc::new).collect())
    }

    pub(super) fn rows(&self) -> &[Arc<RubricMark>] {
        &self.0
    }

    /// The rows, by rubric, dimension and order.
    pub fn iter(&self) -> impl Iterator<Item = &RubricMark> {
        self.0.iter().map(|row| &**row)
    }

    /// The dimensions, each with its rubric, in order.
    pub fn dimensions(&self) -> impl Iterator<Item = (&Code, &Code)> {
        self.0
            .chunk_by(|a, b| (&a.rubric, &a.dimension) == (&b.rubric, &b.dimension))
            .map(|rows| (&rows[0].rubric, &rows[0].dimension))
    }

    /// The marks of a dimension in their order; without marks where no rubric in use has it.
    pub fn ladder(&self, rubric: &Code, dimension: &Code) -> Ladder<'_> {
        let is_it = |row: &&[Arc<RubricMark>]| row[0].rubric == *rubric && row[0].dimension == *dimension;
        let rows = self
            .0
            .chunk_by(|a, b| (&a.rubric, &a.dimension) == (&b.rubric, &b.dimension))
            .find(is_it)
            .unwrap_or_default();
        Ladder(rows)
    }
}

/// The marks of one dimension as steps: 1 the best, the next 2, whatever numbers their ranks have.
///
/// A rubric may rank its marks 10, 20, 30; they are still one step apart. Marks of equal rank stand
/// on one step, marks without a rank on none.
#[derive(Debug, Clone, Copy)]
pub struct Ladder<'a>(&'a [Arc<RubricMark>]);

impl Ladder<'_> {
    /// The mark with what it means; `None` for a mark that the dimension does not have.
    pub fn mark(&self, mark: &str) -> Option<GivenMark> {
        self.0.iter().find(|row| row.mark == mark).map(|row| GivenMark(row.clone()))
    }

    /// The step that a mark stands on; `None` for a mark without a rank or of another dimension.
    pub fn step(&self, mark: &str) -> Option<u32> {
        let rank = self.0.iter().find(|row| row.mark == mark)?.rank?;
        let mut better: Vec<u32> = self.0.iter().filter_map(|row| row.rank).filter(|other| *other < rank).collect();
        better.sort_unstable();
        better.dedup();
        u32::try_from(better.len() + 1).ok()
    }

    /// The marks that have a step, the best first, each once.
    pub fn ordered(&self) -> Vec<GivenMark> {
        let mut rows: Vec<&Arc<RubricMark>> = Vec::new();
        for row in self.0.iter().filter(|row| row.rank.is_some()) {
            if !rows.iter().any(|seen| seen.mark == row.mark) {
                rows.push(row);
            }
        }
        rows.sort_by_key(|row| row.rank);
        rows.into_iter().map(|row| GivenMark(row.clone())).collect()
    }

    /// Whether the marks follow from this figure.
    pub(crate) fn looks_at(&self, measure: Measure) -> bool {
        self.0.iter().any(|row| row.condition == Condition::AtLeast && row.measure == Some(measure))
    }
}
