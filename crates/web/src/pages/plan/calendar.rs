//! What happened, and what comes next.

use maud::{Markup, html};
use rashin_model::tables::{Event, Meeting, MeetingStatus};
use rashin_model::{Lang, Period};

use crate::plan_view::PlanView;
use crate::show;

/// How many past events are shown before the rest is folded away.
const MOST_PAST: usize = 5;

/// The section; nothing for a plan without events.
pub fn calendar(lang: Lang, view: &PlanView) -> Markup {
    let today = view.evaluation.as_of;
    let mut events: Vec<&Event> = view.plan.events.iter().collect();
    events.sort_by_key(|event| event.date.end());
    let to_come = events.partition_point(|event| event.until.unwrap_or(event.date).end() < today);
    let (past, coming) = events.split_at(to_come);
    let (older, recent) = past.split_at(past.len().saturating_sub(MOST_PAST));
    let mut planned: Vec<(Period, &Meeting)> = view
        .plan
        .meetings
        .iter()
        .filter(|meeting| meeting.status == MeetingStatus::Planned)
        .filter_map(|meeting| Some((meeting.date.filter(|date| date.end() >= today)?, meeting)))
        .collect();
    planned.sort_by_key(|(date, _)| date.end());
    html! { @if !events.is_empty() || !planned.is_empty() { section.part aria-labelledby="calendar" {
        div.part-head { h2 id="calendar" { (lang.pick("経過と予定", "Calendar")) } }
        @if !older.is_empty() { details {
            summary {
                @if lang == Lang::Ja { "これより前の経過 " (older.len()) "件" } @else { (older.len()) " earlier events" }
            }
            ol.timeline { @for event in older { (entry(lang, event, "past")) } }
        } }
        ol.timeline {
            @for event in recent { (entry(lang, event, "past")) }
            @for event in coming { (entry(lang, event, "next")) }
            @for (date, meeting) in planned { li.next {
                span.timeline-date { (date.name(lang)) " " (lang.pick("予定", "planned")) }
                div { (show::title(&meeting.title, meeting.title_en.as_deref(), lang)) }
            } }
        }
    } } }
}

fn entry(lang: Lang, event: &Event, when: &str) -> Markup {
    // The date as printed is shown only where it says more than the day or month itself.
    let printed =
        event.date_text.as_deref().filter(|text| Period::parse(text) != Some(event.date) && event.until.is_none());
    html! { li class=(when) {
        span.timeline-date {
            (event.date.name(lang))
            @if let Some(until) = event.until { (lang.pick("から", " to ")) (until.name(lang)) (lang.pick("まで", "")) }
            @if let Some(printed) = printed {
                " "
                (lang.pick("資料の表記: ", "as printed: "))
                (show::japanese(printed, lang))
            }
        }
        div { (show::title(&event.title, event.title_en.as_deref(), lang)) }
    } }
}
