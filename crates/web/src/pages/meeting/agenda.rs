//! What a meeting was to talk about.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::tables::{AgendaPoint, Meeting};

use crate::plan_view::PlanView;
use crate::show;

/// The section; nothing for a meeting without an agenda.
pub fn agenda(lang: Lang, view: &PlanView, meeting: &Meeting) -> Markup {
    let mut points: Vec<&AgendaPoint> = view.plan.agenda.iter().filter(|row| row.meeting == meeting.code).collect();
    points.sort_by_key(|point| point.order);
    html! { @if !points.is_empty() { section.part aria-labelledby="agenda" {
        div.part-head { h2 id="agenda" { (lang.pick("次第", "Agenda")) } }
        ol.agenda { @for point in points { li.agenda-under[is_under(point)] {
            @if let Some(number) = &point.number { span.agenda-number { (show::japanese(number, lang)) } }
            span {
                (show::japanese(&point.title, lang))
                @if let Some(note) = &point.note { span.cell-note { (show::japanese(note, lang)) } }
            }
        } } }
    } } }
}

/// Points in brackets stand under the one before, as papers print them: 3 議事, (1), (2).
fn is_under(point: &AgendaPoint) -> bool {
    point.number.as_deref().is_some_and(|number| number.starts_with(['(', '（']))
}
