//! The sheet of one element.

use rashin_model::Lang;
use rashin_model::tables::Node;
use rashin_model::texts::chains;
use rashin_service::AssessedPlan;
use serde::Serialize;

use super::indicators::indicators;
use super::marks::marks;
use super::steps::steps;
use super::texts::{Section, section};
use crate::contents::marks::Meaning;
use crate::contents::names;
use crate::contents::talk::{self, About};
use crate::table::{Cell, Table};
use crate::workbook::Block;

/// The sheet of an element.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ElementSheet {
    /// Number and title.
    title: String,
    /// The elements above it.
    path: String,
    /// Whether it only opens what stands behind it, and needs no page of its own.
    pub(super) is_opening: bool,
    /// Offices, tags: what it is and what is said.
    facts: Vec<(String, String)>,
    /// Marks with what they mean.
    marks: Option<Titled>,
    /// What marks there are.
    legend: Vec<Meaning>,
    /// Texts.
    sections: Vec<Section>,
    /// Whether words are marked as changed.
    has_changes: bool,
    /// Indicators, steps, decisions, tasks.
    tables: Vec<Titled>,
    /// Name of its sheet in a workbook.
    #[serde(skip)]
    pub(super) short: String,
}

/// A table with its heading.
#[derive(Debug, Serialize)]
pub(super) struct Titled {
    pub(super) title: String,
    pub(super) table: Table,
    /// Said below the table, a line each.
    pub(super) notes: Vec<String>,
}

impl Titled {
    /// A table that is there, with its heading.
    fn of(title: &str, table: Option<Table>) -> Option<Self> {
        table.map(|table| Self { title: title.to_owned(), table, notes: Vec::new() })
    }

    fn blocks(&self) -> impl Iterator<Item = Block<'_>> {
        let notes = (!self.notes.is_empty()).then(|| Block::Lines(self.notes.clone()));
        [Block::Heading(self.title.clone()), Block::Table(&self.table)].into_iter().chain(notes)
    }
}

impl ElementSheet {
    /// The sheet of an element.
    pub(super) fn of(assessed: &AssessedPlan, node: &Node, is_opening: bool, lang: Lang) -> Self {
        let path = assessed.plan.path(node);
        let above: Vec<String> = path[..path.len() - 1].iter().map(|above| names::numbered(above, lang)).collect();
        let tags: Vec<&str> = assessed
            .tags(node)
            .map(|tag| rashin_model::plan::titled(&tag.name_ja, tag.name_en.as_deref(), lang).0)
            .collect();
        let facts = [
            (lang.pick("所管：", "Offices: "), node.departments.join(lang.pick("・", ", "))),
            (lang.pick("タグ：", "Tags: "), tags.join(lang.pick("・", ", "))),
        ];
        let has_changes = assessed.plan.items.iter().any(|item| item.node == node.code && !item.changed.is_empty());
        let decisions = talk::decisions(assessed, &talk::decisions_of(assessed, node), About::Known, lang);
        let tasks = talk::tasks(assessed, &talk::open_tasks_of(assessed, node), About::Known, lang);
        let (marks, legend) = marks(assessed, node, lang);
        let tables = [
            indicators(assessed, node, lang),
            Titled::of(lang.pick("半年ごとの歩み", "Half-year steps"), steps(assessed, node, lang)),
            Titled::of(lang.pick("決定", "Decisions"), decisions),
            Titled::of(lang.pick("対応中の事項", "Open tasks"), tasks),
        ];
        Self {
            title: names::numbered(node, lang),
            path: above.join(" ＞ "),
            facts: facts
                .into_iter()
                .filter(|(_, said)| !said.is_empty())
                .map(|(name, said)| (name.to_owned(), said))
                .collect(),
            marks,
            legend,
            sections: chains(&assessed.plan, node).iter().map(|chain| section(chain, lang)).collect(),
            has_changes,
            tables: tables.into_iter().flatten().collect(),
            is_opening,
            short: node.number.clone().unwrap_or_else(|| node.title_in(lang).to_owned()),
        }
    }

    /// The same on a sheet of a workbook.
    pub(super) fn for_people(&self) -> Vec<Block<'_>> {
        let facts = self.facts.iter().map(|(name, said)| format!("{name}{said}"));
        let path = (!self.path.is_empty()).then(|| self.path.clone());
        let mut blocks =
            vec![Block::Heading(self.title.clone()), Block::Lines(path.into_iter().chain(facts).collect())];
        if let Some(marks) = &self.marks {
            blocks.extend(marks.blocks());
            blocks.push(Block::Lines(self.legend.iter().map(Meaning::line).collect()));
        }
        for section in &self.sections {
            match section {
                Section::Alone { title, texts } => {
                    let lines = Cell::Texts { texts: texts.clone() }.plain();
                    blocks.push(Block::Heading(title.clone()));
                    blocks.push(Block::Lines(lines.lines().map(str::to_owned).collect()));
                }
                Section::Chain { table, .. } => blocks.push(Block::Table(table)),
            }
        }
        blocks.extend(self.tables.iter().flat_map(Titled::blocks));
        blocks
    }
}
