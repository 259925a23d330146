//! A composite index as documents show it: facts, drawing, members, calculation, years.

use rashin_eval::composite::Part;
use rashin_eval::plan::Index;
use rashin_eval::show as text;
use rashin_eval::show::plain_percent;
use rashin_model::{Lang, Period};
use rashin_service::AssessedPlan;
use serde::Serialize;

use super::facts::{Drawing, Fact};
use super::standing;
use crate::drawings::contributions;
use crate::indices;
use crate::table::{Cell, Column, Table};

/// A composite index.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct IndexPart {
    /// Its name.
    pub title: String,
    /// Now, at the start, coverage, what it would be otherwise.
    pub short: Vec<Fact>,
    /// Definition, remark, office.
    pub facts: Vec<Fact>,
    /// What each member adds; none without a member that counts.
    pub drawing: Option<Drawing>,
    /// The members that count.
    pub members: Option<Table>,
    /// The members without a target.
    pub reference: Option<Table>,
    /// How it was computed, line by line.
    pub calculation: Vec<String>,
    /// The index by year; none with fewer than two years.
    pub years: Option<Table>,
}

impl IndexPart {
    /// What is shown of an index.
    pub fn of(assessed: &AssessedPlan, position: usize, index: &Index, lang: Lang) -> Self {
        let title = standing::name(assessed, position, lang);
        let reference: Vec<usize> =
            index.members.iter().copied().filter(|&member| indices::is_reference(assessed, member)).collect();
        Self {
            title: title.to_owned(),
            short: short(assessed, index, lang),
            facts: facts(assessed, position, lang),
            drawing: (index.start.members > 0).then(|| drawing(assessed, position, index, lang)),
            members: (reference.len() < index.members.len()).then(|| members(assessed, index, lang)),
            reference: (!reference.is_empty()).then(|| standing::table(assessed, &reference, lang)),
            calculation: calculation(assessed, index, lang),
            years: (index.points.len() > 1).then(|| years(index, lang)),
        }
    }
}

/// The mark of an index, or why it has none.
pub fn mark(assessed: &AssessedPlan, index: &Index, lang: Lang) -> Cell {
    let Some(mark) = index.marks.first().filter(|_| index.value().is_ok()) else {
        return index.value().err().map_or(Cell::Blank, |reason| Cell::text(reason.text(lang)));
    };
    match &mark.mark {
        Ok(given) => {
            let row = assessed.mark_row(&mark.rubric, &mark.dimension, given.mark());
            let meaning = row.map_or("", |_| given.meaning(lang));
            let meaning = if meaning == given.mark() { "" } else { meaning };
            Cell::Mark { sign: given.mark().to_owned(), meaning: meaning.to_owned() }
        }
        Err(reason) => Cell::text(reason.text(lang)),
    }
}

fn facts(assessed: &AssessedPlan, position: usize, lang: Lang) -> Vec<Fact> {
    let indicator = assessed.indicator(position);
    let maybe = |text: &Option<String>| text.clone().unwrap_or_default();
    let facts = [
        Fact::of(lang, lang.pick("定義", "Definition"), maybe(&indicator.definition)),
        Fact::of(lang, lang.pick("備考", "Remark"), maybe(&indicator.note)),
        Fact::of(lang, lang.pick("所管課", "Office"), assessed.offices(position).join(lang.pick("・", ", "))),
    ];
    facts.into_iter().flatten().collect()
}

fn short(assessed: &AssessedPlan, index: &Index, lang: Lang) -> Vec<Fact> {
    let shown = |figure| text::figure(figure, 1).unwrap_or_else(|reason| reason.text(lang).to_owned());
    let latest = index.latest();
    let now = match latest {
        Some(point) => format!(
            "{}{}",
            shown(index.value()),
            match lang {
                Lang::Ja => format!("（{}）", Period::FiscalYear(point.fiscal_year).name(lang)),
                Lang::En => format!(" ({})", Period::FiscalYear(point.fiscal_year).name(lang)),
            }
        ),
        None => shown(index.value()),
    };
    let covered =
        latest.map_or_else(|| indices::members(lang, index), |point| indices::coverage(lang, &point.composite));
    let counted = match latest {
        Some(_) => lang.pick("値のある構成指標", "Members with a value"),
        None => lang.pick("構成指標", "Members"),
    };
    let otherwise = latest.filter(|_| index.value().is_ok()).map(|point| &point.composite);
    let facts = [
        Fact::of(lang, lang.pick("いまの指数", "Index now"), now),
        Fact::of(lang, lang.pick("開始時", "At the start"), shown(index.start.index)),
        Fact::of(lang, lang.pick("目標", "Target"), "100"),
        Fact::of(lang, counted, covered),
        Fact::of(lang, lang.pick("状況", "Standing"), mark(assessed, index, lang).plain().replace('\n', " ")),
        otherwise.and_then(|composite| {
            Fact::of(lang, lang.pick("重みを等しくすると", "With equal weights"), shown(composite.equal_weights))
        }),
        otherwise.and_then(|composite| {
            Fact::of(lang, lang.pick("幾何平均にすると", "As a geometric mean"), shown(composite.geometric))
        }),
    ];
    facts.into_iter().flatten().collect()
}

