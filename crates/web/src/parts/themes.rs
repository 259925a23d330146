//! Cooperation themes: of which year, who proposed them, who takes part, what came before and after.

use maud::{Markup, html};
use rashin_model::tables::{Cooperation, CooperationDecision, CooperationState};
use rashin_model::{AreaCode, Lang};

use crate::plan_view::PlanView;
use crate::{link, show};

/// What a municipality has to do with a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// It proposed the theme.
    Proposes,
    /// The theme is for it.
    Joins,
    /// Neither.
    None,
}

impl Part {
    /// The part of an area in a theme; a theme that names no targets is for all.
    pub fn of(theme: &Cooperation, area: AreaCode) -> Self {
        if theme.proposers.contains(&area) {
            Self::Proposes
        } else if theme.targets.is_empty() || theme.targets.contains(&area) {
            Self::Joins
        } else {
            Self::None
        }
    }
}

/// The fiscal years that have themes, the latest first, each with its themes in their order.
pub fn by_year(view: &PlanView) -> Vec<(i16, Vec<&Cooperation>)> {
    rashin_service::themes::by_year(&view.plan)
}

/// The municipalities of a plan's prefecture; where it has none, those that the themes name.
pub fn municipalities(view: &PlanView) -> Vec<AreaCode> {
    rashin_service::themes::municipalities(&view.plan)
}

/// The theme with this code.
pub fn find<'a>(view: &'a PlanView, code: &str) -> Option<&'a Cooperation> {
    view.plan.cooperation.iter().find(|theme| theme.code.as_str() == code)
}

/// The title of a theme.
pub fn title(lang: Lang, theme: &Cooperation) -> Markup {
    show::title(&theme.title, theme.title_en.as_deref(), lang)
}

/// The title of a theme as a link.
pub fn linked(lang: Lang, view: &PlanView, theme: &Cooperation) -> Markup {
    html! { a href=(link::theme(lang, &view.place, &theme.code)) { (title(lang, theme)) } }
}

/// Whether a theme goes on, as a mark; before its year, how far its proposal has come.
pub fn decision(lang: Lang, theme: &Cooperation) -> Markup {
    html! {
        @match theme.state {
            Some(CooperationState::Proposed) => (show::quiet_mark("pending", CooperationState::Proposed.label(lang))),
            Some(CooperationState::Declined) => (show::quiet_mark("stopped", CooperationState::Declined.label(lang))),
            Some(CooperationState::Adopted) | None => {},
        }
        @match theme.decision {
            Some(CooperationDecision::End) => (show::quiet_mark("closed", CooperationDecision::End.label(lang))),
            Some(other) => (show::quiet_mark("as_planned", other.label(lang))),
            None => {},
        }
    }
}

/// Themes of later years that continue this one.
pub fn successors<'a>(view: &'a PlanView, theme: &Cooperation) -> Vec<&'a Cooperation> {
    rashin_service::themes::successors(&view.plan, theme)
}

/// Themes of earlier years that this one continues.
pub fn predecessors<'a>(view: &'a PlanView, theme: &Cooperation) -> Vec<&'a Cooperation> {
    rashin_service::themes::predecessors(&view.plan, theme)
}

/// Areas, one after the other.
pub fn areas(lang: Lang, view: &PlanView, areas: &[AreaCode]) -> Markup {
    html! { @for (place, area) in areas.iter().enumerate() {
        @if place > 0 { (lang.pick("、", ", ")) }
        (show::area(view, *area, lang))
    } }
}
