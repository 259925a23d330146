//! On which days the working groups of cooperation themes met.

use maud::{Markup, PreEscaped, html};
use rashin_figures::{Calendar, CalendarDay, CalendarMonth, CalendarRow, Caption, Size, View, draw_calendar, pair};
use rashin_model::tables::{Cooperation, CooperationMeeting};
use rashin_model::{Lang, Period};

use super::themes;
use crate::plan_view::PlanView;
use crate::{link, show};
use rashin_report::drawings::language;

/// Whether any date of a theme is known.
pub fn has_dates(view: &PlanView, theme: &Cooperation) -> bool {
    !dates(view, theme).is_empty()
}

/// The dates of a theme, the first one first.
pub fn dates<'a>(view: &'a PlanView, theme: &Cooperation) -> Vec<&'a CooperationMeeting> {
    rashin_service::themes::dates(&view.plan, theme)
}

/// The dates of some themes within a fiscal year, as a drawing; dates outside of it are counted below.
pub fn drawing(lang: Lang, view: &PlanView, year: i16, own: &[&Cooperation]) -> Markup {
    let calendar = calendar(lang, view, year, own, true);
    let language = language(lang);
    let (wide, compact) = (format!("dates-{year}-wide"), format!("dates-{year}-compact"));
    let wide = draw_calendar(&calendar, View::new(&wide).language(language));
    let compact = draw_calendar(&calendar, View::new(&compact).language(language).size(Size::Compact));
    let months = months(year);
    let all = own.iter().flat_map(|theme| dates(view, theme));
    let outside = all.filter(|row| place(&months, row.date).is_none()).count();
    html! {
        figure.figure { div.figure-drawing { (PreEscaped(pair(&wide, &compact))) } }
        @if outside > 0 { p.table-note {
            @if lang == Lang::Ja { "このほか、前後の年度に開いた" (outside) "回が表にあります。" }
            @else { "Dates in other years, shown in the table: " (outside) "." }
        } }
    }
}

/// The drawing for a sheet of its own, on which there is nothing to follow; with its title.
pub fn alone(lang: Lang, view: &PlanView, year: i16, own: &[&Cooperation]) -> (String, String) {
    let calendar = calendar(lang, view, year, own, false);
    let drawing = draw_calendar(&calendar, View::new("dates").language(language(lang)));
    (calendar.caption.title, drawing)
}

fn calendar(lang: Lang, view: &PlanView, year: i16, own: &[&Cooperation], has_links: bool) -> Calendar {
    let months = months(year);
    let with_dates = own.iter().filter(|theme| has_dates(view, theme));
    let rows = with_dates.map(|theme| {
        let row = row(lang, view, theme, &months);
        CalendarRow { href: row.href.filter(|_| has_links), ..row }
    });
    let title = match lang {
        Lang::Ja => format!("{}の開催日", Period::FiscalYear(year).name(lang)),
        Lang::En => format!("Dates in {}", Period::FiscalYear(year).name(lang)),
    };
    Calendar {
        caption: Caption::new(title, ""),
        months: months.iter().map(|month| heading(lang, *month)).collect(),
        current: place(&months, Period::Date(view.evaluation.as_of)),
        rows: rows.collect(),
    }
}

/// The months of a fiscal year.
fn months(year: i16) -> Vec<Period> {
    std::iter::successors(Some(Period::Month(year, 4)), |month| Some(month.next())).take(12).collect()
}

/// In which of the months a date lies.
fn place(months: &[Period], date: Period) -> Option<usize> {
    months.iter().position(|month| month.start() <= date.end() && date.end() <= month.end())
}

fn heading(lang: Lang, month: Period) -> CalendarMonth {
    let (year, number) = (month.start().year(), month.start().month());
    let era = Period::CalendarYear(year).name(lang);
    let era = era.split('年').next().unwrap_or(&era);
    match lang {
        Lang::Ja => CalendarMonth { year: format!("{era}年 {year}"), month: format!("{number}月") },
        Lang::En => CalendarMonth { year: year.to_string(), month: month.name(lang).chars().take(3).collect() },
    }
}

fn row(lang: Lang, view: &PlanView, theme: &Cooperation, months: &[Period]) -> CalendarRow {
    let (title, _) = rashin_model::plan::titled(&theme.title, theme.title_en.as_deref(), lang);
    let day = |row: &&CooperationMeeting| {
        let label = match row.date {
            Period::Date(day) => day.day().to_string(),
            _ => lang.pick("月内", "?").to_owned(),
        };
        let words = [row.group.as_deref(), row.title.as_deref()];
        let mut hint = vec![row.date.name(lang)];
        hint.extend(words.into_iter().flatten().map(str::to_owned));
        let is_planned = row.date.end() > view.evaluation.as_of;
        Some(CalendarDay { month: place(months, row.date)?, label, is_planned, hint: hint.join(" / ") })
    };
    CalendarRow {
        label: title.to_owned(),
        href: Some(link::theme(lang, &view.place, &theme.code)),
        days: dates(view, theme).iter().filter_map(day).collect(),
    }
}

/// The dates of some themes as a table; `name` tells it from others on the page.
pub fn table(lang: Lang, view: &PlanView, own: &[&Cooperation], name: &str) -> Markup {
    let with_dates: Vec<&Cooperation> = own.iter().copied().filter(|theme| has_dates(view, theme)).collect();
    let label = match lang {
        Lang::Ja => format!("開催日の表（{name}）"),
        Lang::En => format!("Table of dates ({name})"),
    };
    html! { div.table-region tabindex="0" role="region" aria-label=(label) { table.table.table-stack {
        thead { tr {
            th scope="col" { (lang.pick("期日", "Date")) }
            th scope="col" { (lang.pick("会議体", "Working group")) }
            th scope="col" { (lang.pick("内容", "About")) }
        } }
        @for theme in &with_dates { tbody {
            @if with_dates.len() > 1 { tr.row-group { th colspan="3" scope="rowgroup" {
                (themes::title(lang, theme)) " " span.quiet { (show::count(dates(view, theme).len(), lang)) }
            } } }
            @for row in dates(view, theme) { tr {
                th scope="row" { (row.date.name(lang)) }
                td data-label=(lang.pick("会議体", "Group")) { @if let Some(group) = &row.group { (show::japanese(group, lang)) } }
                td data-label=(lang.pick("内容", "About")) {
                    @if let Some(title) = row.title.as_ref().filter(|title| row.group.as_ref() != Some(title)) { (show::japanese(title, lang)) }
                    @if let Some(note) = &row.note { span.cell-note { (show::japanese(note, lang)) } }
                }
            } }
        } }
    } } }
}
