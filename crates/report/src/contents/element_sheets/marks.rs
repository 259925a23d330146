//! The marks of an element.

use rashin_model::Lang;
use rashin_model::plan::titled;
use rashin_model::tables::{Grade, GradedBy, Node};
use rashin_service::AssessedPlan;

use super::sheet::Titled;
use crate::contents::marks::{self, MarkKind, Meaning};
use crate::table::{Cell, Column, Table};

/// The marks given to an element, the newest review first, and what marks there are.
pub(super) fn marks(assessed: &AssessedPlan, node: &Node, lang: Lang) -> (Option<Titled>, Vec<Meaning>) {
    let plan = &assessed.plan;
    let given: Vec<&Grade> = plan.grades.iter().filter(|grade| grade.node.as_ref() == Some(&node.code)).collect();
    let mut table = Table::new(vec![
        Column::new(lang.pick("点検・評価", "Review"), 1.4),
        Column::new(lang.pick("評価者", "By"), 1.1),
        Column::new(lang.pick("観点", "Dimension"), 1.2),
        Column::new(lang.pick("評価", "Mark"), 1.1),
        Column::new(lang.pick("意味", "Meaning"), 2.4),
        Column::new(lang.pick("理由", "Reason"), 3.6),
    ]);
    let reviews: Vec<_> =
        plan.reviews.iter().rev().filter(|review| given.iter().any(|grade| grade.review == review.code)).collect();
    let dimension = |rubric, dimension| {
        let named = assessed.dimension_name(rubric, dimension, lang);
        named.map_or(Cell::Blank, |(name, _)| Cell::text(name))
    };
    for review in &reviews {
        let name = titled(&review.name, review.name_en.as_deref(), lang).0;
        let own = || given.iter().copied().filter(|grade| grade.review == review.code);
        let by_whom = GradedBy::ALL.iter().flat_map(|by| own().filter(move |grade| grade.by == *by));
        for grade in by_whom {
            table.rows.push(vec![
                if reviews.len() > 1 { Cell::text(name) } else { Cell::Blank },
                Cell::text(grade.by.label(lang)),
                dimension(&grade.rubric, &grade.dimension),
                marks::sign_cell(Some(grade), lang),
                Cell::text(marks::meaning(assessed, grade, lang)),
                Cell::maybe(grade.reason.as_deref()),
            ]);
        }
        for follows in marks::departing(assessed, &node.code, &review.code) {
            let Ok(mark) = &follows.mark.mark else { continue };
            table.rows.push(vec![
                if reviews.len() > 1 { Cell::text(name) } else { Cell::Blank },
                Cell::text(lang.pick("評価基準から導かれる評価", "follows from the rubric")),
                dimension(&follows.mark.rubric, &follows.mark.dimension),
                Cell::Mark { sign: mark.mark().to_owned(), meaning: String::new() },
                Cell::text(mark.meaning(lang)),
                Cell::text(lang.pick("付けられた評価と違います", "differs from the mark given")),
            ]);
        }
    }
    if table.rows.is_empty() {
        return (None, Vec::new());
    }
    let title = match reviews[..] {
        [only] => titled(&only.name, only.name_en.as_deref(), lang).0.to_owned(),
        _ => lang.pick("評価", "Marks").to_owned(),
    };
    let mut kinds: Vec<MarkKind> = Vec::new();
    for grade in given {
        let kind = MarkKind { rubric: grade.rubric.clone(), dimension: grade.dimension.clone(), by: grade.by };
        // Marks without an order are no scale, and say themselves what they are.
        let is_scale =
            assessed.rubric_rows(&kind.rubric).any(|row| row.dimension == kind.dimension && row.rank.is_some());
        if is_scale && !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    (
        Some(Titled { title, table: table.without_blank_columns(), notes: Vec::new() }),
        marks::legends(assessed, &kinds, lang),
    )
}
