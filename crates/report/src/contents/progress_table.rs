//! The progress table: per goal its offices, mark, indicators, what was done and what is next; a first
//! page with the main goals.

use rashin_model::Lang;
use rashin_model::plan::titled;
use rashin_model::tables::{Node, Review, Section, Tag};
use rashin_opendata::Only;
use rashin_service::AssessedPlan;
use serde::Serialize;

use super::marks::{MarkKind, Meaning, kinds_of_marks, last_graded, legends, sign_cell};
use super::texts::texts_under;
use super::{rows, standing};
use crate::content::Content;
use crate::document::{Document, Lack, Scope};
use crate::frame::Frame;
use crate::source::Source;
use crate::table::{Cell, Column, Table};
use crate::workbook::{Block, Sheet};

/// The group of tags that choose the elements of the first page.
const SELECTION: &str = "selection";

/// The document.
pub const DOCUMENT: Document = Document {
    code: "progress-table",
    title: ("進捗状況一覧", "Progress table"),
    about: (
        "目標ごとの評価、成果指標、取組内容、今後の課題。主な目標を最初のページに示します。",
        "Mark, indicators, what was done and what is next of every goal; the main goals on a page of their own.",
    ),
    scope: Scope::Plan,
    template: "progress-table.typ",
    tables: &[
        "nodes",
        "nodes__departments",
        "nodes__tags",
        "items",
        "items__numbers",
        "grades",
        "rubrics",
        "uses",
        "indicators",
        "evaluation",
    ],
    lack,
    make,
};

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ProgressTable {
    main_title: String,
    all_title: &'static str,
    main: Option<Table>,
    all: Table,
    legend: Vec<Meaning>,
    /// What its paper remarks on the review; blank for nothing.
    remark: String,
    #[serde(skip)]
    review: Option<String>,
    #[serde(skip)]
    only: Only,
}

/// The elements that the rows are of: those that were given marks, else those with texts and no children.
fn elements(assessed: &AssessedPlan) -> Vec<&Node> {
    let plan = &assessed.plan;
    if let Some(review) = last_graded(assessed) {
        let is_graded = |node: &&Node| {
            plan.grades.iter().any(|grade| grade.review == review.code && grade.node.as_ref() == Some(&node.code))
        };
        return plan.nodes.iter().filter(is_graded).collect();
    }
    let has_text = |node: &Node| plan.items.iter().any(|item| item.node == node.code);
    let is_leaf = |node: &Node| !plan.nodes.iter().any(|other| other.parent.as_ref() == Some(&node.code));
    plan.nodes.iter().filter(|node| has_text(node) && is_leaf(node)).collect()
}

fn lack(assessed: &AssessedPlan) -> Option<Lack> {
    elements(assessed).is_empty().then(|| {
        Lack::new(
            "評価も本文もある項目がありません。評価（grades）か記載事項（items）を入れてください",
            "no element has a mark or a text; fill in grades or items",
        )
    })
}

