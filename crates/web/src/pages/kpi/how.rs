//! How an index was computed: the sub-index of each member with its inputs filled in, then their mean.

use maud::{Markup, html};
use rashin_eval::formula;
use rashin_eval::plan::Index;
use rashin_model::{Lang, Period};
use rashin_report::indices::{Step, calculation, coverage, now};

use crate::plan_view::PlanView;
use crate::show;

/// The section; nothing while there is no index.
pub fn how(lang: Lang, view: &PlanView, index: &Index) -> Markup {
    let Some(calculation) = calculation(view, index) else { return html! {} };
    let described = formula::find("composite");
    html! { section.part aria-labelledby="how" {
        div.part-head {
            h2 id="how" { (lang.pick("この指数の計算", "How this index was computed")) }
            p.quiet { (Period::FiscalYear(calculation.fiscal_year).name(lang)) }
        }
        ol.calculation {
            @for step in &calculation.steps { (sub_index(lang, view, step)) }
            li.calculation-step {
                p.calculation-name {
                    span { (lang.pick("指数", "Index")) }
                    @if let Some(described) = described { span.quiet { (show::formula(described.symbols(lang))) } }
                }
                code.formula { (calculation.sum) " = " span.formula-result { (calculation.result) } }
                p.calculation-why {
                    @if let Some(described) = described { (lang.pick(described.ja, described.en)) (lang.pick("。", ".")) " " }
                    (lang.pick("数えた構成指標: ", "Members counted: ")) (coverage(lang, now(index))) (lang.pick("。", "."))
                    @if let Some(range) = calculation.range(lang) { " " (range) }
                }
            }
        }
        @if !calculation.left_out.is_empty() {
            h3 { (lang.pick("数えなかったもの", "Not counted")) }
            dl.facts { @for (member, reason) in &calculation.left_out { div {
                dt { (show::name(view.indicator(*member), lang)) }
                dd { (reason.text(lang)) }
            } } }
        }
    } }
}

/// The sub-index of a member.
fn sub_index(lang: Lang, view: &PlanView, step: &Step) -> Markup {
    html! { li.calculation-step {
        p.calculation-name { span { (show::name(view.indicator(step.member), lang)) } span.quiet { (step.symbols) } }
        code.formula {
            @if let Some(filled) = &step.filled { (filled) " = " }
            span.formula-result { (step.raw) }
        }
        @if let Some(held) = step.held(lang) { p.calculation-why { (held) } }
    } }
}
