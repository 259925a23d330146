//! The composite indices against 100.

use maud::{Markup, html};
use rashin_eval::plan::Index;
use rashin_eval::show as text;
use rashin_model::Lang;
use rashin_report::indices::{coverage, members};

use crate::link::Shown;
use crate::parts::figure_menu::FigureMenu;
use crate::parts::{cells, grades};
use crate::plan_view::PlanView;
use crate::{link, show};

/// The section; nothing for a plan without indices.
pub fn kpis(lang: Lang, view: &PlanView) -> Markup {
    let all: Vec<(usize, &Index)> =
        view.composites().filter_map(|position| Some((position, view.index(position)?))).collect();
    let has_values = all.iter().any(|(_, index)| index.value().is_ok());
    html! { @if !all.is_empty() {
        section.part aria-labelledby="kpi" {
            div.part-head {
                h2 id="kpi" { (lang.pick("KPIの指数", "KPI indices")) }
                p.quiet { (lang.pick("目標を100とする", "the target is 100")) }
            }
            div.table-region tabindex="0" role="region" aria-label=(lang.pick("KPIの指数の表", "Table of KPI indices")) {
                table.table.table-stack {
                    thead { tr {
                        th scope="col" { "KPI" }
                        @if has_values {
                            th.cell-number scope="col" { (lang.pick("開始時", "Start")) }
                            th.cell-number scope="col" { (lang.pick("いま", "Now")) }
                            th scope="col" { (lang.pick("目標100に対して", "Against 100")) }
                        }
                        th scope="col" { (lang.pick("構成指標", "Members")) }
                        th scope="col" { (lang.pick("状況", "Standing")) }
                    } }
                    tbody { @for &(position, index) in &all { (row(lang, view, position, index, has_values)) } }
                }
            }
            @if has_values { (FigureMenu::of(Shown::Plan, "kpis").draw(lang, view, lang.pick("KPIの指数", "KPI indices"))) }
        }
    } }
}

fn row(lang: Lang, view: &PlanView, position: usize, index: &Index, has_values: bool) -> Markup {
    let indicator = view.indicator(position);
    let value = text::figure(index.value(), 1);
    let share = index.value().ok().map(|value| value / 100.0);
    let bar = |value: &String| {
        cells::bar(&format!("index-{position}"), show::name_text(indicator, lang), share, None, value.clone())
    };
    html! { tr {
        th.cell-name scope="row" {
            a href=(link::kpi(lang, &view.place, &indicator.code)) { (show::name(indicator, lang)) }
        }
        @if has_values {
            td.cell-number data-label=(lang.pick("開始時", "Start")) {
                @if let Ok(start) = text::figure(index.start.index, 1) { (start) }
            }
            td.cell-number data-label=(lang.pick("いま", "Now")) {
                @if let Ok(value) = &value { strong { (value) } }
                @if let Some(point) = index.latest() {
                    span.cell-note { (rashin_model::Period::FiscalYear(point.fiscal_year).short_name(lang)) }
                }
            }
            td.cell-figure data-label=(lang.pick("目標100に対して", "Against 100")) {
                @if let Ok(value) = &value {
                    (bar(value))
                }
            }
        }
        td data-label=(lang.pick("構成指標", "Members")) {
            @match index.latest() {
                Some(point) => (coverage(lang, &point.composite)),
                None => (members(lang, index)),
            }
        }
        td data-label=(lang.pick("状況", "Standing")) {
            @match index.value() {
                Ok(_) => @for mark in &index.marks { (grades::computed(lang, view, mark)) },
                Err(reason) => (show::quiet_mark("no_reading", reason.text(lang))),
            }
        }
    } }
}
