//! The KPI report: basic goals, every composite index against 100 with its members, how an index is made.

use rashin_eval::formula;
use rashin_eval::plan::Index;
use rashin_model::plan::titled;
use rashin_model::tables::UseRole;
use rashin_model::{Lang, Period};
use rashin_opendata::Only;
use rashin_service::AssessedPlan;
use serde::Serialize;

use super::facts::{Drawing, Fact};
use super::index_part::IndexPart;
use super::{names, rows, standing};
use crate::content::Content;
use crate::document::{Document, Lack, Scope};
use crate::frame::Frame;
use crate::indices;
use crate::source::Source;
use crate::table::{Cell, Column, Table};
use crate::workbook::{Block, Sheet};

/// The document.
pub const DOCUMENT: Document = Document {
    code: "kpi-report",
    title: ("KPIの状況", "KPI report"),
    about: (
        "基本目標、目標を100とした指数、構成する指標の寄与、参考指標、計算方法。",
        "Basic goals, indices against 100, what each member adds, members for reference, the method.",
    ),
    scope: Scope::Plan,
    template: "kpi-report.typ",
    tables: &["indicators", "composites", "members", "indices", "index_members", "evaluation"],
    lack,
    make,
};

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct KpiReport {
    words: Words,
    goals: Option<Table>,
    overview: Table,
    fields: Vec<FieldPart>,
    method: Vec<Fact>,
    #[serde(skip)]
    only: Only,
}

/// The headings.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Words {
    goals: String,
    overview: &'static str,
    members: &'static str,
    reference: &'static str,
    reference_note: String,
    calculation: &'static str,
    years: &'static str,
    method: &'static str,
}

/// The indices of a field.
#[derive(Debug, Serialize)]
struct FieldPart {
    title: String,
    indices: Vec<IndexPart>,
}

fn lack(assessed: &AssessedPlan) -> Option<Lack> {
    assessed.evaluation.indices.is_empty().then(|| {
        Lack::new(
            "合成指数がありません。合成指数（composites）と構成指標（members）を入れてください",
            "there is no composite index; fill in composites and members",
        )
    })
}

#[expect(clippy::unnecessary_wraps, reason = "documents of one element or meeting may lack it")]
fn make(source: &Source<'_>) -> Result<Box<dyn Content>, Lack> {
    let (assessed, lang) = (source.assessed, source.lang);
    let all: Vec<(usize, &Index)> = indices(assessed).collect();
    let goals = goals(assessed);
    let mut fields: Vec<FieldPart> = Vec::new();
    for &(position, index) in &all {
        let title = field(assessed, position, lang).unwrap_or(lang.pick("指数", "Indices")).to_owned();
        let part = IndexPart::of(assessed, position, index, lang);
        match fields.iter_mut().find(|field| field.title == title) {
            Some(field) => field.indices.push(part),
            None => fields.push(FieldPart { title, indices: vec![part] }),
        }
    }
    Ok(Box::new(KpiReport {
        words: words(lang),
        goals: (!goals.is_empty()).then(|| goals_table(assessed, &goals, lang)),
        overview: overview(assessed, &all, lang),
        fields,
        method: method(assessed, &all, lang),
        only: only(assessed, &goals, &all),
    }))
}

fn words(lang: Lang) -> Words {
    Words {
        goals: names::capital(UseRole::Goal.label(lang)),
        overview: lang.pick("KPIの指数（目標を100とする）", "KPI indices (the target is 100)"),
        members: lang.pick("構成する指標", "Members"),
        reference: lang.pick("目標値のない構成指標", "Members without a target"),
        reference_note: names::capital(indices::reference_note(lang)),
        calculation: lang.pick("この指数の計算", "How this index was computed"),
        years: lang.pick("年度ごとの指数", "The index by year"),
        method: lang.pick("計算のしかた", "How it is computed"),
    }
}

/// The indices that were computed, in the order of the indicators.
fn indices(assessed: &AssessedPlan) -> impl Iterator<Item = (usize, &Index)> {
    assessed.composites().filter_map(|position| Some((position, assessed.index(position)?)))
}

/// The indicators that are basic goals, each once, in the order of the plan.
fn goals(assessed: &AssessedPlan) -> Vec<usize> {
    let rows = assessed.plan.uses.iter().filter(|row| row.role == UseRole::Goal);
    let mut goals: Vec<usize> = rows.filter_map(|row| assessed.position(row.indicator.as_str())).collect();
    goals.sort_unstable();
    goals.dedup();
    goals
}

fn field(assessed: &AssessedPlan, position: usize, lang: Lang) -> Option<&str> {
    assessed.field_of(position).map(|field| titled(&field.title, field.title_en.as_deref(), lang).0)
}

fn goals_table(assessed: &AssessedPlan, goals: &[usize], lang: Lang) -> Table {
    let mut table = standing::table(assessed, goals, lang);
    table.columns.push(Column::new(lang.pick("出典", "Source"), 1.5));
    for (row, &position) in table.rows.iter_mut().zip(goals) {
        row.push(Cell::maybe(assessed.indicator(position).source.as_deref()));
    }
    table.without_blank_columns()
}

