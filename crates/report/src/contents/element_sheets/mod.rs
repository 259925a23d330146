//! One sheet per element: its offices, its marks, its texts with those that answer them beside them, its
//! indicators, its steps, what was decided.

mod indicators;
mod marks;
mod sheet;
mod steps;
mod texts;

use rashin_model::tables::Node;
use rashin_opendata::Only;
use rashin_service::AssessedPlan;
use serde::Serialize;

use self::sheet::ElementSheet;
use super::outline::Outline;
use super::{names, rows, talk};
use crate::content::Content;
use crate::document::{Document, Lack, Scope};
use crate::frame::Frame;
use crate::source::Source;
use crate::workbook::Sheet;

/// The document.
pub const DOCUMENT: Document = Document {
    code: "element-sheets",
    title: ("項目別シート", "Element sheets"),
    about: (
        "項目ごとに1枚。めざす姿・課題・取組の対応、評価と理由、指標、半年ごとの歩み、決定を示します。",
        "A sheet per element: its texts and what answers them, marks with reasons, indicators, half-year steps, decisions.",
    ),
    scope: Scope::Element,
    template: "element-sheets.typ",
    tables: &[
        "nodes",
        "nodes__departments",
        "items",
        "items__numbers",
        "items__changed",
        "grades",
        "rubrics",
        "uses",
        "indicators",
        "evaluation",
        "steps",
        "decisions",
        "tasks",
    ],
    lack,
    make,
};

/// Fewer sheets are found without a list of contents.
const LEAST_CONTENTS: usize = 6;

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ElementSheets {
    /// The plan as a whole; none for a part of it.
    outline: Option<Outline>,
    /// The elements at the top with the places of the sheets below them; none for a sheet alone.
    contents: Vec<Part>,
    contents_title: &'static str,
    changed_note: &'static str,
    sheets: Vec<ElementSheet>,
    #[serde(skip)]
    only: Only,
}

/// A part of the contents.
#[derive(Debug, Serialize)]
struct Part {
    /// The title of the element at the top; blank where the sheets are of such elements themselves.
    title: String,
    /// Places of its sheets, from 0.
    sheets: Vec<usize>,
}

/// Where the texts of an element stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// On a sheet of its own.
    Sheet,
    /// Before the sheets behind it, with other such texts.
    Opening,
}

/// The elements with texts in the order of the plan. A sheet of its own has one with no texts below it, on the
/// levels that are followed (by indicators, marks, steps or offices in charge); where none is, on all levels.
fn elements(assessed: &AssessedPlan) -> Vec<(&Node, Place)> {
    let plan = &assessed.plan;
    let has_text = |node: &Node| plan.items.iter().any(|item| item.node == node.code);
    let is_lowest =
        |node: &Node| !plan.nodes.iter().any(|other| other.parent.as_ref() == Some(&node.code) && has_text(other));
    let is_followed = |node: &Node| {
        !node.departments.is_empty()
            || assessed.uses(&node.code).next().is_some()
            || plan.grades.iter().any(|grade| grade.node.as_ref() == Some(&node.code))
            || plan.steps.iter().any(|step| step.node == node.code)
    };
    let all: Vec<&Node> = plan.nodes.iter().filter(|node| has_text(node)).collect();
    let followed: Vec<&Node> = all.iter().copied().filter(|node| is_lowest(node) && is_followed(node)).collect();
    let is_sheet = |node: &Node| {
        is_lowest(node) && (followed.is_empty() || followed.iter().any(|other| other.level == node.level))
    };
    let place = |node: &Node| if is_sheet(node) { Place::Sheet } else { Place::Opening };
    all.into_iter().map(|node| (node, place(node))).collect()
}

fn lack(assessed: &AssessedPlan) -> Option<Lack> {
    elements(assessed).is_empty().then(|| {
        Lack::new(
            "本文のある項目がありません。記載事項（items）を入れてください",
            "no element has a text; fill in items",
        )
    })
}

/// The elements of a document about one element: those below it, or the element itself.
fn narrowed<'a>(assessed: &'a AssessedPlan, about: &str) -> Result<Vec<(&'a Node, Place)>, Lack> {
    let Some(wanted) = assessed.plan.node(about) else {
        return Err(Lack::new(
            format!("項目「{about}」はこの計画にありません。項目の表（nodes）にあるコードを指定してください"),
            format!("this plan has no element {about}; give a code of the table nodes"),
        ));
    };
    let below = assessed.plan.subtree(wanted);
    let mut found = elements(assessed);
    found.retain(|(node, _)| below.iter().any(|other| other.code == node.code));
    if found.is_empty() {
        return Err(Lack::new(
            format!("項目「{about}」とその下には本文がありません。本文のある項目を指定してください"),
            format!("neither {about} nor anything below it has a text; choose an element with texts"),
        ));
    }
    Ok(found)
}

fn make(source: &Source<'_>) -> Result<Box<dyn Content>, Lack> {
    let (assessed, lang) = (source.assessed, source.lang);
    let elements = source.about.map_or_else(|| Ok(elements(assessed)), |about| narrowed(assessed, about))?;
    let mut contents: Vec<(&Node, Part)> = Vec::new();
    for (place, (node, _)) in elements.iter().enumerate().filter(|(_, (_, place))| *place == Place::Sheet) {
        let top = assessed.plan.path(node)[0];
        let title = if top.code == node.code { String::new() } else { names::numbered(top, lang) };
        match contents.last_mut() {
            Some((last, part)) if last.code == top.code || (title.is_empty() && part.title.is_empty()) => {
                part.sheets.push(place);
            }
            _ => contents.push((top, Part { title, sheets: vec![place] })),
        }
    }
    let is_long = contents.iter().map(|(_, part)| part.sheets.len()).sum::<usize>() >= LEAST_CONTENTS;
    let nodes: Vec<&Node> = elements.iter().map(|(node, _)| *node).collect();
    let indicators: Vec<usize> =
        nodes.iter().flat_map(|node| assessed.uses(&node.code).map(|(_, position)| position)).collect();
    let decisions = nodes.iter().flat_map(|node| talk::decisions_of(assessed, node));
    let tasks = nodes.iter().flat_map(|node| talk::open_tasks_of(assessed, node));
    Ok(Box::new(ElementSheets {
        outline: source.about.is_none().then(|| Outline::of(assessed, lang)),
        contents: if is_long { contents.into_iter().map(|(_, part)| part).collect() } else { Vec::new() },
        contents_title: lang.pick("目次", "Contents"),
        changed_note: lang.pick("下線は資料のとおりです。", "Underlined as in the source."),
        sheets: elements
            .iter()
            .map(|(node, place)| ElementSheet::of(assessed, node, *place == Place::Opening, lang))
            .collect(),
        only: rows::of(assessed, &nodes, &indicators)
            .of("decisions", decisions.map(|decision| &decision.code))
            .of("tasks", tasks.map(|task| &task.code)),
    }))
}

impl Content for ElementSheets {
    fn context(&self, frame: &Frame) -> Vec<u8> {
        frame.with(self)
    }

    fn sheets(&self) -> Vec<Sheet<'_>> {
        let outline = self.outline.iter().map(Outline::for_people);
        // Openings behind one another share a sheet, as they share a page.
        let groups = self.sheets.chunk_by(|one, other| one.is_opening && other.is_opening);
        let sheets = groups
            .map(|group| Sheet::portrait(&group[0].short, group.iter().flat_map(ElementSheet::for_people).collect()));
        outline.chain(sheets).collect()
    }

    fn only(&self) -> Only {
        self.only.clone()
    }
}
