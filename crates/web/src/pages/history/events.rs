//! What happened, by year.

use maud::{Markup, html};
use rashin_model::tables::{Event, EventKind, Meeting};
use rashin_model::{Cell, Lang, Period};

use crate::parts::select::select;
use crate::plan_view::PlanView;
use crate::{link, show};

/// The section; nothing for a plan without events. `kind` is what it is narrowed to, blank for all.
pub fn events(lang: Lang, view: &PlanView, kind: &str) -> Markup {
    let wanted = EventKind::read(kind).ok();
    let mut own: Vec<&Event> =
        view.plan.events.iter().filter(|event| wanted.is_none_or(|kind| event.kind == kind)).collect();
    own.sort_by_key(|event| (event.date.end(), event.order));
    let all = view.plan.events.len();
    html! { @if all > 0 { section.part aria-labelledby="events" {
        div.part-head {
            h2 id="events" { (lang.pick("経過", "Events")) }
            p.file-list { a href=(link::file(&view.place, "tables/events.csv")) { "CSV" } }
        }
        (form(lang, view, kind))
        p.list-count {
            @if lang == Lang::Ja { (all) "件中 " (own.len()) "件" } @else { (own.len()) " of " (all) }
        }
        @if own.is_empty() { div.empty {
            p.empty-title { (lang.pick("この種類のできごとはありません", "There is no event of this kind")) }
            p { a href="?" { (lang.pick("条件を消す", "Clear the filter")) } }
        } }
        @for of_year in own.chunk_by(|a, b| a.date.fiscal_year() == b.date.fiscal_year()) {
            h3 { (Period::FiscalYear(of_year[0].date.fiscal_year()).name(lang)) }
            ol.timeline { @for event in of_year { (entry(lang, view, event)) } }
        }
    } } }
}

/// The choice of a kind, where there are several.
fn form(lang: Lang, view: &PlanView, kind: &str) -> Markup {
    let present = EventKind::ALL.iter().filter(|kind| view.plan.events.iter().any(|event| event.kind == **kind));
    let mut options = vec![(String::new(), lang.pick("すべて", "All").to_owned())];
    options.extend(present.map(|kind| (kind.code().to_owned(), kind.label(lang).to_owned())));
    html! { @if options.len() > 2 {
        form.filter-form method="get" action="" aria-label=(lang.pick("経過をしぼり込む", "Filter the events")) {
            div.filter-fields { (select("kind", lang.pick("種類", "Kind"), &options, kind)) }
            div.filter-actions {
                button.button { (lang.pick("しぼり込む", "Filter")) }
                a href="?" { (lang.pick("条件を消す", "Clear")) }
            }
        }
    } }
}

fn entry(lang: Lang, view: &PlanView, event: &Event) -> Markup {
    let when = if event.until.unwrap_or(event.date).end() < view.evaluation.as_of { "past" } else { "next" };
    let printed = event.date_text.as_deref().filter(|text| Period::parse(text) != Some(event.date));
    html! { li class=(when) {
        span.timeline-date {
            (event.date.name(lang))
            @if let Some(until) = event.until { (lang.pick("から", " to ")) (until.name(lang)) (lang.pick("まで", "")) }
        }
        div {
            @if event.kind != EventKind::Other { span.tag { (event.kind.label(lang)) } " " }
            (show::title(&event.title, event.title_en.as_deref(), lang))
            @if let Some(note) = &event.note { span.cell-note { (show::japanese(note, lang)) } }
            @if let Some(printed) = printed {
                span.cell-note { (lang.pick("資料の表記: ", "date as printed: ")) (show::japanese(printed, lang)) }
            }
            @if let Some(meeting) = meeting(view, event) {
                span.cell-note { a href=(link::meeting(lang, &view.place, &meeting.code)) {
                    (lang.pick("会議の記録: ", "The meeting: ")) (show::title(&meeting.title, meeting.title_en.as_deref(), lang))
                } }
            }
        }
    } }
}

/// The only meeting of the day of an event, if the event is of a kind that meets.
fn meeting<'a>(view: &'a PlanView, event: &Event) -> Option<&'a Meeting> {
    let meets = matches!(event.kind, EventKind::Committee | EventKind::Headquarters | EventKind::Decision);
    if !meets || !matches!(event.date, Period::Date(_)) {
        return None;
    }
    let mut of_day = view.plan.meetings.iter().filter(|meeting| meeting.date == Some(event.date));
    of_day.next().filter(|_| of_day.next().is_none())
}
