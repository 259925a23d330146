//! The themes of a year with the dates of their working groups.

use rashin_model::tables::{Cooperation, CooperationMeeting};
use rashin_model::{Lang, Period};
use rashin_service::{AssessedPlan, themes};

use super::{areas, standing, title};
use crate::source::Source;
use crate::table::{Cell, Column, Table};

/// A row per theme, without columns that nobody fills.
pub fn table(source: &Source<'_>, own: &[&Cooperation]) -> Table {
    let (assessed, lang) = (source.assessed, source.lang);
    let mut table = Table::new(vec![
        Column::new(lang.pick("連携推進項目", "Theme"), 1.7),
        Column::new(lang.pick("提案市町村", "Proposed by"), 1.1),
        Column::new(lang.pick("主な検討事項", "What is pursued"), 2.8),
        Column::new(lang.pick("担当課", "Office"), 1.3),
        Column::new(lang.pick("ワーキンググループ等の開催", "Dates of working groups"), 2.6),
        Column::new(lang.pick("取扱い", "Decision"), 0.9),
    ]);
    for theme in own {
        table.rows.push(vec![
            Cell::strong(title(theme, lang)),
            Cell::text(areas(assessed, &theme.proposers, lang)),
            Cell::maybe(theme.measures.as_deref().or(theme.goal.as_deref())),
            Cell::text(theme.departments.join(lang.pick("、", ", "))),
            dates(assessed, theme, lang),
            Cell::text(standing(theme, lang)),
        ]);
    }
    table.without_blank_columns()
}

/// A line per working group, and per fiscal year where its dates lie in several: 4/28、8/26.
fn dates(assessed: &AssessedPlan, theme: &Cooperation, lang: Lang) -> Cell {
    let mut dates = themes::dates(&assessed.plan, theme);
    dates.sort_by_key(|row| row.order);
    let mut lines: Vec<(i16, Option<&str>, Vec<String>)> = Vec::new();
    for row in &dates {
        let (year, group) = (row.date.fiscal_year(), row.group.as_deref());
        let day = day(assessed, row, lang);
        match lines.iter_mut().find(|line| (line.0, line.1) == (year, group)) {
            Some(line) => line.2.push(day),
            None => lines.push((year, group, vec![day])),
        }
    }
    if lines.is_empty() {
        return Cell::Blank;
    }
    let is_of_one_year = lines.iter().all(|line| line.0 == theme.fiscal_year.fiscal_year());
    let lines = lines.into_iter().map(|(year, group, days)| {
        let year = Period::FiscalYear(year).short_name(lang);
        let year = if is_of_one_year { String::new() } else { format!("{year}{}", lang.pick("年度 ", " ")) };
        let days = days.join(lang.pick("、", ", "));
        match group {
            Some(group) => format!("{year}{group}{}{days}", lang.pick("：", ": ")),
            None => format!("{year}{days}"),
        }
    });
    Cell::Lines { strong: String::new(), lines: lines.collect() }
}

/// The day alone, as its year is known: 4/28; a day to come says so.
fn day(assessed: &AssessedPlan, row: &CooperationMeeting, lang: Lang) -> String {
    let day = match row.date {
        Period::Date(day) => format!("{}/{}", day.month(), day.day()),
        Period::Month(_, month) if lang == Lang::Ja => format!("{month}月"),
        other => other.short_name(lang),
    };
    let is_to_come = row.date.end() > assessed.evaluation.as_of;
    if is_to_come { format!("{day}{}", lang.pick("（予定）", " (planned)")) } else { day }
}
