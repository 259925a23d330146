//! The summary of an evaluation: the marks of all elements by field, what they mean, where the indicators
//! stand, the main results, what needs attention.

mod attention;
mod marks;
mod results;

use rashin_model::Lang;
use rashin_model::tables::{Node, Review};
use rashin_opendata::Only;
use rashin_service::AssessedPlan;
use serde::Serialize;

use super::marks::{Meaning, Scale, kinds_of_marks, last_graded, scales};
use super::rows;
use crate::content::Content;
use crate::document::{Document, Lack, Scope};
use crate::drawings::strip;
use crate::frame::Frame;
use crate::source::Source;
use crate::table::Table;
use crate::workbook::{Block, Sheet};

/// Under which name the template reads the drawing of the states.
const STATES: &str = "states.svg";

/// The document.
pub const DOCUMENT: Document = Document {
    code: "evaluation-summary",
    title: ("評価・総括", "Evaluation summary"),
    about: (
        "全項目の評価と分類、評価の意味、指標の状況、主な成果、注意を要する指標。",
        "Marks of every element and what they mean, where the indicators stand, main results, what needs attention.",
    ),
    scope: Scope::Plan,
    template: "evaluation-summary.typ",
    tables: &["nodes", "nodes__departments", "grades", "node_marks", "rubrics", "uses", "indicators", "evaluation"],
    lack,
    make,
};

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct EvaluationSummary {
    marks: Part,
    scales: Vec<Scale>,
    states: Option<States>,
    results: Option<Part>,
    attention: Option<Part>,
    #[serde(skip)]
    review: String,
    #[serde(skip)]
    drawing: String,
    #[serde(skip)]
    only: Only,
}

/// A table with its heading.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Part {
    title: &'static str,
    /// Whether the first column groups the rows.
    is_grouped: bool,
    table: Table,
}

/// Where the indicators stand.
#[derive(Debug, Serialize)]
struct States {
    title: &'static str,
    file: &'static str,
    words: String,
    /// The same in words, for those who cannot see the drawing.
    alt: String,
}

impl Part {
    fn of(title: &'static str, table: Table, is_grouped: bool) -> Option<Self> {
        (!table.rows.is_empty()).then(|| Self { title, is_grouped, table: table.without_blank_columns() })
    }
}

/// The elements that were given marks in a review.
fn graded<'a>(assessed: &'a AssessedPlan, review: &Review) -> Vec<&'a Node> {
    let plan = &assessed.plan;
    let is_graded = |node: &&Node| {
        plan.grades.iter().any(|grade| grade.review == review.code && grade.node.as_ref() == Some(&node.code))
    };
    plan.nodes.iter().filter(is_graded).collect()
}

fn lack(assessed: &AssessedPlan) -> Option<Lack> {
    last_graded(assessed).is_none().then(|| {
        Lack::new(
            "評価のある項目がありません。評価（grades）を入れてください",
            "no element was given a mark; fill in grades",
        )
    })
}

/// Whether some elements lie below others.
fn has_fields(nodes: &[&Node]) -> bool {
    nodes.iter().any(|node| node.parent.is_some())
}

fn make(source: &Source<'_>) -> Result<Box<dyn Content>, Lack> {
    let (assessed, lang) = (source.assessed, source.lang);
    let review = last_graded(assessed).ok_or_else(|| Lack::new("評価がありません", "there is no mark"))?;
    let nodes = graded(assessed, review);
    let kinds = kinds_of_marks(assessed, &review.code);
    let is_grouped = has_fields(&nodes);
    let mut indicators: Vec<usize> = Vec::new();
    for position in nodes.iter().flat_map(|node| assessed.indicators_under(node)) {
        if !indicators.contains(&position) {
            indicators.push(position);
        }
    }
    let tally = assessed.tally(indicators.iter().copied());
    let title = lang.pick("指標の状況", "Where the indicators stand");
    let words = match lang {
        Lang::Ja => format!("指標{}件：{}", tally.total(), tally.words(lang)),
        Lang::En => format!("{} indicators: {}", tally.total(), tally.words(lang)),
    };
    let states = (tally.judged() > 0).then(|| States { title, file: STATES, alt: format!("{title} {words}"), words });
    let marks = Part {
        title: lang.pick("総括", "Marks"),
        is_grouped,
        table: marks::table(assessed, review, &nodes, &kinds, lang).without_blank_columns(),
    };
    Ok(Box::new(EvaluationSummary {
        marks,
        scales: scales(assessed, &kinds, lang),
        states,
        results: Part::of(lang.pick("主な成果", "Main results"), results::table(assessed, &nodes, lang), is_grouped),
        attention: Part::of(
            lang.pick("注意を要する指標", "Indicators that need attention"),
            attention::table(assessed, &indicators, lang),
            false,
        ),
        review: rashin_model::plan::titled(&review.name, review.name_en.as_deref(), lang).0.to_owned(),
        drawing: strip::alone(tally, title, lang),
        only: rows::of(assessed, &nodes, &indicators),
    }))
}

impl Content for EvaluationSummary {
    fn context(&self, frame: &Frame) -> Vec<u8> {
        frame.with(self)
    }

    fn subtitle(&self) -> Option<String> {
        Some(self.review.clone())
    }

    fn sheets(&self) -> Vec<Sheet<'_>> {
        let lines = self.scales.iter().flat_map(|scale| {
            let name = (!scale.name.is_empty()).then(|| scale.name.clone());
            name.into_iter().chain(scale.marks.iter().map(Meaning::line))
        });
        let mut first = vec![Block::Table(&self.marks.table), Block::Lines(lines.collect())];
        first.extend(self.states.iter().map(|states| Block::Lines(vec![states.words.clone()])));
        let others = [&self.results, &self.attention];
        std::iter::once(Sheet::landscape(self.marks.title, first))
            .chain(
                others.into_iter().flatten().map(|part| Sheet::landscape(part.title, vec![Block::Table(&part.table)])),
            )
            .collect()
    }

    fn only(&self) -> Only {
        self.only.clone()
    }

    fn files(&self) -> Vec<(String, Vec<u8>)> {
        vec![(STATES.to_owned(), self.drawing.clone().into_bytes())]
    }
}
