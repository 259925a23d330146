//! The sub-items of a theme: what was reached, what comes next.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::tables::{Cooperation, CooperationItem};

use crate::plan_view::PlanView;
use crate::show;

/// The section; nothing for a theme without sub-items.
pub fn items(lang: Lang, view: &PlanView, theme: &Cooperation) -> Markup {
    let mut own: Vec<&CooperationItem> =
        view.plan.cooperation_items.iter().filter(|item| item.cooperation == theme.code).collect();
    own.sort_by_key(|item| item.order);
    let has_results = own.iter().any(|item| item.results.is_some());
    let has_next = own.iter().any(|item| item.next.is_some());
    html! { @if !own.is_empty() { section.part aria-labelledby="items" {
        div.part-head {
            h2 id="items" { (lang.pick("内訳ごとの成果と今後", "Results and next steps")) }
            p.quiet { (show::count(own.len(), lang)) }
        }
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("内訳の表", "Table of sub-items")) {
            table.table.table-stack {
                thead { tr {
                    th scope="col" { (lang.pick("内訳", "Sub-item")) }
                    @if has_results { th scope="col" { (lang.pick("成果", "Results")) } }
                    @if has_next { th scope="col" { (lang.pick("今後の取組", "Next steps")) } }
                } }
                tbody { @for item in own { tr {
                    th.cell-name scope="row" {
                        @if let Some(number) = &item.number { span.quiet { (show::japanese(number, lang)) } " " }
                        (show::japanese(&item.title, lang))
                    }
                    @if has_results { td data-label=(lang.pick("成果", "Results")) {
                        @if let Some(results) = &item.results { (show::japanese(results, lang)) }
                    } }
                    @if has_next { td data-label=(lang.pick("今後の取組", "Next steps")) {
                        @if let Some(next) = &item.next { (show::japanese(next, lang)) }
                    } }
                } } }
            }
        }
    } } }
}