fn overview(assessed: &AssessedPlan, all: &[(usize, &Index)], lang: Lang) -> Table {
    let mut table = Table::new(vec![
        Column::new(lang.pick("KPI", "KPI"), 2.0),
        Column::new(assessed.top_level_name(lang), 1.2),
        Column::new(lang.pick("開始時", "Start"), 0.8),
        Column::new(lang.pick("いまの指数", "Index now"), 1.0),
        Column::new(lang.pick("年度", "Year"), 1.0),
        Column::new(lang.pick("目標", "Target"), 0.6),
        Column::new(lang.pick("構成指標", "Members"), 1.5),
        Column::new(lang.pick("状況", "Standing"), 1.2),
    ]);
    for &(position, index) in all {
        let latest = index.latest();
        table.rows.push(vec![
            Cell::strong(standing::name(assessed, position, lang)),
            Cell::maybe(field(assessed, position, lang)),
            Cell::figure(index.start.index, 1, lang),
            Cell::figure(index.value(), 1, lang),
            latest.map_or(Cell::Blank, |point| Cell::text(Period::FiscalYear(point.fiscal_year).short_name(lang))),
            Cell::Number { text: "100".to_owned(), value: 100.into() },
            Cell::text(match latest {
                Some(point) => indices::coverage(lang, &point.composite),
                None => indices::members(lang, index),
            }),
            super::index_part::mark(assessed, index, lang),
        ]);
    }
    table.without_blank_columns()
}

/// A formula without letters that fonts for Japanese do not have; the template sets the indices low.
fn plain_indices(formula: &str) -> String {
    formula.replace('ᵢ', "i")
}

/// How an index is made: in symbols, in words, from where.
fn method(assessed: &AssessedPlan, all: &[(usize, &Index)], lang: Lang) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(described) = formula::find("composite") {
        facts.push(Fact::of(lang, lang.pick("指数", "Index"), lang.pick(described.ja, described.en)));
        facts.push(Fact::of(lang, lang.pick("算式", "Formula"), plain_indices(described.symbols(lang))));
        facts.push(Fact::of(
            lang,
            lang.pick("記号", "Symbols"),
            lang.pick(
                "y 実績値、T 目標値、b 現状値、w 重み、s 構成指標の指数",
                "y value, T target, b baseline, w weight, s sub-index of a member",
            ),
        ));
        facts.push(Fact::of(lang, lang.pick("算式の出典", "Source of the formula"), described.source));
    }
    let mut methods: Vec<(String, Vec<&str>)> = Vec::new();
    for &(position, index) in all {
        let (text, name) = (indices::method(lang, index), standing::name(assessed, position, lang));
        match methods.iter_mut().find(|(known, _)| *known == text) {
            Some((_, names)) => names.push(name),
            None => methods.push((text, vec![name])),
        }
    }
    let is_one = methods.len() == 1;
    facts.extend(methods.into_iter().map(|(text, names)| {
        let name = lang.pick("方法", "Method");
        let names = if is_one {
            String::new()
        } else {
            format!("{}{}{}", lang.pick("（", " ("), names.join(lang.pick("、", ", ")), lang.pick("）", ")"))
        };
        Fact::of(lang, format!("{name}{names}"), text)
    }));
    facts.push(Fact::of(
        lang,
        lang.pick("目標値のない構成指標", "Members without a target"),
        indices::reference_note(lang),
    ));
    facts.into_iter().flatten().collect()
}

/// The rows of goals and indices and of the members of these.
fn only(assessed: &AssessedPlan, goals: &[usize], all: &[(usize, &Index)]) -> Only {
    let of_indices = all.iter().flat_map(|(position, index)| index.members.iter().copied().chain([*position]));
    rows::of_indicators(assessed, &goals.iter().copied().chain(of_indices).collect::<Vec<_>>())
}

impl Content for KpiReport {
    fn context(&self, frame: &Frame) -> Vec<u8> {
        frame.with(self)
    }

    fn sheets(&self) -> Vec<Sheet<'_>> {
        let words = &self.words;
        let mut first = Vec::new();
        if let Some(goals) = &self.goals {
            first.extend([Block::Heading(words.goals.clone()), Block::Table(goals)]);
        }
        first.extend([Block::Heading(words.overview.to_owned()), Block::Table(&self.overview)]);
        let mut members = Vec::new();
        for field in &self.fields {
            members.push(Block::Heading(field.title.clone()));
            for index in &field.indices {
                members.push(Block::Heading(index.title.clone()));
                members.push(Block::Lines(index.short.iter().chain(&index.facts).map(Fact::line).collect()));
                let mut table = |title: &str, table| {
                    members.extend([Block::Heading(title.to_owned()), Block::Table(table)]);
                };
                if let Some(own) = &index.members {
                    table(words.members, own);
                }
                if let Some(own) = &index.reference {
                    table(words.reference, own);
                }
                if let Some(own) = &index.years {
                    table(words.years, own);
                }
                if !index.calculation.is_empty() {
                    members.push(Block::Heading(words.calculation.to_owned()));
                    members.push(Block::Lines(index.calculation.clone()));
                }
            }
        }
        let method = Block::Lines(self.method.iter().map(Fact::line).collect());
        vec![
            Sheet::landscape(words.overview, first),
            Sheet::landscape(words.members, members),
            Sheet::portrait(words.method, vec![method]),
        ]
    }

    fn only(&self) -> Only {
        self.only.clone()
    }

    fn files(&self) -> Vec<(String, Vec<u8>)> {
        let indices = self.fields.iter().flat_map(|field| &field.indices);
        indices.filter_map(|index| index.drawing.as_ref()).map(Drawing::file).collect()
    }
}
