//! What earlier meetings and half-years left open, above the rows.

use maud::{Markup, html};
use rashin_model::{Code, Lang};
use rashin_service::review::left_over;

use crate::desk::requests::room::Room;
use crate::{link, show};

/// The section; nothing where nothing is open.
pub fn left_over_section(lang: Lang, room: &Room) -> Markup {
    let plan = &room.view.plan;
    let open = left_over(plan, &room.rows.office, &room.rows.request.rows, room.rows.round.period);
    let code = &plan.profile.code;
    let about = |element: Option<&Code>| about(lang, room, element);
    html! { @if open.count() > 0 { details.left-over open[open.count() <= 5] {
        summary {
            (lang.pick("前回からの宿題", "Left open from before")) " " span.num { (show::count(open.count(), lang)) }
        }
        ul {
            @for task in &open.tasks { li {
                span.tag { (lang.pick("対応事項", "task")) } " " (about(task.element.as_ref()))
                a href=(link::to(lang, &format!("/desk/tasks/{code}/{}", task.code))) { (show::mixed(&task.text, lang)) }
                @if let Some(due) = task.due { " " span.quiet { (lang.pick("期限 ", "due ")) (show::short_day(due, lang)) } }
            } }
            @for decision in &open.decisions { li {
                span.tag { (lang.pick("決定", "decision")) } " " (about(decision.element.as_ref())) (show::mixed(&decision.text, lang))
                @if let Some(due) = decision.due { " " span.quiet { (lang.pick("期限 ", "due ")) (due.name(lang)) } }
            } }
            @for comment in &open.comments { li {
                span.tag { (comment.kind.label(lang)) } " " (about(comment.element.as_ref()))
                a href=(link::to(lang, &format!("/desk/comments/{code}/{}", comment.code))) { (show::mixed(&comment.text, lang)) }
            } }
            @for step in &open.late_steps { li {
                span.tag { (step.period.short_name(lang)) } " " (about(Some(&step.node)))
                @if let Some(state) = step.state { (show::quiet_mark(state.code(), state.label(lang))) " " }
                @if let Some(cause) = &step.cause { (show::mixed(cause, lang)) }
            } }
        }
    } } }
}

fn about(lang: Lang, room: &Room, element: Option<&Code>) -> Markup {
    let Some(code) = element else { return html! {} };
    let plan = &room.view.plan;
    let name = plan
        .node(code.as_str())
        .map(|node| show::node(node, lang))
        .or_else(|| plan.indicator(code.as_str()).map(|indicator| show::name(indicator, lang)));
    html! { @if let Some(name) = name { strong { (name) } (lang.pick("：", ": ")) } }
}
