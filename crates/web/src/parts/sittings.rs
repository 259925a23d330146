//! Bodies and their meetings: which there are, in which order, what they are called.

use maud::{Markup, html};
use rashin_model::tables::{Body, Meeting, MeetingStatus};
use rashin_model::{Code, Lang, Period};

use crate::plan_view::PlanView;
use crate::{link, show};

/// The meeting with this code.
pub fn find<'a>(view: &'a PlanView, code: &str) -> Option<&'a Meeting> {
    view.plan.meetings.iter().find(|meeting| meeting.code.as_str() == code)
}

/// The body with this code.
pub fn body<'a>(view: &'a PlanView, code: &Code) -> Option<&'a Body> {
    view.plan.bodies.iter().find(|body| body.code == *code)
}

/// The meetings of a body, the first one first; those without a date behind all others.
pub fn of_body<'a>(view: &'a PlanView, body: &Code) -> Vec<&'a Meeting> {
    let mut found: Vec<&Meeting> = view.plan.meetings.iter().filter(|meeting| meeting.body == *body).collect();
    found.sort_by_key(|meeting| (meeting.date.is_none(), meeting.date.map(Period::end)));
    found
}

/// The title of a meeting.
pub fn title(lang: Lang, meeting: &Meeting) -> Markup {
    show::title(&meeting.title, meeting.title_en.as_deref(), lang)
}

/// The name of a body.
pub fn body_name(lang: Lang, body: &Body) -> Markup {
    show::title(&body.name, body.name_en.as_deref(), lang)
}

/// A meeting by its code, linked, with its date.
pub fn named(lang: Lang, view: &PlanView, code: &Code) -> Markup {
    find(view, code.as_str()).map_or_else(
        || html! { (code) },
        |meeting| {
            html! {
                a href=(link::meeting(lang, &view.place, code)) { (title(lang, meeting)) }
                @if let Some(date) = meeting.date { (lang.pick("（", " (")) (date.name(lang)) (lang.pick("）", ")")) }
            }
        },
    )
}

/// Whether a meeting took place, as a mark; a planned day that is over without a record says so.
pub fn status(lang: Lang, view: &PlanView, meeting: &Meeting) -> Markup {
    let is_over = meeting.date.is_some_and(|date| date.end() < view.evaluation.as_of);
    match meeting.status {
        MeetingStatus::Held => show::quiet_mark("done", meeting.status.label(lang)),
        MeetingStatus::Cancelled => show::quiet_mark("stopped", meeting.status.label(lang)),
        MeetingStatus::Planned => html! {
            (show::quiet_mark("not_due", meeting.status.label(lang)))
            @if is_over {
                span.cell-note { (lang.pick("開催の記録は公表されていません", "no record of it is published")) }
            }
        },
    }
}

/// When it began and ended: 14:00～16:00.
pub fn hours(lang: Lang, meeting: &Meeting) -> Option<String> {
    rashin_service::sittings::hours(lang, meeting)
}
