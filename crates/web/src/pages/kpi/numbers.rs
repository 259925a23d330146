//! The index at the start, now, and its target, large.

use maud::{Markup, html};
use rashin_eval::plan::Index;
use rashin_eval::{Figure, show as text};
use rashin_model::{Lang, Period};
use rashin_report::indices::coverage;

use crate::parts::grades;
use crate::plan_view::PlanView;
use crate::show;

/// The row of figures.
pub fn numbers(lang: Lang, view: &PlanView, index: &Index) -> Markup {
    let big = |figure: Figure| match text::figure(figure, 1) {
        Ok(value) => html! { p.big-number-value { (value) } },
        Err(reason) => {
            html! { p.big-number-words { (show::quiet_mark("no_reading", lang.pick("計算できません", "cannot be computed"))) " " (reason.text(lang)) } }
        }
    };
    html! { div.number-row {
        div.big-number {
            p.big-number-label {
                (lang.pick("いまの指数", "Index now"))
                @if let Some(point) = index.latest() { " " (Period::FiscalYear(point.fiscal_year).name(lang)) }
            }
            (big(index.value()))
            @if index.value().is_ok() {
                @for mark in &index.marks { p.big-number-words { (grades::computed(lang, view, mark)) } }
            }
        }
        div.big-number.number-small {
            p.big-number-label { (lang.pick("開始時", "At the start")) }
            (big(index.start.index))
        }
        div.big-number.number-small {
            p.big-number-label { (lang.pick("目標", "Target")) }
            p.big-number-value { "100" }
        }
        @if let Some(point) = index.latest() { div.big-number.number-small {
            p.big-number-label { (lang.pick("値のある構成指標", "Members with a value")) }
            p.big-number-words { (coverage(lang, &point.composite)) }
        } }
    } }
}
