//! Ties of an element to others: logic model, vision, backcast.

use maud::{Markup, html};
use rashin_model::tables::{Link, LinkKind};
use rashin_model::{Code, Lang};

use crate::plan_view::PlanView;
use crate::{link, show};

/// The section; nothing for an element without ties.
pub fn links(lang: Lang, view: &PlanView, own: &Code) -> Markup {
    let outgoing = view.plan.links.iter().filter(|tie| tie.from == *own).map(|tie| (tie, &tie.to, true));
    let incoming = view.plan.links.iter().filter(|tie| tie.to == *own).map(|tie| (tie, &tie.from, false));
    let ties: Vec<(&Link, &Code, bool)> = outgoing.chain(incoming).collect();
    let mut headings: Vec<(LinkKind, bool)> = Vec::new();
    for (tie, _, is_outgoing) in &ties {
        if !headings.contains(&(tie.kind, *is_outgoing)) {
            headings.push((tie.kind, *is_outgoing));
        }
    }
    html! { @if !ties.is_empty() { section.part aria-labelledby="links" {
        div.part-head { h2 id="links" { (lang.pick("つながり", "Ties")) } }
        dl.facts { @for (kind, is_outgoing) in headings { div {
            dt { (heading(lang, kind, is_outgoing)) }
            dd { ul { @for (tie, other, _) in ties.iter().filter(|(tie, _, outgoing)| tie.kind == kind && *outgoing == is_outgoing) { li {
                (element(lang, view, other))
                @if let Some(note) = &tie.note { span.cell-note { (show::japanese(note, lang)) } }
            } } } }
        } } }
    } } }
}

/// What a tie says, seen from the element.
fn heading(lang: Lang, kind: LinkKind, is_outgoing: bool) -> &'static str {
    match (kind, is_outgoing) {
        (LinkKind::Contributes, true) => lang.pick("これが寄与するもの", "Contributes to"),
        (LinkKind::Contributes, false) => lang.pick("これに寄与するもの", "Contributed to by"),
        (LinkKind::Answers, true) => lang.pick("これが応えるもの", "Answers"),
        (LinkKind::Answers, false) => lang.pick("これに応えるもの", "Answered by"),
        (LinkKind::Vision, true) => lang.pick("これがめざす将来像", "Leads to the vision"),
        (LinkKind::Vision, false) => lang.pick("この将来像をめざすもの", "Leading to this vision"),
        // A backcast runs from the future wished for to what it asks for now.
        (LinkKind::Backcast, true) => {
            lang.pick("将来から逆算して、これに必要なもの", "Needs, looking back from the future")
        }
        (LinkKind::Backcast, false) => {
            lang.pick("将来から逆算して、これを必要とするもの", "Needed for, looking back from the future")
        }
        (LinkKind::Cause, true) => lang.pick("これが引き起こすもの", "Causes"),
        (LinkKind::Cause, false) => lang.pick("これを引き起こすもの", "Caused by"),
    }
}

/// An element by its code, linked where it has a page.
pub fn element(lang: Lang, view: &PlanView, code: &Code) -> Markup {
    let place = &view.place;
    if let Some(node) = view.plan.node(code.as_str()) {
        return html! { a href=(link::node(lang, place, code)) { (show::node(node, lang)) } };
    }
    if let Some(position) = view.position(code.as_str()) {
        let address =
            if view.is_composite(position) { link::kpi(lang, place, code) } else { link::indicator(lang, place, code) };
        return html! { a href=(address) { (show::name(view.indicator(position), lang)) } };
    }
    let theme = view.plan.cooperation.iter().find(|theme| theme.code == *code);
    theme.map_or_else(
        || html! { (code) },
        |theme| {
            let title = show::title(&theme.title, theme.title_en.as_deref(), lang);
            html! { a href=(link::theme(lang, place, code)) { (title) } }
        },
    )
}
