//! An element of a plan as a box of the logic model.

use maud::{Markup, html};
use rashin_figures::{LogicBox, LogicRole};
use rashin_model::plan::titled;
use rashin_model::tables::UseRole;
use rashin_model::{Code, Lang};

use crate::parts::links;
use crate::plan_view::PlanView;
use crate::{link, show};
use rashin_report::drawings::strip::state_of;

/// What a code stands for, as a box.
pub fn as_box(lang: Lang, view: &PlanView, code: &Code, is_vision: bool) -> LogicBox {
    let role = |other: LogicRole| if is_vision { LogicRole::Vision } else { other };
    if let Some(node) = view.plan.node(code.as_str()) {
        let level = view.plan.level_name(&node.level, lang);
        let over = node.number.as_ref().map_or_else(|| level.to_owned(), |number| format!("{level} {number}"));
        return LogicBox {
            role: role(LogicRole::Activity),
            label: show::node_text(node, lang).to_owned(),
            over,
            href: Some(link::node(lang, &view.place, code)),
            state: None,
        };
    }
    if let Some(position) = view.position(code.as_str()) {
        let is_composite = view.is_composite(position);
        let address =
            if is_composite { link::kpi(lang, &view.place, code) } else { link::indicator(lang, &view.place, code) };
        return LogicBox {
            role: role(LogicRole::Measure),
            label: show::name_text(view.indicator(position), lang).to_owned(),
            over: use_of(view, position).map_or_else(String::new, |used| used.label(lang).to_owned()),
            href: Some(address),
            state: (!is_composite).then(|| state_of(view.standing(position))),
        };
    }
    let theme = view.plan.cooperation.iter().find(|theme| theme.code == *code);
    let label = theme.map_or(code.as_str(), |theme| titled(&theme.title, theme.title_en.as_deref(), lang).0);
    LogicBox {
        role: role(LogicRole::Activity),
        label: label.to_owned(),
        over: String::new(),
        href: theme.map(|theme| link::theme(lang, &view.place, &theme.code)),
        state: None,
    }
}

/// How an indicator is used first.
pub fn use_of(view: &PlanView, position: usize) -> Option<UseRole> {
    view.used_at(position).next().map(|(row, _)| row.role)
}

/// A code as a link, with where it stands if it is measured.
pub fn named(lang: Lang, view: &PlanView, code: &Code) -> Markup {
    let position = view.position(code.as_str()).filter(|position| !view.is_composite(*position));
    html! {
        (links::element(lang, view, code))
        @if let Some(position) = position { " " (show::standing(view.standing(position), lang)) }
    }
}