#[expect(clippy::unnecessary_wraps, reason = "documents of one element or meeting may lack it")]
fn make(source: &Source<'_>) -> Result<Box<dyn Content>, Lack> {
    let (assessed, lang) = (source.assessed, source.lang);
    let nodes = elements(assessed);
    let review = last_graded(assessed);
    let kinds = review.map_or_else(Vec::new, |review| kinds_of_marks(assessed, &review.code));
    let has_text = |section: &&Section| {
        assessed
            .plan
            .items
            .iter()
            .any(|item| item.section == section.code && nodes.iter().any(|node| node.code == item.node))
    };
    let mut sections: Vec<&Section> = assessed.plan.sections.iter().filter(has_text).collect();
    sections.sort_by_key(|section| section.order);
    // A section of the paper that is called as the indicators are says of them what the paper says.
    let is_of_indicators = |section: &&Section| {
        let mut uses = nodes.iter().flat_map(|node| assessed.uses(&node.code));
        uses.any(|(row, _)| section.name(Lang::Ja).contains(row.role.label(Lang::Ja)))
    };
    let has_indicators = !sections.iter().any(is_of_indicators);
    let table = |nodes: &[&Node]| {
        let level = nodes.first().map_or("", |node| assessed.plan.level_name(&node.level, lang));
        let mut columns =
            vec![Column::new("No.", 0.65), Column::new(lang.pick("部局名", "Office"), 1.0), Column::new(level, 1.8)];
        columns.extend(kinds.iter().map(|kind| Column::new(kind.head(assessed, &kinds, lang), kind.width(assessed))));
        columns.push(Column::new(lang.pick("指標", "Indicators"), 2.6));
        columns.extend(sections.iter().map(|section| Column::new(section.name(lang), 2.4)));
        columns.push(Column::new(lang.pick("タグ", "Tags"), 1.2));
        let mut table = Table::new(columns);
        table.rows = nodes.iter().map(|node| row(source, node, review, &kinds, has_indicators, &sections)).collect();
        table.without_blank_columns()
    };
    let is_main = |node: &&&Node| assessed.tags(node).any(selects);
    let main: Vec<&Node> = nodes.iter().filter(is_main).copied().collect();
    let choice = assessed.plan.tags.iter().find(|tag| selects(tag));
    let indicators: Vec<usize> =
        nodes.iter().flat_map(|node| assessed.uses(&node.code).map(|(_, position)| position)).collect();
    Ok(Box::new(ProgressTable {
        main_title: choice.map_or("", |tag| titled(&tag.name_ja, tag.name_en.as_deref(), lang).0).to_owned(),
        all_title: lang.pick("全項目", "All elements"),
        main: (!main.is_empty() && main.len() < nodes.len()).then(|| table(&main)),
        all: table(&nodes),
        legend: legends(assessed, &kinds, lang),
        remark: review.and_then(|review| review.note.clone()).unwrap_or_default(),
        review: review.map(|review| titled(&review.name, review.name_en.as_deref(), lang).0.to_owned()),
        only: rows::of(assessed, &nodes, &indicators),
    }))
}

/// Whether a tag chooses elements, and so says nothing more of those on a page of their own.
fn selects(tag: &Tag) -> bool {
    tag.group.as_deref() == Some(SELECTION)
}

fn row(
    source: &Source<'_>,
    node: &Node,
    review: Option<&Review>,
    kinds: &[MarkKind],
    has_indicators: bool,
    sections: &[&Section],
) -> Vec<Cell> {
    let (assessed, lang) = (source.assessed, source.lang);
    let mut cells = vec![
        Cell::maybe(node.number.as_deref()),
        Cell::text(node.departments.join(lang.pick("・", ", "))),
        Cell::strong(node.title_in(lang)),
    ];
    cells.extend(
        kinds.iter().map(|kind| sign_cell(review.and_then(|review| kind.of(assessed, &review.code, &node.code)), lang)),
    );
    let uses = assessed.uses(&node.code).filter(|_| has_indicators);
    let lines: Vec<String> = uses.map(|(_, position)| standing::line(assessed, position, lang)).collect();
    cells.push(if lines.is_empty() { Cell::Blank } else { Cell::Lines { strong: String::new(), lines } });
    cells.extend(sections.iter().map(|section| {
        let texts = texts_under(&assessed.plan, node, &section.code);
        if texts.is_empty() { Cell::Blank } else { Cell::Texts { texts } }
    }));
    let tags = assessed.tags(node).filter(|tag| !selects(tag));
    let tags: Vec<String> = tags.map(|tag| titled(&tag.name_ja, tag.name_en.as_deref(), lang).0.to_owned()).collect();
    cells.push(if tags.is_empty() { Cell::Blank } else { Cell::Lines { strong: String::new(), lines: tags } });
    cells
}

impl Content for ProgressTable {
    fn context(&self, frame: &Frame) -> Vec<u8> {
        frame.with(self)
    }

    fn subtitle(&self) -> Option<String> {
        self.review.clone()
    }

    fn sheets(&self) -> Vec<Sheet<'_>> {
        let remark = (!self.remark.is_empty()).then(|| self.remark.clone());
        let legend = || Block::Lines(self.legend.iter().map(Meaning::line).chain(remark.clone()).collect());
        let sheet = |name: &str, table| Sheet::landscape(name, vec![Block::Table(table), legend()]);
        let main = self.main.iter().map(|table| sheet(&self.main_title, table));
        main.chain([sheet(self.all_title, &self.all)]).collect()
    }

    fn only(&self) -> Only {
        self.only.clone()
    }
}
