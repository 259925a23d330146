//! Where figures come from: every figure leads to a paper or a survey.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::tables::{Reading, Target};

use crate::plan_view::PlanView;
use crate::show;

/// A source, or that none is named.
pub fn named(source: Option<&str>, lang: Lang) -> Markup {
    let none = || html! { span.quiet { (lang.pick("資料の記載なし", "no paper named")) } };
    source.map_or_else(none, |source| show::japanese(source, lang))
}

/// The paper that a plan was taken from.
pub fn of_plan(view: &PlanView) -> Option<String> {
    view.paper()
}

/// Where in the papers an indicator stands.
pub fn of_indicator(view: &PlanView, position: usize) -> Option<String> {
    view.paper_of(position)
}

/// Where a value comes from.
pub fn of_reading(view: &PlanView, position: usize, reading: &Reading) -> Option<String> {
    view.paper_of_reading(position, reading)
}

/// Where a promise comes from.
pub fn of_target(view: &PlanView, position: usize, target: &Target) -> Option<String> {
    view.paper_of_target(position, target)
}
