//! What a row is about.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::review::Asked;

use crate::parts::grades;
use crate::plan_view::PlanView;
use crate::show;

/// The name of a row, with what tells it from others of the same name.
pub fn name(lang: Lang, view: &PlanView, asked: &Asked) -> Markup {
    html! {
        span.entry-name { (show::mixed(&name_text(lang, view, asked), lang)) }
        span.cell-note { (about(lang, view, asked)) }
    }
}

/// The name of a row as text.
pub fn name_text(lang: Lang, view: &PlanView, asked: &Asked) -> String {
    let code = asked.element();
    match asked {
        Asked::Reading { .. } => view
            .plan
            .indicator(code.as_str())
            .map_or_else(|| code.to_string(), |row| show::name_text(row, lang).to_owned()),
        Asked::Step { .. } | Asked::Grade { .. } => {
            view.plan.node(code.as_str()).map_or_else(|| code.to_string(), |row| show::node_text(row, lang).to_owned())
        }
    }
}

fn about(lang: Lang, view: &PlanView, asked: &Asked) -> Markup {
    match asked {
        Asked::Reading { indicator, area, period } => html! {
            (period.name(lang))
            @if *area != view.plan.area() { " " (show::area(view, *area, lang)) }
            @if let Some(row) = view.plan.indicator(indicator.as_str()) {
                @let unit = show::unit(row, lang);
                @if !unit.is_empty() { " " (lang.pick("単位 ", "unit ")) (show::mixed(&unit, lang)) }
            }
        },
        Asked::Step { node, period } => html! { (node) " " (period.name(lang)) },
        Asked::Grade { node, rubric, dimension } => html! {
            (node) " " (grades::rubric_name(lang, view, rubric))
            @if let Some(name) = grades::dimension(lang, view, rubric, dimension) { " " (name) }
        },
    }
}
