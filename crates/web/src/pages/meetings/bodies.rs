//! The bodies: what they are, since when, how often they met.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::tables::{Body, Meeting, MeetingStatus};

use crate::parts::sittings;
use crate::plan_view::PlanView;
use crate::{link, show};

/// The section; nothing for a plan that names no body.
pub fn bodies(lang: Lang, view: &PlanView) -> Markup {
    let has_meetings = !view.plan.meetings.is_empty();
    let label = lang.pick("会議体の表", "Table of bodies");
    html! { @if !view.plan.bodies.is_empty() { section.part aria-labelledby="bodies" {
        div.part-head {
            h2 id="bodies" { (lang.pick("会議体", "Bodies")) }
            p.quiet { (show::count(view.plan.bodies.len(), lang)) }
        }
        div.table-region tabindex="0" role="region" aria-label=(label) { table.table.table-stack {
            thead { tr {
                th scope="col" { (lang.pick("会議体", "Body")) }
                th scope="col" { (lang.pick("種類", "Kind")) }
                th scope="col" { (lang.pick("設置期間", "In being")) }
                @if has_meetings {
                    th scope="col" { (lang.pick("開催", "Held")) }
                    th scope="col" { (lang.pick("最近の会議", "Latest meeting")) }
                }
            } }
            tbody { @for body in &view.plan.bodies { (row(lang, view, body, has_meetings)) } }
        } }
    } } }
}

fn row(lang: Lang, view: &PlanView, body: &Body, has_meetings: bool) -> Markup {
    let own = sittings::of_body(view, &body.code);
    let held: Vec<&Meeting> = own.iter().copied().filter(|one| one.status == MeetingStatus::Held).collect();
    html! { tr {
        th.cell-name scope="row" {
            @if own.is_empty() { (sittings::body_name(lang, body)) }
            @else { a href=(format!("#{}", body.code)) { (sittings::body_name(lang, body)) } }
            @if let Some(note) = &body.note { span.cell-note { (show::japanese(note, lang)) } }
        }
        td.cell-word data-label=(lang.pick("種類", "Kind")) { (body.kind.label(lang)) }
        td data-label=(lang.pick("設置期間", "In being")) { span.date { (being(lang, view, body)) } }
        @if has_meetings {
            td.cell-word data-label=(lang.pick("開催", "Held")) {
                @if held.is_empty() { span.quiet { (lang.pick("記録なし", "none on record")) } }
                @else if lang == Lang::Ja { span.num { (held.len()) "回" } }
                @else { span.num { (held.len()) } }
            }
            td data-label=(lang.pick("最近の会議", "Latest meeting")) {
                @if let Some(last) = held.last() {
                    a href=(link::meeting(lang, &view.place, &last.code)) { (sittings::title(lang, last)) }
                    @if let Some(date) = last.date { span.cell-note { (date.name(lang)) } }
                }
            }
        }
    } }
}

/// From when until when, and what followed.
fn being(lang: Lang, view: &PlanView, body: &Body) -> Markup {
    let successor = body.successor.as_ref().and_then(|code| sittings::body(view, code));
    html! {
        @match (body.from, body.until) {
            (Some(from), Some(until)) => { (from.name(lang)) (lang.pick("から", " to ")) (until.name(lang)) (lang.pick("まで", "")) },
            (Some(from), None) => { (lang.pick("", "since ")) (from.name(lang)) (lang.pick("から", "")) },
            (None, Some(until)) => { (lang.pick("", "until ")) (until.name(lang)) (lang.pick("まで", "")) },
            (None, None) => span.quiet { (lang.pick("記載なし", "not given")) },
        }
        @if let Some(successor) = successor {
            span.cell-note { (lang.pick("後継: ", "followed by: ")) (sittings::body_name(lang, successor)) }
        }
    }
}
