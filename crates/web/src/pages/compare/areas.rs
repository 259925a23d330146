//! Areas beside each other: the choice, and what was chosen.

use std::sync::Arc;

use maud::{Markup, html};
use rashin_eval::areas::{Comparison, Scope};
use rashin_model::{AreaCode, Lang, Period};

use super::areas_table;
use super::choice::{Choice, Chosen, scope_code, scopes};
use crate::parts::select::select;
use crate::plan_view::PlanView;
use crate::{compared, link, show};

/// The section: the choice of the indicator, then its areas.
pub fn areas(lang: Lang, plans: &[Arc<PlanView>], choice: &Choice, chosen: Option<Chosen<'_>>) -> Markup {
    let offered: Vec<Chosen<'_>> = plans
        .iter()
        .map(AsRef::as_ref)
        .flat_map(|view: &PlanView| view.plain_indicators().map(move |position| Chosen { view, position }))
        .filter(|one| !scopes(one.view, one.position).is_empty())
        .collect();
    html! { section.part aria-labelledby="areas" {
        div.part-head {
            h2 id="areas" { (lang.pick("地域どうしを比べる", "Areas beside each other")) }
            @if chosen.is_none() && !offered.is_empty() { p.quiet { (show::count(offered.len(), lang)) } }
        }
        @if offered.is_empty() {
            div.empty {
                p.empty-title { (lang.pick("地域ごとの値を持つ指標はまだありません", "No indicator has values of several areas yet")) }
                p {
                    (lang.pick("市町村や都道府県の値が公表されると、ここで並べられます。", "They can be compared here once values of municipalities or prefectures are published."))
                }
            }
        }
        @else { (indicator_form(lang, &offered, choice)) }
        @if let Some(chosen) = chosen { (beside_each_other(lang, choice, chosen)) }
    } }
}

/// The choice of the indicator.
fn indicator_form(lang: Lang, offered: &[Chosen<'_>], choice: &Choice) -> Markup {
    let groups = offered.chunk_by(|a, b| a.view.plan.profile.code == b.view.plan.profile.code);
    html! {
        form.filter-form method="get" action=(link::to(lang, "/compare")) aria-label=(lang.pick("比べる指標を選ぶ", "Choose the indicator to compare")) {
            div.filter-fields { div.field.field-wide {
                label for="indicator" { (lang.pick("指標", "Indicator")) }
                select.input id="indicator" name="indicator" {
                    @for group in groups {
                        @let (title, own) = group[0].view.plan.short_title(lang);
                        optgroup label=(title) lang=[(own != lang).then_some(own.tag())] {
                            @for one in group {
                                @let name = show::name_text(one.view.indicator(one.position), lang);
                                option value=(one.code()) selected[one.code() == choice.indicator] lang=[name.contains(show::is_japanese).then_some("ja")] {
                                    (name)
                                }
                            }
                        }
                    }
                }
            } }
            div.filter-actions { button.button { (lang.pick("この指標を比べる", "Compare")) } }
        }
    }
}

/// What was chosen, compared.
pub struct Selected<'a> {
    /// The plan.
    pub view: &'a PlanView,
    /// Position of the indicator.
    pub position: usize,
    /// All areas of the scope at the period, by rank.
    pub comparison: Comparison,
    /// Every period that can be chosen.
    pub periods: Vec<Period>,
    /// The areas that are shown; all when none was named.
    pub areas: Vec<AreaCode>,
}

impl<'a> Selected<'a> {
    /// What a choice selects.
    pub fn of(choice: &Choice, chosen: Chosen<'a>) -> Option<Self> {
        let Chosen { view, position } = chosen;
        let known = scopes(view, position);
        let scope = choice.scope.filter(|scope| known.contains(scope)).or_else(|| known.first().copied())?;
        let periods = compared::periods(view, position, scope);
        let period = choice.period.filter(|period| periods.contains(period)).or_else(|| periods.last().copied())?;
        let comparison = compared::comparison(view, position, scope, period);
        let named: Vec<AreaCode> =
            comparison.areas.iter().map(|one| one.area).filter(|area| choice.areas.contains(area)).collect();
        let areas = if named.is_empty() { comparison.areas.iter().map(|one| one.area).collect() } else { named };
        Some(Self { view, position, comparison, periods, areas })
    }
}

fn beside_each_other(lang: Lang, choice: &Choice, chosen: Chosen<'_>) -> Markup {
    let Some(selected) = Selected::of(choice, chosen) else { return html! {} };
    let indicator = chosen.view.indicator(chosen.position);
    html! {
        div.part-below {
            h3 {
                a href=(link::indicator(lang, &chosen.view.place, &indicator.code)) { (show::name(indicator, lang)) }
            }
            p.quiet {
                (show::titled(chosen.view.plan.short_title(lang), lang))
                @if chosen.view.plan.profile.invented { " " span.tag { (lang.pick("架空の例", "invented example")) } }
                @if let Some(definition) = &indicator.definition { " " (show::japanese(definition, lang)) }
            }
            (area_form(lang, choice, &selected))
            (areas_table::ranking(lang, choice, &selected))
            (areas_table::years(lang, &selected))
            p { a href=(link::to(lang, "/compare")) { (lang.pick("ほかの比較を選ぶ", "Choose another comparison")) } }
        }
    }
}

/// The choice of areas and period.
fn area_form(lang: Lang, choice: &Choice, selected: &Selected<'_>) -> Markup {
    let view = selected.view;
    let known = scopes(view, selected.position);
    let mut all: Vec<AreaCode> = selected.comparison.areas.iter().map(|one| one.area).collect();
    all.sort();
    let periods: Vec<(String, String)> =
        selected.periods.iter().rev().map(|period| (period.code(), period.name(lang))).collect();
    let names = known.iter().map(|scope| (scope_code(*scope).to_owned(), scope_name(*scope, lang).to_owned()));
    html! {
        form.filter-form method="get" action=(link::to(lang, "/compare")) aria-label=(lang.pick("地域と期間を選ぶ", "Choose areas and period")) {
            input type="hidden" name="indicator" value=(choice.indicator);
            div.filter-fields {
                @if known.len() > 1 {
                    (select("scope", lang.pick("比べる範囲", "Who is compared"), &names.collect::<Vec<_>>(), scope_code(selected.comparison.scope)))
                }
                (select("period", lang.pick("順位をつける期間", "Period of the ranking"), &periods, &selected.comparison.period.code()))
            }
            fieldset.field {
                legend { (lang.pick("地域（選ばなければすべて）", "Areas (all if none is chosen)")) }
                div.filter-choices {
                    @for area in all { label.choice {
                        input type="checkbox" name="area" value=(area) checked[choice.areas.contains(&area)];
                        (show::area(view, area, lang))
                    } }
                }
            }
            div.filter-actions {
                button.button { (lang.pick("比べる", "Compare")) }
                a href=(format!("?indicator={}", choice.indicator)) { (lang.pick("すべての地域", "All areas")) }
            }
        }
    }
}

fn scope_name(scope: Scope, lang: Lang) -> &'static str {
    match scope {
        Scope::Municipalities => lang.pick("県内の市町村", "Municipalities of the prefecture"),
        Scope::Prefectures => lang.pick("都道府県", "Prefectures"),
    }
}
