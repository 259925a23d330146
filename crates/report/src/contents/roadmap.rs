//! The roadmap: every project by field over half-years, what was planned and how it stands.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rashin_model::plan::titled;
use rashin_model::tables::{Node, Step};
use rashin_model::{Code, Lang, Period};
use rashin_opendata::Only;
use rashin_service::AssessedPlan;
use serde::Serialize;

use crate::content::Content;
use crate::document::{Document, Lack, Scope};
use crate::drawings::language;
use crate::drawings::steps::{StepStanding, by_field, half_years};
use crate::frame::Frame;
use crate::source::Source;
use crate::table::{Cell, Column, Table};
use crate::workbook::{Block, Sheet};

/// Most half-years beside each other; whole years where there are more.
const MOST: usize = 6;

/// The document.
pub const DOCUMENT: Document = Document {
    code: "roadmap",
    title: ("ロードマップ", "Roadmap"),
    about: (
        "すべての事業の半年ごとの計画と実績。分野別、状況の件数付き。",
        "Every project by half-year, planned and actual; by field, with how many stand where.",
    ),
    scope: Scope::Plan,
    template: "roadmap.typ",
    tables: &["nodes", "nodes__departments", "steps"],
    lack,
    make,
};

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Roadmap {
    totals_title: &'static str,
    /// None without steps.
    totals: Option<Table>,
    legend: Vec<Entry>,
    parts: Vec<Part>,
    #[serde(skip)]
    subtitle: Option<String>,
    #[serde(skip)]
    only: Only,
}

/// A state in the legend.
#[derive(Debug, Serialize)]
struct Entry {
    state: &'static str,
    sign: &'static str,
    word: &'static str,
}

/// The columns before those of the half-years.
const FIXED: usize = 4;

/// Some half-years.
#[derive(Debug, Serialize)]
struct Part {
    title: String,
    table: Table,
}

/// The steps of the plan, by project and half-year.
struct Steps<'a> {
    at: BTreeMap<(&'a Code, Period), Vec<&'a Step>>,
    as_of: Date,
}

impl<'a> Steps<'a> {
    fn of(assessed: &'a AssessedPlan) -> Self {
        let mut at = BTreeMap::<_, Vec<&Step>>::new();
        for step in &assessed.plan.steps {
            at.entry((&step.node, Period::half_of(step.period.end()))).or_default().push(step);
        }
        for steps in at.values_mut() {
            steps.sort_by_key(|step| step.period);
        }
        Self { at, as_of: assessed.evaluation.as_of }
    }

    fn at(&self, node: &'a Code, half: Period) -> &[&'a Step] {
        self.at.get(&(node, half)).map_or(&[], Vec::as_slice)
    }
}

fn lack(assessed: &AssessedPlan) -> Option<Lack> {
    assessed.projects().is_empty().then(|| {
        Lack::new(
            "事業がありません。事業の階層（project）の項目か、半年ごとの計画と実績（steps）を入れてください",
            "there is no project; fill in elements of the level project, or half-year steps",
        )
    })
}

#[expect(clippy::unnecessary_wraps, reason = "documents of one element or meeting may lack it")]
fn make(source: &Source<'_>) -> Result<Box<dyn Content>, Lack> {
    let (assessed, lang) = (source.assessed, source.lang);
    let (halves, steps) = (half_years(&assessed.plan), Steps::of(assessed));
    let projects = by_field(assessed, &assessed.projects());
    let part = |halves: &[Period]| Part {
        title: if halves.is_empty() {
            lang.pick("事業の一覧", "All projects").to_owned()
        } else {
            span(halves, lang)
        },
        table: table(assessed, &steps, &projects, halves, lang),
    };
    let parts = if halves.is_empty() { vec![part(&[])] } else { split(&halves).map(part).collect() };
    let totals = (!halves.is_empty()).then(|| totals(assessed, &halves, lang));
    let is_used = |standing: &StepStanding| {
        assessed.plan.steps.iter().any(|step| StepStanding::of(step, assessed.evaluation.as_of) == *standing)
    };
    let entry = |standing: StepStanding| Entry {
        state: standing.code(),
        sign: standing.letter(language(lang)),
        word: standing.label(lang),
    };
    let nodes: Vec<&Node> = projects.iter().flat_map(|(_, own)| own.iter().copied()).collect();
    Ok(Box::new(Roadmap {
        totals_title: lang.pick("状況ごとの事業数", "Projects by state"),
        totals,
        legend: StepStanding::all().filter(is_used).map(entry).collect(),
        parts,
        subtitle: Some(match (lang, halves.is_empty()) {
            (Lang::Ja, false) => format!("{}事業　{}", nodes.len(), span(&halves, lang)),
            (Lang::Ja, true) => format!("{}事業　半年ごとの計画は、まだありません", nodes.len()),
            (Lang::En, false) => format!("{} projects, {}", nodes.len(), span(&halves, lang)),
            (Lang::En, true) => format!("{} projects; no half-year steps yet", nodes.len()),
        }),
        only: Only::default().of("nodes", nodes.iter().map(|node| &node.code)),
    }))
}

