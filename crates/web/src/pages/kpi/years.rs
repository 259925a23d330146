//! The index year by year.

use maud::{Markup, html};
use rashin_eval::plan::Index;
use rashin_eval::show as text;
use rashin_model::{Lang, Period};

use super::coverage;
use crate::show;

/// The section; nothing with fewer than two years.
pub fn years(lang: Lang, index: &Index) -> Markup {
    html! { @if index.points.len() > 1 { section.part aria-labelledby="years" {
        div.part-head {
            h2 id="years" { (lang.pick("年度ごとの指数", "The index by year")) }
            p.quiet { (lang.pick("いまの構成指標と重みで計算", "with the present members and weights")) }
        }
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("年度ごとの指数の表", "Table of the index by year")) {
            table.table {
                thead { tr {
                    th scope="col" { (lang.pick("年度", "Year")) }
                    th.cell-number scope="col" { (lang.pick("指数", "Index")) }
                    th scope="col" { (lang.pick("値のある構成指標", "Members with a value")) }
                } }
                tbody { @for point in index.points.iter().rev() { tr {
                    th scope="row" { (Period::FiscalYear(point.fiscal_year).name(lang)) }
                    td.cell-number { (show::or_reason(text::figure(point.composite.index, 1), lang)) }
                    td { (coverage(lang, &point.composite)) }
                } } }
            }
        }
    } } }
}
