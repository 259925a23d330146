//! Marks as documents show them.

use rashin_eval::plan::NodeMark;
use rashin_model::plan::titled;
use rashin_model::tables::{Grade, GradedBy, Review};
use rashin_model::{Code, Lang};
use rashin_service::AssessedPlan;
use serde::Serialize;

use crate::table::Cell;

/// Which marks stand in a column: of which rubric and dimension, given by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkKind {
    /// The rubric.
    pub rubric: Code,
    /// The dimension.
    pub dimension: Code,
    /// Who gave them.
    pub by: GradedBy,
}

/// How wide a column of signs is, and one of words.
const WIDTHS: (f64, f64) = (0.6, 1.1);
/// The longest sign that is no word, in letters.
const LONGEST_SIGN: usize = 1;

impl MarkKind {
    /// How wide a column of these marks is.
    pub fn width(&self, assessed: &AssessedPlan) -> f64 {
        let mut rows = assessed.rubric_rows(&self.rubric).filter(|row| row.dimension == self.dimension);
        let is_word = rows.any(|row| row.mark.chars().count() > LONGEST_SIGN);
        if is_word { WIDTHS.1 } else { WIDTHS.0 }
    }
}

/// A mark and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meaning {
    /// The mark.
    pub sign: String,
    /// What it means.
    pub meaning: String,
}

impl Meaning {
    /// Both on a line.
    pub fn line(&self) -> String {
        format!("{}\u{3000}{}", self.sign, self.meaning)
    }
}

/// The last review in which nodes were given marks.
pub fn last_graded(assessed: &AssessedPlan) -> Option<&Review> {
    let plan = &assessed.plan;
    let is_graded =
        |review: &&Review| plan.grades.iter().any(|grade| grade.node.is_some() && grade.review == review.code);
    plan.reviews.iter().rev().find(is_graded)
}

/// The marks of a review that stand side by side, in the order in which the plan has them.
pub fn kinds_of_marks(assessed: &AssessedPlan, review: &Code) -> Vec<MarkKind> {
    let mut kinds = Vec::new();
    for grade in assessed.plan.grades.iter().filter(|grade| grade.review == *review && grade.node.is_some()) {
        let kind = MarkKind { rubric: grade.rubric.clone(), dimension: grade.dimension.clone(), by: grade.by };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

impl MarkKind {
    /// What stands over the column: the dimension or 評価, and who gave the marks where several did.
    pub fn head(&self, assessed: &AssessedPlan, others: &[Self], lang: Lang) -> String {
        let of = assessed.dimension_name(&self.rubric, &self.dimension, lang);
        let name = of.map_or(lang.pick("評価", "Mark"), |(name, _)| name);
        if others.iter().all(|other| other.by == self.by) {
            return name.to_owned();
        }
        format!("{name}{}{}{}", lang.pick("（", " ("), self.by.label(lang), lang.pick("）", ")"))
    }

    /// The mark of a node.
    pub fn of<'a>(&self, assessed: &'a AssessedPlan, review: &Code, node: &Code) -> Option<&'a Grade> {
        assessed.plan.grades.iter().find(|grade| {
            grade.review == *review
                && grade.node.as_ref() == Some(node)
                && grade.rubric == self.rubric
                && grade.dimension == self.dimension
                && grade.by == self.by
        })
    }

    /// The marks that there are, the best first, each once.
    pub fn legend(&self, assessed: &AssessedPlan, lang: Lang) -> Vec<Meaning> {
        let mut rows: Vec<_> =
            assessed.rubric_rows(&self.rubric).filter(|row| row.dimension == self.dimension).collect();
        rows.sort_by_key(|row| row.rank);
        let mut legend: Vec<Meaning> = Vec::new();
        for row in rows {
            if !legend.iter().any(|known| known.sign == row.mark) {
                let meaning = titled(&row.meaning, row.meaning_en.as_deref(), lang).0.to_owned();
                legend.push(Meaning { sign: row.mark.clone(), meaning });
            }
        }
        legend.retain(|one| one.sign != one.meaning);
        legend
    }
}

/// What the marks of one dimension mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Scale {
    /// The dimension, where its rubric has several; else blank.
    pub name: String,
    /// Its marks.
    pub marks: Vec<Meaning>,
}

/// What the marks of all these kinds mean, dimension after dimension, each once.
pub fn scales(assessed: &AssessedPlan, kinds: &[MarkKind], lang: Lang) -> Vec<Scale> {
    let mut scales = Vec::new();
    let mut seen: Vec<(&Code, &Code)> = Vec::new();
    for kind in kinds {
        if seen.contains(&(&kind.rubric, &kind.dimension)) {
            continue;
        }
        seen.push((&kind.rubric, &kind.dimension));
        let name = assessed.dimension_name(&kind.rubric, &kind.dimension, lang);
        let name = name.map_or_else(String::new, |(name, _)| name.to_owned());
        scales.push(Scale { name, marks: kind.legend(assessed, lang) });
    }
    scales.retain(|scale| !scale.marks.is_empty());
    scales
}

/// The same in one list; the dimension is named at each mark where there are several.
pub fn legends(assessed: &AssessedPlan, kinds: &[MarkKind], lang: Lang) -> Vec<Meaning> {
    let scales = scales(assessed, kinds, lang).into_iter();
    let of_scale = |Scale { name, marks }: Scale| {
        marks.into_iter().map(move |one| match &name[..] {
            "" => one,
            name => Meaning { sign: format!("{name} {}", one.sign), ..one },
        })
    };
    scales.flat_map(of_scale).collect()
}

/// The marks of an element that follow from its other marks and are not those that were given.
pub fn departing<'a>(
    assessed: &'a AssessedPlan,
    node: &'a Code,
    review: &'a Code,
) -> impl Iterator<Item = &'a NodeMark> {
    let is_given = move |follows: &NodeMark, sign: &str| {
        assessed.plan.grades.iter().any(|grade| {
            grade.node.as_ref() == Some(node)
                && grade.review == *review
                && grade.rubric == follows.mark.rubric
                && grade.dimension == follows.mark.dimension
                && grade.by == follows.from
                && grade.mark == sign
        })
    };
    assessed.evaluation.node_marks.iter().filter(move |follows| {
        let mark = follows.mark.mark.as_ref();
        follows.node == *node && follows.review == *review && mark.is_ok_and(|mark| !is_given(follows, mark.mark()))
    })
}

/// What a mark means; blank where it says that itself or its rubric does not know it.
pub fn meaning<'a>(assessed: &'a AssessedPlan, grade: &Grade, lang: Lang) -> &'a str {
    let row = assessed.mark_row(&grade.rubric, &grade.dimension, &grade.mark);
    let meaning = row.map_or("", |row| titled(&row.meaning, row.meaning_en.as_deref(), lang).0);
    if meaning == grade.mark { "" } else { meaning }
}

/// A mark that somebody gave, with its partners; what it means stands in a legend or beside it.
pub fn sign_cell(grade: Option<&Grade>, lang: Lang) -> Cell {
    let Some(grade) = grade else { return Cell::Blank };
    let partners = grade.partners.join(lang.pick("・", ", "));
    let sign = if partners.is_empty() {
        grade.mark.clone()
    } else {
        format!("{}{}{partners}{}", grade.mark, lang.pick("（", " ("), lang.pick("）", ")"))
    };
    Cell::Mark { sign, meaning: String::new() }
}
