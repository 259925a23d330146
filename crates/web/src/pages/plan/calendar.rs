//! What happened, and what comes next.

use maud::{Markup, html};
use rashin_model::tables::MeetingStatus;
use rashin_model::{Lang, Period};

use crate::plan_view::PlanView;
use crate::{link, show};

/// How many past events are shown before the rest is folded away.
const MOST_PAST: usize = 5;

/// Something with a date: an event, or a meeting that is planned.
struct Entry<'a> {
    date: Period,
    until: Option<Period>,
    /// The date as printed, where that says more than the day or month itself.
    printed: Option<&'a str>,
    title: Markup,
}

/// The section; nothing for a plan without dates.
pub fn calendar(lang: Lang, view: &PlanView) -> Markup {
    let today = view.evaluation.as_of;
    let all = entries(lang, view);
    let (past, coming): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|entry| entry.until.unwrap_or(entry.date).end() < today);
    let (older, recent) = past.split_at(past.len().saturating_sub(MOST_PAST));
    html! { @if !past.is_empty() || !coming.is_empty() { section.part aria-labelledby="calendar" {
        div.part-head {
            h2 id="calendar" { (lang.pick("経過と予定", "Calendar")) }
            a href=(link::history(lang, &view.place)) { (lang.pick("計画の経緯", "History of the plan")) }
        }
        @if !older.is_empty() { details {
            summary { @if lang == Lang::Ja { "これより前の経過 " (older.len()) "件" } @else { (older.len()) " earlier events" } }
            ol.timeline { @for entry in older { (draw(lang, entry, "past")) } }
        } }
        ol.timeline {
            @for entry in recent { (draw(lang, entry, "past")) }
            @for entry in &coming { (draw(lang, entry, "next")) }
        }
    } } }
}

/// Events and planned meetings by date; a meeting that has an event of its own is not named twice.
fn entries(lang: Lang, view: &PlanView) -> Vec<Entry<'_>> {
    let events = view.plan.events.iter().map(|event| Entry {
        date: event.date,
        until: event.until,
        printed: event
            .date_text
            .as_deref()
            .filter(|text| Period::parse(text) != Some(event.date) && event.until.is_none()),
        title: show::title(&event.title, event.title_en.as_deref(), lang),
    });
    let is_event = |date: Period| view.plan.events.iter().any(|event| event.date == date);
    let planned = view.plan.meetings.iter().filter(|meeting| meeting.status == MeetingStatus::Planned);
    let meetings = planned.filter_map(|meeting| {
        let date = meeting.date.filter(|date| !is_event(*date))?;
        Some(Entry {
            date,
            until: None,
            printed: None,
            title: html! { a href=(link::meeting(lang, &view.place, &meeting.code)) {
                (show::title(&meeting.title, meeting.title_en.as_deref(), lang))
            } },
        })
    });
    let mut all: Vec<Entry<'_>> = events.chain(meetings).collect();
    all.sort_by_key(|entry| entry.date.end());
    all
}

fn draw(lang: Lang, entry: &Entry<'_>, when: &str) -> Markup {
    html! { li class=(when) {
        span.timeline-date {
            (entry.date.name(lang))
            @if let Some(until) = entry.until { (lang.pick("から", " to ")) (until.name(lang)) (lang.pick("まで", "")) }
        }
        div {
            (entry.title)
            @if let Some(printed) = entry.printed {
                span.cell-note { (lang.pick("資料の表記: ", "date as printed: ")) (show::japanese(printed, lang)) }
            }
        }
    } }
}
