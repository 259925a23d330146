//! The findings, each with the way out.

use maud::{Markup, html};
use rashin_eval::target_quality::Finding;
use rashin_model::Lang;

use super::severity;
use crate::plan_view::PlanView;
use crate::{link, show};

/// The table.
pub fn table(lang: Lang, view: &PlanView, found: &[&Finding]) -> Markup {
    html! {
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("見つかった点の表", "Table of findings")) {
            table.table.table-stack {
                thead { tr {
                    th scope="col" { (lang.pick("指標", "Indicator")) }
                    th scope="col" { (lang.pick("種類", "What")) }
                    th scope="col" { (lang.pick("内容", "Finding")) }
                    th scope="col" { (lang.pick("どうするか", "Way out")) }
                    th scope="col" { (lang.pick("所管課", "Office")) }
                } }
                tbody { @for one in found { (row(lang, view, one)) } }
            }
        }
    }
}

fn row(lang: Lang, view: &PlanView, one: &Finding) -> Markup {
    let indicator = view.indicator(one.indicator);
    let elsewhere = one.area.filter(|area| *area != view.plan.area());
    let offices = view.offices(one.indicator);
    html! { tr {
        th.cell-name scope="row" {
            a href=(link::indicator(lang, &view.place, &indicator.code)) { (show::name(indicator, lang)) }
            @if let Some(area) = elsewhere { span.cell-note { (show::area(view, area, lang)) } }
        }
        td.cell-standing data-label=(lang.pick("種類", "What")) {
            (one.flaw.label(lang))
            span.cell-note { (severity(one.flaw.severity(), lang)) }
        }
        td data-label=(lang.pick("内容", "Finding")) { (show::mixed(one.sentence.text(lang), lang)) }
        td data-label=(lang.pick("どうするか", "Way out")) { (show::mixed(one.hint.text(lang), lang)) }
        td data-label=(lang.pick("所管課", "Office")) {
            @if offices.is_empty() { span.quiet { (lang.pick("なし", "none")) } }
            @else { (show::offices(offices, lang)) }
        }
    } }
}
