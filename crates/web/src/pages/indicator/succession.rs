//! The indicators that one continues, with their values, and those that continue it.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::tables::Indicator;

use crate::plan_view::PlanView;
use crate::{link, show};

/// Values of a predecessor that are shown; its own page has all.
const MOST: usize = 8;

/// The sections; nothing for an indicator that was never split, merged or ended.
pub fn succession(lang: Lang, view: &PlanView, indicator: &Indicator) -> Markup {
    let before: Vec<&Indicator> =
        indicator.succeeds.iter().filter_map(|code| view.plan.indicator(code.as_str())).collect();
    let after: Vec<&Indicator> =
        view.plan.indicators.iter().filter(|other| other.succeeds.contains(&indicator.code)).collect();
    html! {
        @if indicator.ended.is_some() || !after.is_empty() { div.notice {
            @if let Some(ended) = indicator.ended {
                p { (lang.pick("この指標は終了しました：", "This indicator has ended: ")) (ended.name(lang)) }
            }
            @if !after.is_empty() { p {
                (lang.pick("これを引き継ぐ指標：", "Continued by: "))
                @for (place, other) in after.iter().enumerate() {
                    @if place > 0 { (lang.pick("、", ", ")) }
                    a href=(link::indicator(lang, &view.place, &other.code)) { (show::name(other, lang)) }
                }
            } }
        } }
        @if !before.is_empty() { section.part aria-labelledby="predecessors" {
            div.part-head { h2 id="predecessors" { (lang.pick("前身の指標の値", "Values of the indicators before this one")) } }
            p.quiet { (lang.pick("定義が違うため、この指標の値とはつなげず、計算にも使いません。", "Their definitions differ: they are not joined to this series and enter no calculation.")) }
            @for other in before { (values(lang, view, other)) }
        } }
    }
}

fn values(lang: Lang, view: &PlanView, other: &Indicator) -> Markup {
    let mut readings: Vec<_> = (view.plan.readings.iter())
        .filter(|reading| reading.indicator == other.code && reading.area == view.plan.area())
        .collect();
    readings.sort_by_key(|reading| std::cmp::Reverse(reading.period.start()));
    html! {
        h3 { a href=(link::indicator(lang, &view.place, &other.code)) { (show::name(other, lang)) } }
        @if readings.is_empty() { p.quiet { (lang.pick("値はありません。", "No values.")) } }
        @else { div.table-region.table-region-narrow tabindex="0" role="region" aria-label=(show::name_text(other, lang)) { table.table.table-narrow {
            thead { tr { th scope="col" { (lang.pick("期間", "Period")) } th.cell-number scope="col" { (lang.pick("値", "Value")) } } }
            tbody { @for reading in readings.iter().take(MOST) { tr {
                th scope="row" { (reading.period.name(lang)) }
                td.cell-number {
                    @match (&reading.value, &reading.text) {
                        (Some(amount), _) => (show::value(other, amount.value, lang)),
                        (None, Some(text)) => (show::japanese(text, lang)),
                        (None, None) => span.quiet { (reading.status.label(lang)) },
                    }
                }
            } } }
        } } }
    }
}