/// The half-years in parts that fit on a page, as even as whole years allow.
fn split(halves: &[Period]) -> impl Iterator<Item = &[Period]> {
    let parts = halves.len().div_ceil(MOST).max(1);
    let size = halves.len().div_ceil(parts).next_multiple_of(2).clamp(1, MOST);
    halves.chunks(size)
}

fn span(halves: &[Period], lang: Lang) -> String {
    match (halves.first(), halves.last()) {
        (Some(first), Some(last)) if first != last => {
            format!("{}{}{}", first.name(lang), lang.pick("から", " to "), last.name(lang))
        }
        (Some(only), _) => only.name(lang),
        _ => String::new(),
    }
}

fn table(
    assessed: &AssessedPlan,
    steps: &Steps<'_>,
    projects: &[(&Node, Vec<&Node>)],
    halves: &[Period],
    lang: Lang,
) -> Table {
    let level = projects.first().and_then(|(_, own)| own.first());
    let level = level.map_or(lang.pick("事業", "Project"), |node| assessed.plan.level_name(&node.level, lang));
    let mut columns =
        vec![Column::new("No.", 0.65), Column::new(level, 1.6), Column::new(lang.pick("所管課", "Office"), 0.9)];
    // Without half-years there is room for what stands between field and project.
    let has_room = halves.is_empty();
    let above = projects.iter().flat_map(|(_, own)| own).find_map(|node| between(assessed, node)).filter(|_| has_room);
    columns.push(Column::new(above.map_or("", |above| assessed.plan.level_name(&above.level, lang)), 1.2));
    columns.extend(halves.iter().map(|half| Column::new(half.short_name(lang), 1.8)));
    let mut table = Table::new(columns);
    for (field, own) in projects {
        let title = titled(&field.title, field.title_en.as_deref(), lang).0;
        let count = match lang {
            Lang::Ja => format!("{title}（{}件）", own.len()),
            Lang::En => format!("{title} ({})", own.len()),
        };
        table.rows.push(vec![Cell::Group { text: count }]);
        for node in own {
            let mut row = vec![
                Cell::maybe(node.number.as_deref()),
                Cell::strong(node.title_in(lang)),
                Cell::text(node.departments.join(lang.pick("・", ", "))),
                between(assessed, node)
                    .filter(|_| has_room)
                    .map_or(Cell::Blank, |above| Cell::text(above.title_in(lang))),
            ];
            row.extend(halves.iter().map(|half| cell(steps.at(&node.code, *half), steps.as_of, lang)));
            table.rows.push(row);
        }
    }
    // A half-year keeps its column even when no project has a step in it.
    let kept = table.columns.split_off(FIXED);
    let steps: Vec<Vec<Cell>> =
        table.rows.iter_mut().map(|row| if row.len() > FIXED { row.split_off(FIXED) } else { Vec::new() }).collect();
    let mut table = table.without_blank_columns();
    table.columns.extend(kept);
    for (row, steps) in table.rows.iter_mut().zip(steps) {
        row.extend(steps);
    }
    table
}

/// The element right above a project, where that is not its field.
fn between<'a>(assessed: &'a AssessedPlan, node: &'a Node) -> Option<&'a Node> {
    if let [_, .., above, _] = assessed.plan.path(node)[..] { Some(above) } else { None }
}