fn drawing(assessed: &AssessedPlan, position: usize, index: &Index, lang: Lang) -> Drawing {
    let title = lang.pick("目標100に対する各指標の寄与", "What each member adds towards 100");
    let figure = contributions::figure(lang, assessed, index, title);
    let name = standing::name(assessed, position, lang);
    let told = [title, &figure.index.label, &figure.start_label, &figure.coverage];
    let told = told.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(lang.pick("、", ", "));
    Drawing {
        file: format!("contributions-{position}.svg"),
        alt: format!("{name}{}{told}", lang.pick("：", ": ")),
        svg: contributions::alone(lang, &figure),
    }
}

fn members(assessed: &AssessedPlan, index: &Index, lang: Lang) -> Table {
    let mut table = Table::new(vec![
        Column::new(lang.pick("指標", "Indicator"), 2.2),
        Column::new(lang.pick("現状値", "Baseline"), 1.1),
        Column::new(lang.pick("実績値", "Actual"), 1.1),
        Column::new(lang.pick("目標値", "Target"), 1.1),
        Column::new(lang.pick("指数", "Sub-index"), 0.9),
        Column::new(lang.pick("重み", "Weight"), 0.7),
        Column::new(lang.pick("寄与", "Adds"), 0.7),
        Column::new(lang.pick("状況", "Standing"), 0.8),
    ]);
    let parts = index.members.iter().copied().zip(&indices::now(index).parts);
    let counted = parts.filter(|&(member, _)| !indices::is_reference(assessed, member));
    table.rows = counted.map(|(member, part)| member_row(assessed, member, part, lang)).collect();
    if index.value().is_ok() {
        let mut sum = vec![Cell::Blank; table.columns.len()];
        sum[0] = Cell::strong(lang.pick("指数（寄与の合計）", "Index (sum)"));
        sum[6] = Cell::figure(index.value(), 1, lang);
        table.rows.push(sum);
    }
    table
}

fn member_row(assessed: &AssessedPlan, member: usize, part: &Part, lang: Lang) -> Vec<Cell> {
    let used = match (part.used, text::figure(part.raw, 1)) {
        (Ok(_), Ok(raw)) if part.raw != part.used => Cell::Lines {
            strong: text::figure(part.used, 1).unwrap_or_default(),
            lines: vec![format!("{}{raw}", lang.pick("収める前 ", "unclipped "))],
        },
        _ => Cell::figure(part.used, 1, lang),
    };
    vec![
        Cell::text(standing::name(assessed, member, lang)),
        Cell::text(standing::said(assessed, member, assessed.said_of_start(member), lang)),
        Cell::text(standing::actual(assessed, member, lang)),
        Cell::text(standing::said(assessed, member, assessed.said_of_target(member), lang)),
        used,
        Cell::text(
            plain_percent(part.share)
                .map_or_else(|_| lang.pick("数えない", "not counted").to_owned(), |share| format!("{share}%")),
        ),
        if part.contribution.is_ok() { Cell::figure(part.contribution, 1, lang) } else { Cell::text("—") },
        Cell::text(assessed.standing(member).label(lang)),
    ]
}

fn calculation(assessed: &AssessedPlan, index: &Index, lang: Lang) -> Vec<String> {
    let Some(calculation) = indices::calculation(assessed, index) else { return Vec::new() };
    let name = |member: usize| standing::name(assessed, member, lang);
    let mut lines: Vec<String> = Vec::new();
    for step in &calculation.steps {
        let filled = step.filled.as_ref().map_or_else(String::new, |filled| format!("{filled} = "));
        let held = step.held(lang).map_or_else(String::new, |held| format!("　{held}"));
        lines.push(format!("{}　{}　{filled}{}{held}", name(step.member), step.symbols, step.raw));
    }
    lines.push(format!("{}　{} = {}", lang.pick("指数", "Index"), calculation.sum, calculation.result));
    lines.extend(calculation.range(lang));
    lines.extend(calculation.left_out.iter().map(|(member, reason)| {
        let told = lang.pick("数えなかったもの: ", "Not counted: ");
        format!("{told}{}{}{}{}", name(*member), lang.pick("（", " ("), reason.text(lang), lang.pick("）", ")"))
    }));
    lines
}

fn years(index: &Index, lang: Lang) -> Table {
    let mut table = Table::new(vec![
        Column::new(lang.pick("年度", "Year"), 1.5),
        Column::new(lang.pick("指数", "Index"), 1.0),
        Column::new(lang.pick("値のある構成指標", "Members with a value"), 2.0),
    ]);
    for point in &index.points {
        table.rows.push(vec![
            Cell::text(Period::FiscalYear(point.fiscal_year).name(lang)),
            Cell::figure(point.composite.index, 1, lang),
            Cell::text(indices::coverage(lang, &point.composite)),
        ]);
    }
    table
}
