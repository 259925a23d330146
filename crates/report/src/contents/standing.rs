//! Indicators as documents show them: start, value, target, how far, where they stand.

use rashin_eval::met::Comparator;
use rashin_eval::show::plain_percent;
use rashin_model::tables::{Target, TargetKind};
use rashin_model::{Lang, Period};
use rashin_service::units::value_text;
use rashin_service::{AssessedPlan, Said};

use crate::table::{Cell, Column, Table};

/// The name of an indicator in a language.
pub fn name(assessed: &AssessedPlan, position: usize, lang: Lang) -> &str {
    assessed.indicator(position).name_in(lang)
}

/// What is said of a start, a value or a target, with its period; blank for nothing.
pub fn said(assessed: &AssessedPlan, position: usize, said: Said<'_>, lang: Lang) -> String {
    let with_period = |text: &str, period: Option<Period>| match period {
        Some(period) => format!("{text}{}{}{}", lang.pick("（", " ("), period.short_name(lang), lang.pick("）", ")")),
        None => text.to_owned(),
    };
    match said {
        Said::Value { value, period, comparator } => {
            let value = value_text(assessed.indicator(position), value, lang);
            let bound = comparator.word(lang);
            let space = if bound.is_empty() { "" } else { lang.pick("", " ") };
            with_period(&format!("{value}{space}{bound}"), period)
        }
        Said::FromZero => lang.pick("0から", "from 0").to_owned(),
        Said::Words { words, period, .. } => with_period(words, period),
        Said::Promised(status) => status.label(lang).to_owned(),
        Said::Absent(state, period) => with_period(state.label(lang), period),
        Said::Nothing => String::new(),
    }
}

/// What is said of the latest value.
pub fn actual(assessed: &AssessedPlan, position: usize, lang: Lang) -> String {
    let Some(actual) = assessed.said_of_actual(position) else { return String::new() };
    let mut text = said(assessed, position, actual.said, lang);
    if let Some(area) = actual.area {
        text.extend([" ", &assessed.area_name(area, lang).0]);
    }
    if actual.is_provisional {
        text.push_str(lang.pick(" 速報・暫定", " provisional"));
    }
    text
}

/// What is said of the first value: that at the start, else the first one reported; `None` for neither.
pub fn first(assessed: &AssessedPlan, position: usize, lang: Lang) -> Option<String> {
    let start = assessed.said_of_start(position);
    if matches!(start, Said::Value { .. } | Said::Words { .. }) {
        return Some(said(assessed, position, start, lang));
    }
    let first = assessed.series(position)?.assessments.iter().find(|one| one.actual.is_some())?;
    let value = Said::Value { value: first.actual?, period: first.period, comparator: Comparator::Equal };
    Some(said(assessed, position, value, lang))
}

/// A line for an indicator: its name, its value, its target.
pub fn line(assessed: &AssessedPlan, position: usize, lang: Lang) -> String {
    let name = name(assessed, position, lang);
    let (actual, target) =
        (actual(assessed, position, lang), said(assessed, position, assessed.said_of_target(position), lang));
    let mut line = format!("{}{name}", lang.pick("・", "- "));
    // A paper that names an indicator and nothing more is followed in that.
    if assessed.latest(position).is_some_and(|latest| latest.reading.is_some()) && !actual.is_empty() {
        line.extend([lang.pick("：", ": "), &actual]);
    }
    if !target.is_empty() {
        line.extend([lang.pick("　目標 ", ", target "), &target]);
    }
    line
}

/// What is said of each target in the order of the periods: a value, words, or that it is still open.
pub fn targets(assessed: &AssessedPlan, position: usize, lang: Lang) -> Vec<(Period, String)> {
    let (code, series) = (&assessed.indicator(position).code, assessed.series(position));
    let area = series.map_or(assessed.plan.area(), |series| series.area);
    let is_own = |row: &&Target| row.indicator == *code && row.area == area && row.kind != TargetKind::Baseline;
    let mut targets: Vec<(Period, String)> = Vec::new();
    for row in assessed.plan.targets.iter().filter(is_own) {
        let number = series.and_then(|series| series.promise.targets.iter().find(|one| one.period == row.period));
        let text = match (&row.text, number) {
            (Some(words), _) if row.value.is_none() => words.clone(),
            (_, Some(number)) if row.value.is_some() => {
                let said = Said::Value { value: number.value, period: None, comparator: number.stated };
                self::said(assessed, position, said, lang)
            }
            _ => row.status.label(lang).to_owned(),
        };
        targets.push((row.period, text));
    }
    targets.sort_by_key(|(period, _)| *period);
    targets
}

/// A table of indicators, without columns that nobody fills.
pub fn table(assessed: &AssessedPlan, positions: &[usize], lang: Lang) -> Table {
    let mut table = Table::new(vec![
        Column::new(lang.pick("指標", "Indicator"), 2.6),
        Column::new(lang.pick("現状値", "Baseline"), 1.3),
        Column::new(lang.pick("実績値", "Actual"), 1.3),
        Column::new(lang.pick("目標値", "Target"), 1.3),
        Column::new(lang.pick("達成率", "Attainment"), 1.1),
        Column::new(lang.pick("状況", "Standing"), 1.0),
    ]);
    for &position in positions {
        let latest = assessed.latest(position);
        let attainment = latest.and_then(|latest| plain_percent(latest.attainment).ok());
        table.rows.push(vec![
            Cell::text(name(assessed, position, lang)),
            Cell::text(said(assessed, position, assessed.said_of_start(position), lang)),
            Cell::text(actual(assessed, position, lang)),
            Cell::text(said(assessed, position, assessed.said_of_target(position), lang)),
            attainment.map_or(Cell::Blank, |share| Cell::text(format!("{share}%"))),
            Cell::text(assessed.standing(position).label(lang)),
        ]);
    }
    table.without_blank_columns()
}
