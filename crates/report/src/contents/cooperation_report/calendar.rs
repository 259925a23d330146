//! The year's calendar: meetings, events and dates of working groups by month.

use rashin_model::plan::titled;
use rashin_model::tables::{AgendaPoint, Cooperation, Event, EventKind, Meeting, MeetingStatus};
use rashin_model::{Lang, Period};
use rashin_service::{AssessedPlan, themes};

use super::title;
use crate::source::Source;
use crate::table::{Cell, Column, Table};

/// A row per month; a last one for what has no month.
pub fn table(source: &Source<'_>, year: i16, own: &[&Cooperation]) -> Table {
    let (assessed, lang) = (source.assessed, source.lang);
    let mut table = Table::new(vec![
        Column::new(lang.pick("月", "Month"), 0.8),
        Column::new(lang.pick("会議", "Meetings"), 2.8),
        Column::new(lang.pick("ワーキンググループ等", "Working groups"), 2.8),
        Column::new(lang.pick("経過", "Events"), 2.8),
    ]);
    let months: Vec<Period> =
        std::iter::successors(Some(Period::Month(year, 4)), |month| Some(month.next())).take(12).collect();
    let rest = lang.pick("年度内", "Within the year");
    let rows = months.iter().copied().map(Some).chain([None]);
    table.rows = rows
        .map(|month| {
            let is_in = |date: Period| match month {
                Some(month) => lies_in(date, month),
                None => date.fiscal_year() == year && !months.iter().any(|month| lies_in(date, *month)),
            };
            vec![
                Cell::strong(month.map_or_else(|| rest.to_owned(), |month| name(month, lang))),
                meetings(assessed, &is_in, lang),
                groups(assessed, own, &is_in, lang),
                events(assessed, &is_in, lang),
            ]
        })
        .collect();
    let has_more = |row: &Vec<Cell>| row.iter().skip(1).any(|cell| *cell != Cell::Blank);
    if !table.rows.last().is_some_and(has_more) {
        table.rows.pop();
    }
    table.without_blank_columns()
}

/// The month alone: the year stands above.
fn name(month: Period, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{}月", month.start().month()),
        Lang::En => month.start().strftime("%B").to_string(),
    }
}

fn lies_in(date: Period, month: Period) -> bool {
    month.start() <= date.start() && date.end() <= month.end()
}

/// Lines in the order of their days.
fn lines(mut found: Vec<(Period, Vec<String>)>) -> Cell {
    found.sort_by_key(|(date, _)| date.end());
    let lines: Vec<String> = found.into_iter().flat_map(|(_, lines)| lines).collect();
    if lines.is_empty() { Cell::Blank } else { Cell::Lines { strong: String::new(), lines } }
}

/// The day within the month, before what was on it.
fn on(date: Period, what: &str, lang: Lang) -> String {
    match (date, lang) {
        (Period::Date(day), Lang::Ja) => format!("{}日　{what}", day.day()),
        (Period::Date(day), Lang::En) => format!("{}: {what}", day.day()),
        (Period::Month(..), _) => what.to_owned(),
        (other, Lang::Ja) => format!("{}　{what}", other.short_name(lang)),
        (other, Lang::En) => format!("{}: {what}", other.short_name(lang)),
    }
}

fn meetings(assessed: &AssessedPlan, is_in: &dyn Fn(Period) -> bool, lang: Lang) -> Cell {
    let found = assessed.plan.meetings.iter().filter_map(|meeting| {
        let date = meeting.date.filter(|date| is_in(*date))?;
        Some((date, meeting_lines(assessed, meeting, date, lang)))
    });
    lines(found.collect())
}

/// A meeting; one that is planned with its remark and what is to be on its agenda.
fn meeting_lines(assessed: &AssessedPlan, meeting: &Meeting, date: Period, lang: Lang) -> Vec<String> {
    let is_planned = meeting.status == MeetingStatus::Planned;
    let form = meeting.form.map(|form| form.label(lang));
    let status = (meeting.status != MeetingStatus::Held).then(|| meeting.status.label(lang));
    let marks: Vec<&str> = form.into_iter().chain(status).collect();
    let name = titled(&meeting.title, meeting.title_en.as_deref(), lang).0;
    let mut first = on(date, name, lang);
    if !marks.is_empty() {
        let marks = marks.join(lang.pick("、", ", "));
        first.extend([lang.pick("（", " ("), &marks, lang.pick("）", ")")]);
    }
    let mut lines = vec![first];
    if is_planned {
        let mut points: Vec<&AgendaPoint> =
            assessed.plan.agenda.iter().filter(|row| row.meeting == meeting.code).collect();
        points.sort_by_key(|point| point.order);
        lines.extend(points.iter().map(|point| format!("・{}", point.title)));
        lines.extend(meeting.note.clone());
    }
    lines
}

fn groups(assessed: &AssessedPlan, own: &[&Cooperation], is_in: &dyn Fn(Period) -> bool, lang: Lang) -> Cell {
    let mut found = Vec::new();
    for theme in own {
        for row in themes::dates(&assessed.plan, theme).into_iter().filter(|row| is_in(row.date)) {
            let group = row.group.as_deref().or(row.title.as_deref()).unwrap_or_default();
            let what = match lang {
                Lang::Ja => format!("{group}（{}）", title(theme, lang)),
                Lang::En => format!("{group} ({})", title(theme, lang)),
            };
            found.push((row.date, vec![on(row.date, &what, lang)]));
        }
    }
    lines(found)
}

fn events(assessed: &AssessedPlan, is_in: &dyn Fn(Period) -> bool, lang: Lang) -> Cell {
    let plan = &assessed.plan;
    // A meeting stands in its own column.
    let is_a_meeting = |event: &Event| {
        matches!(event.kind, EventKind::Committee | EventKind::Headquarters)
            && plan.meetings.iter().any(|meeting| meeting.date == Some(event.date))
    };
    let found = plan.events.iter().filter(|event| is_in(event.date) && !is_a_meeting(event)).map(|event| {
        let mut line = on(event.date, titled(&event.title, event.title_en.as_deref(), lang).0, lang);
        if let Some(printed) = event.date_text.as_deref().filter(|text| Period::parse(text) != Some(event.date)) {
            line.extend([lang.pick("（", " ("), printed, lang.pick("）", ")")]);
        } else if let Some(until) = event.until {
            line.extend([lang.pick("（", " (until "), &until.short_name(lang), lang.pick("まで）", ")")]);
        }
        (event.date, vec![line])
    });
    lines(found.collect())
}
