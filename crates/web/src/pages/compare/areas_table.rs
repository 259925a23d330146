//! The tables of chosen areas: their ranks at one period, their values over the years.

use maud::{Markup, html};
use rashin_eval::areas::{Compared, PeerGroup, Whole};
use rashin_eval::plan::Series;
use rashin_eval::show as text;
use rashin_model::{AreaCode, Lang, Period};

use super::areas::Selected;
use super::choice::Choice;
use crate::{link, show};

/// The chosen areas by rank, with the whole, the plan's own value and that of the nation under them.
pub fn ranking(lang: Lang, choice: &Choice, selected: &Selected<'_>) -> Markup {
    let comparison = &selected.comparison;
    let shown: Vec<&Compared> = comparison.areas.iter().filter(|one| selected.areas.contains(&one.area)).collect();
    let has_peers = shown.iter().any(|one| one.peers.is_some());
    let period = comparison.period;
    html! {
        div.list-head {
            h4 {
                (period.name(lang))
                (lang.pick("の値と順位", ": values and ranks"))
            }
            p.quiet {
                @if lang == Lang::Ja { "順位は値のある" (comparison.ranked) "団体中" }
                @else { "ranked among the " (comparison.ranked) " with a value" }
            }
            p.file-list { a href=(format!("{}?{}", link::to(lang, "/compare.csv"), choice.query())) { "CSV" } }
        }
        div.table-region data-island="table" tabindex="0" role="region" aria-label=(lang.pick("地域の順位の表", "Table of ranks of areas")) {
            table.table.table-stack {
                thead { tr {
                    th.cell-number scope="col" { (lang.pick("順位", "Rank")) }
                    th scope="col" { (lang.pick("地域", "Area")) }
                    th.cell-number scope="col" { (lang.pick("値", "Value")) }
                    @if has_peers { th scope="col" { (lang.pick("似た団体のなかで", "Among its peers")) } }
                } }
                tbody { @for one in shown { (row(lang, selected, one, has_peers)) } }
                tfoot {
                    @if let Some(whole) = comparison.whole { (foot(lang, whole_name(lang, whole), &whole_text(lang, selected, whole), has_peers)) }
                    @for series in beside(selected) {
                        @if let Some(value) = at(series, period) {
                            @let name = selected.view.area_name(series.area, lang).0;
                            (foot(lang, &name, &show::value_text(selected.view.indicator(selected.position), value, lang), has_peers))
                        }
                    }
                }
            }
        }
    }
}

fn row(lang: Lang, selected: &Selected<'_>, one: &Compared, has_peers: bool) -> Markup {
    let view = selected.view;
    html! { tr {
        td.cell-number data-label=(lang.pick("順位", "Rank")) {
            @match one.rank { Some(rank) => span.num { (rank) }, None => span.quiet { "—" } }
        }
        th scope="row" data-value=(one.area) { (show::area(view, one.area, lang)) }
        td.cell-number data-label=(lang.pick("値", "Value")) {
            @match one.value {
                Some(value) => (show::value(view.indicator(selected.position), value, lang)),
                None => (show::state(one.state, lang)),
            }
        }
        @if has_peers {
            td data-label=(lang.pick("似た団体のなかで", "Among its peers")) {
                @if let (Some(peers), Some((rank, ranked))) = (one.peers, one.peer_rank) {
                    (peer_words(lang, peers, rank, ranked))
                }
            }
        }
    } }
}

fn peer_words(lang: Lang, peers: PeerGroup, rank: usize, ranked: usize) -> String {
    match lang {
        Lang::Ja => format!("{} {ranked}団体中{rank}位", peers.label(lang)),
        Lang::En => format!("{rank} of {ranked} ({})", peers.label(lang)),
    }
}

fn foot(lang: Lang, name: &str, value: &str, has_peers: bool) -> Markup {
    html! { tr {
        td {}
        th scope="row" { (show::mixed(name, lang)) }
        td.cell-number data-label=(lang.pick("値", "Value")) { span.num { (show::mixed(value, lang)) } }
        @if has_peers { td {} }
    } }
}

fn whole_name(lang: Lang, whole: Whole) -> &'static str {
    match whole {
        Whole::OfSums(_) => lang.pick("全体（分子と分母の合計から）", "All together (from sums)"),
        Whole::PlainMean(_) => lang.pick("単純平均", "Plain mean"),
    }
}

fn whole_text(lang: Lang, selected: &Selected<'_>, whole: Whole) -> String {
    let (Whole::OfSums(value) | Whole::PlainMean(value)) = whole;
    show::figure_text(selected.view.indicator(selected.position), Ok(value), lang).unwrap_or_default()
}

/// The series of the plan's own area and of the nation, where they are not among those compared.
fn beside<'a>(selected: &'a Selected<'_>) -> impl Iterator<Item = &'a Series> {
    let own = selected.view.plan.area();
    let compared = |area: AreaCode| selected.comparison.of_area(area).is_some();
    let all = selected.view.all_series(selected.position);
    all.filter(move |series| (series.area == own || series.area == AreaCode::NATION) && !compared(series.area))
}

/// The value of a series at a period.
pub fn at(series: &Series, period: Period) -> Option<rashin_model::Decimal> {
    series.assessments.iter().find(|one| one.period == Some(period)).and_then(|one| one.actual)
}

/// The series of the chosen areas, by code of the area, then those beside.
pub fn chosen_series<'a>(selected: &'a Selected<'_>) -> Vec<&'a Series> {
    let series = &selected.view.evaluation.series;
    let of_area = |area: &AreaCode| selected.comparison.of_area(*area).map(|one| &series[one.series]);
    selected.areas.iter().filter_map(of_area).chain(beside(selected)).collect()
}

/// Their values, one area a row and one period a column; nothing with a single period.
pub fn years(lang: Lang, selected: &Selected<'_>) -> Markup {
    let rows = chosen_series(selected);
    html! { @if selected.periods.len() > 1 {
        div.list-head { h4 { (lang.pick("これまでの値", "Values so far")) } }
        div.table-region data-island="table" tabindex="0" role="region" aria-label=(lang.pick("地域と期間の表", "Table of areas and periods")) {
            table.table {
                thead { tr {
                    th scope="col" { (lang.pick("地域", "Area")) }
                    @for period in &selected.periods { th.cell-number scope="col" { (period.short_name(lang)) } }
                } }
                tbody { @for series in rows { tr {
                    th.cell-period scope="row" data-value=(series.area) { (show::area(selected.view, series.area, lang)) }
                    @for period in &selected.periods { td.cell-number {
                        @match at(series, *period) {
                            Some(value) => span.num { (text::grouped(value, selected.view.indicator(selected.position).decimals)) },
                            None => span.quiet { "—" },
                        }
                    } }
                } } }
            }
        }
        p.table-note {
            (lang.pick("単位: ", "Unit: ")) (show::mixed(&show::unit(selected.view.indicator(selected.position), lang), lang))
        }
    } }
}
