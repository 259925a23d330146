//! Every area at every period that is offered, folded away: what the map shows at other times.

use maud::{Markup, html};
use rashin_eval::areas::Comparison;
use rashin_eval::show as text;

use super::Areas;
use crate::{compared, show};

/// The table; nothing where there is one period alone. Values, classes and class bounds stand beside the
/// text as data, so that a script can draw another period.
pub fn history(areas: &Areas) -> Markup {
    if areas.periods.len() < 2 {
        return html! {};
    }
    let (lang, view) = (areas.lang, areas.view);
    let indicator = view.indicator(areas.position);
    let all: Vec<Comparison> = areas
        .periods
        .iter()
        .map(|&period| {
            if period == areas.found.period {
                areas.found.clone()
            } else {
                compared::comparison(view, areas.position, areas.found.scope, period)
            }
        })
        .collect();
    let label = format!("{} ({})", lang.pick("時点ごとの値の表", "Table of values by period"), areas.heading());
    html! { details.areas-history {
        summary { (lang.pick("時点ごとの値", "Values by period")) }
        div.table-region data-island="table" tabindex="0" role="region" aria-label=(label) {
            table.table.table-tight {
                caption.visually-hidden { (label) }
                thead { tr {
                    th scope="col" { (lang.pick("地域", "Area")) }
                    @for one in &all {
                        th.cell-number scope="col" data-period=(one.period.code()) data-classes=(bounds(one)) { (one.period.short_name(lang)) }
                    }
                } }
                tbody { @for row in &areas.found.areas { tr data-area=(row.area) {
                    th scope="row" data-value=(row.area) { (show::area(view, row.area, lang)) }
                    @for one in &all {
                        @let here = one.of_area(row.area);
                        @match here.and_then(|here| here.value.map(|value| (here, value))) {
                            Some((here, value)) => td.cell-number data-value=(value.normalize()) data-class=[here.class] data-rank=[here.rank] {
                                (text::grouped(value, indicator.decimals))
                            },
                            None => td.cell-number { span.quiet { (here.map_or("—", |here| here.state.label(lang))) } },
                        }
                    }
                } } }
            }
        }
    } }
}

/// Lowest and highest value of each class: `8.1:9.9 10.0:12.5`.
fn bounds(one: &Comparison) -> String {
    one.classes.iter().map(|class| format!("{}:{}", class.from, class.to)).collect::<Vec<_>>().join(" ")
}
