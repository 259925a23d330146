//! What a series figure draws, as a table below it. The island of the figure reads it, so that it
//! shows the same on every page, on a copy of the site, too.

use maud::{Markup, html};
use rashin_eval::plan::Series;
use rashin_eval::show as text;
use rashin_figures::{Observation, Outlook, PathKind, SeriesPeriod};
use rashin_model::{Lang, Period};
use rashin_report::drawings;

use super::comparable;
use crate::plan_view::PlanView;
use crate::show;

/// The columns that the table has.
struct Columns {
    path: bool,
    outlook: bool,
}

/// The table, folded away; it carries the series that can be compared.
pub fn series_table(lang: Lang, view: &PlanView, series: &Series) -> Markup {
    let indicator = view.indicator(series.indicator);
    let shown = drawings::series::shown_periods(series);
    let periods = drawings::series::figure(lang, view, series).periods;
    let planned: Vec<Option<f64>> = shown.iter().map(|period| series.promise.planned_at(*period)).collect();
    let columns = Columns {
        path: planned.iter().any(Option::is_some),
        outlook: periods.iter().any(|period| period.outlook.is_some()),
    };
    let figure = |value: f64| text::figure(Ok(value), indicator.decimals).unwrap_or_default();
    html! { details.figure-table {
        summary { (lang.pick("図の値を表で見る", "The figure as a table")) }
        div.table-region id="series-table" tabindex="0" role="region" aria-label=(lang.pick("図の値の表", "Table of the figure")) {
            table.table data-series=(show::name_text(indicator, lang)) data-unit=(show::unit(indicator, lang))
                data-decimals=(indicator.decimals) data-compare=[comparable::comparable(lang, view, series)] {
                thead { tr {
                    th scope="col" { (lang.pick("期間", "Period")) }
                    th.cell-number scope="col" { (lang.pick("実績値", "Actual")) }
                    @if columns.path { th.cell-number scope="col" { (lang.pick("目標への道すじ", "Target path")) } }
                    @if columns.outlook {
                        th.cell-number scope="col" { (lang.pick("見通し", "Outlook")) }
                        th.cell-number scope="col" { (lang.pick("50%の範囲", "50% band")) }
                        th.cell-number scope="col" { (lang.pick("80%の範囲", "80% band")) }
                    }
                } }
                tbody { @for ((period, shown), planned) in periods.iter().zip(&shown).zip(&planned) {
                    (row(lang, &figure, &columns, period, *shown, *planned))
                } }
            }
        }
    } }
}

fn row(
    lang: Lang,
    figure: &dyn Fn(f64) -> String,
    columns: &Columns,
    period: &SeriesPeriod,
    shown: Period,
    planned: Option<f64>,
) -> Markup {
    let reading = match &period.observation {
        Observation::Reading(reading) => Some(reading),
        Observation::Absent(_) | Observation::Open => None,
    };
    html! { tr data-period=(shown.code()) data-time=(shown.end_in_years()) data-label=(period.label)
        data-sublabel=[Some(&period.sublabel).filter(|label| !label.is_empty())] data-break=[period.break_before.as_ref()] {
        th scope="row" {
            (shown.name(lang))
            @if let Some(words) = &period.break_before { span.cell-note { (words) } }
        }
        td.cell-number data-actual=[reading.map(|reading| reading.value)]
            data-provisional=[reading.filter(|reading| reading.provisional).map(|_| "yes")] {
            @match &period.observation {
                Observation::Reading(reading) => {
                    span.num { (figure(reading.value)) }
                    @if reading.provisional { span.cell-note { (lang.pick("速報・暫定", "provisional")) } }
                },
                Observation::Absent(reason) => span.quiet { (reason) },
                Observation::Open => span.quiet { "—" },
            }
        }
        @if columns.path { td.cell-number data-path=[planned] data-promise=[period.path.as_ref().map(|point| promise(point.kind))] {
            @match planned { Some(value) => span.num { (figure(value)) }, None => span.quiet { "—" } }
        } }
        @if columns.outlook {
            @match period.outlook {
                Some(Outlook { mean, half, most }) => {
                    td.cell-number data-outlook=(mean) { span.num { (figure(mean)) } }
                    td.cell-number data-low=(half.0) data-high=(half.1) { (band(lang, figure, half)) }
                    td.cell-number data-low=(most.0) data-high=(most.1) { (band(lang, figure, most)) }
                },
                None => @for _ in 0..3 { td.cell-number { span.quiet { "—" } } },
            }
        }
    } }
}

/// What a point of the path stands for, as the script names it.
fn promise(kind: PathKind) -> &'static str {
    match kind {
        PathKind::Baseline => "baseline",
        PathKind::Milestone => "milestone",
        PathKind::Target => "target",
    }
}

fn band(lang: Lang, figure: &dyn Fn(f64) -> String, (low, high): (f64, f64)) -> Markup {
    html! { span.num { (figure(low)) } (lang.pick("から", " to ")) span.num { (figure(high)) } }
}
