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
    let profile = &view.plan.profile;
    let parts = [&profile.source_publisher, &profile.source_document, &profile.source_page];
    let paper = parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    (!paper.is_empty()).then_some(paper)
}

/// Where in the papers an indicator stands: where its target was set, else at its first element,
/// else in the plan's paper.
pub fn of_indicator(view: &PlanView, position: usize) -> Option<String> {
    let code = &view.indicator(position).code;
    let of_target = view.plan.targets.iter().find(|row| row.indicator == *code).and_then(|row| row.source.as_deref());
    let of_node = || view.used_at(position).find_map(|(_, node)| node.source.as_deref());
    of_target.or_else(of_node).map(str::to_owned).or_else(|| of_plan(view))
}

/// Where a value comes from: what it says itself, else the indicator's source, else the papers.
pub fn of_reading(view: &PlanView, position: usize, reading: &Reading) -> Option<String> {
    let own = reading.source.as_ref().or(view.indicator(position).source.as_ref());
    own.cloned().or_else(|| of_indicator(view, position))
}

/// Where a promise comes from.
pub fn of_target(view: &PlanView, position: usize, target: &Target) -> Option<String> {
    target.source.clone().or_else(|| of_indicator(view, position))
}
