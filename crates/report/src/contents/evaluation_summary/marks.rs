//! The marks of all elements, by field.

use rashin_model::Lang;
use rashin_model::tables::{Node, Review};
use rashin_service::AssessedPlan;

use crate::contents::marks::{self, MarkKind};
use crate::contents::names;
use crate::table::{Cell, Column, Table};

/// The title of the element at the top above each of some elements; blank for one that is at the top itself.
pub(super) fn field(assessed: &AssessedPlan, node: &Node, lang: Lang) -> Cell {
    let top = assessed.plan.path(node)[0];
    if top.code == node.code { Cell::Blank } else { Cell::strong(names::numbered(top, lang)) }
}

/// A row per element, a column per kind of mark.
pub(super) fn table(
    assessed: &AssessedPlan,
    review: &Review,
    nodes: &[&Node],
    kinds: &[MarkKind],
    lang: Lang,
) -> Table {
    let level = nodes.first().map_or("", |node| assessed.plan.level_name(&node.level, lang));
    let mut columns = vec![
        Column::new(assessed.top_level_name(lang), 2.0),
        Column::new(lang.pick("No.", "No."), 0.5),
        Column::new(level, 3.0),
        Column::new(lang.pick("所管", "Offices"), 1.3),
    ];
    columns.extend(kinds.iter().map(|kind| Column::new(kind.head(assessed, kinds, lang), 1.2)));
    columns.push(Column::new(
        lang.pick(
            "評価基準から導かれる評価（付けられた評価と違うもの）",
            "Mark that follows from the rubric, where it differs",
        ),
        1.5,
    ));
    columns.push(Column::new(lang.pick("理由", "Reason"), 2.4));
    let mut table = Table::new(columns);
    for node in nodes {
        let mut cells = vec![
            field(assessed, node, lang),
            Cell::maybe(node.number.as_deref()),
            Cell::strong(node.title_in(lang)),
            Cell::text(node.departments.join(lang.pick("・", ", "))),
        ];
        cells.extend(kinds.iter().map(|kind| marks::sign_cell(kind.of(assessed, &review.code, &node.code), lang)));
        let departing: Vec<String> = marks::departing(assessed, &node.code, &review.code)
            .filter_map(|follows| {
                let sign = follows.mark.mark.as_ref().ok()?.mark();
                let name = assessed.dimension_name(&follows.mark.rubric, &follows.mark.dimension, lang);
                Some(name.map_or_else(|| sign.to_owned(), |(name, _)| format!("{name} {sign}")))
            })
            .collect();
        cells.push(Cell::text(departing.join(lang.pick("、", ", "))));
        let given = kinds.iter().filter_map(|kind| kind.of(assessed, &review.code, &node.code));
        let reasons: Vec<String> = given.filter_map(|grade| grade.reason.clone()).collect();
        cells.push(if reasons.is_empty() {
            Cell::Blank
        } else {
            Cell::Lines { strong: String::new(), lines: reasons }
        });
        table.rows.push(cells);
    }
    table
}