/// What was planned for a half-year and what came of it; several steps follow one another.
fn cell(steps: &[&Step], as_of: Date, lang: Lang) -> Cell {
    let named = |name: &str, words: &Option<String>| words.as_ref().map(|words| format!("{name}{words}"));
    let told = |step: &Step| {
        let told = [
            named(lang.pick("実績：", "Actual: "), &step.actual),
            named(lang.pick("実施：", "Done: "), &step.done),
            named(lang.pick("要因：", "Cause: "), &step.cause),
            named(lang.pick("今後：", "Next: "), &step.next),
        ];
        told.into_iter().flatten().collect::<Vec<_>>()
    };
    let planned = |step: &Step| named(lang.pick("計画：", "Planned: "), &step.planned).unwrap_or_default();
    let [first, rest @ ..] = steps else { return Cell::Blank };
    let standing = StepStanding::of(first, as_of);
    let mut lines = told(first);
    for step in rest {
        lines.push(planned(step));
        lines.push(StepStanding::of(step, as_of).label(lang).to_owned());
        lines.extend(told(step));
    }
    Cell::Step {
        planned: planned(first),
        state: standing.code(),
        sign: standing.letter(language(lang)),
        word: standing.label(lang),
        lines,
    }
}

/// How many steps stand where, by half-year.
fn totals(assessed: &AssessedPlan, halves: &[Period], lang: Lang) -> Table {
    let mut counts = BTreeMap::<(Period, StepStanding), u32>::new();
    for step in &assessed.plan.steps {
        let standing = StepStanding::of(step, assessed.evaluation.as_of);
        *counts.entry((Period::half_of(step.period.end()), standing)).or_default() += 1;
    }
    let used: Vec<StepStanding> =
        StepStanding::all().filter(|standing| counts.keys().any(|(_, known)| known == standing)).collect();
    let number = |count: u32| Cell::Number { text: count.to_string(), value: count.into() };
    let mut columns = vec![Column::new(lang.pick("半期", "Half-year"), 3.2)];
    columns.extend(used.iter().map(|standing| Column::new(standing.label(lang), 1.0)));
    columns.push(Column::new(lang.pick("計", "Total"), 1.0));
    let mut table = Table::new(columns);
    for &half in halves {
        let own: Vec<u32> = used.iter().map(|&standing| counts.get(&(half, standing)).copied().unwrap_or(0)).collect();
        let mut row = vec![Cell::text(half.name(lang))];
        row.extend(own.iter().copied().map(number));
        row.push(number(own.iter().sum()));
        table.rows.push(row);
    }
    table
}

impl Content for Roadmap {
    fn context(&self, frame: &Frame) -> Vec<u8> {
        frame.with(self)
    }

    fn subtitle(&self) -> Option<String> {
        self.subtitle.clone()
    }

    fn sheets(&self) -> Vec<Sheet<'_>> {
        let legend = self.legend.iter().map(|entry| format!("{} {}", entry.sign, entry.word).trim().to_owned());
        let legend = Block::Lines(legend.collect());
        let totals = self.totals.as_ref();
        let totals = totals.map(|totals| Sheet::portrait(self.totals_title, vec![Block::Table(totals), legend]));
        let parts = self.parts.iter().map(|part| Sheet::landscape(&part.title, vec![Block::Table(&part.table)]));
        totals.into_iter().chain(parts).collect()
    }

    fn only(&self) -> Only {
        self.only.clone()
    }
}

#[cfg(test)]
mod tests {
    use rashin_model::Period;

    use super::split;

    #[test]
    fn half_years_are_split_into_parts_of_whole_years_that_stay_legible() {
        let sizes = |count: i16| -> Vec<usize> {
            let halves: Vec<Period> =
                (0..count).map(|half| Period::Half(2024 + half / 2, if half % 2 == 0 { 1 } else { 2 })).collect();
            split(&halves).map(<[Period]>::len).collect()
        };
        assert_eq!(sizes(1), [1]);
        assert_eq!(sizes(6), [6]);
        assert_eq!(sizes(8), [4, 4]);
        assert_eq!(sizes(10), [6, 4]);
        assert_eq!(sizes(20), [6, 6, 6, 2]);
    }
}
