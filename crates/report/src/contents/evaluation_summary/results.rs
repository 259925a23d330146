//! The main results of elements: what is said of them, and their figures from the first value to the latest.

use rashin_model::Lang;
use rashin_model::tables::{Node, UseRole};
use rashin_service::{AssessedPlan, Said};

use super::marks::field;
use crate::contents::{standing, texts};
use crate::table::{Cell, Column, Table};

/// The code of the section under which plans say what was reached.
const RESULT: &str = "result";

/// A row for every element that has a text or a figure.
pub(super) fn table(assessed: &AssessedPlan, nodes: &[&Node], lang: Lang) -> Table {
    let level = nodes.first().map_or("", |node| assessed.plan.level_name(&node.level, lang));
    let mut table = Table::new(vec![
        Column::new(assessed.top_level_name(lang), 1.6),
        Column::new(lang.pick("No.", "No."), 0.5),
        Column::new(level, 2.0),
        Column::new(lang.pick("主な成果", "Main results"), 4.0),
        Column::new(lang.pick("数値", "Figures"), 3.0),
    ]);
    let section = assessed.plan.sections.iter().find(|section| section.code.as_str() == RESULT);
    for node in nodes {
        let said = section.map_or_else(Vec::new, |section| texts::texts_under(&assessed.plan, node, &section.code));
        let is_result = |role| role == UseRole::Result;
        let uses = assessed.uses(&node.code).filter(|(row, _)| is_result(row.role));
        let lines: Vec<String> = uses.filter_map(|(_, position)| line(assessed, position, lang)).collect();
        if said.is_empty() && lines.is_empty() {
            continue;
        }
        table.rows.push(vec![
            field(assessed, node, lang),
            Cell::maybe(node.number.as_deref()),
            Cell::strong(node.title_in(lang)),
            if said.is_empty() { Cell::Blank } else { Cell::Texts { texts: said } },
            if lines.is_empty() { Cell::Blank } else { Cell::Lines { strong: String::new(), lines } },
        ]);
    }
    table
}

/// An indicator from its first value to its latest; `None` where there is neither value nor words.
fn line(assessed: &AssessedPlan, position: usize, lang: Lang) -> Option<String> {
    let actual = assessed.said_of_actual(position)?;
    if !matches!(actual.said, Said::Value { .. } | Said::Words { .. }) {
        return None;
    }
    let name = standing::name(assessed, position, lang);
    let latest = standing::actual(assessed, position, lang);
    let first = standing::first(assessed, position, lang).filter(|first| *first != latest);
    let (point, colon) = (lang.pick("・", "- "), lang.pick("：", ": "));
    Some(match first {
        Some(first) => format!("{point}{name}{colon}{first} → {latest}"),
        None => format!("{point}{name}{colon}{latest}"),
    })
}
