//! The latest value of every area, ranked.

use maud::{Markup, html};
use rashin_eval::plan::{Assessment, Series, Standing, State};
use rashin_eval::{Figure, Reason, rank};
use rashin_model::amount::to_f64;
use rashin_model::tables::Direction;
use rashin_model::{AreaCode, Lang, Period};

use crate::plan_view::PlanView;
use crate::show;

/// From this number of areas on, they are folded away.
const MOST_OPEN: usize = 30;

/// The section; nothing where fewer than two areas have values or targets.
pub fn areas(lang: Lang, view: &PlanView, position: usize) -> Markup {
    let indicator = view.indicator(position);
    let own = view.plan.area();
    let areas: Vec<&Series> =
        view.all_series(position).filter(|series| series.area != own && series.area != AreaCode::NATION).collect();
    // One period for all: the latest that any of them has; a value of another period is not ranked.
    let Some(period) = areas.iter().filter_map(|series| series.latest().period).max().filter(|_| areas.len() > 1)
    else {
        return html! {};
    };
    let value = |series: &Series| at(series, period).and_then(|one| one.actual);
    let figures: Vec<Figure> = areas.iter().map(|series| value(series).map(to_f64).ok_or(Reason::NoReading)).collect();
    let better = match indicator.direction {
        Direction::Lower | Direction::KeepAtMost => rashin_eval::Direction::Lower,
        Direction::Higher | Direction::KeepAtLeast | Direction::None => rashin_eval::Direction::Higher,
    };
    let ranking = rank::ranking(&figures, better, indicator.decimals);
    let mut order: Vec<usize> = (0..areas.len()).collect();
    order.sort_by_key(|&place| (ranking.ranks[place].unwrap_or(usize::MAX), areas[place].area));
    let has_targets = areas.iter().any(|series| series.promise.last().is_some());
    let own_series = view.all_series(position).filter(|series| series.area == own || series.area == AreaCode::NATION);
    let table = html! {
        div.table-region data-island="table" tabindex="0" role="region" aria-label=(lang.pick("地域ごとの値の表", "Table of values by area")) {
            table.table.table-stack {
                thead { tr {
                    th.cell-number scope="col" { (lang.pick("順位", "Rank")) }
                    th scope="col" { (lang.pick("地域", "Area")) }
                    th.cell-number scope="col" { (lang.pick("値", "Value")) }
                    @if has_targets {
                        th.cell-number scope="col" { (lang.pick("目標値", "Target")) }
                        th scope="col" { (lang.pick("状況", "Standing")) }
                    }
                } }
                tbody {
                    @for place in order {
                        (row(lang, view, areas[place], period, has_targets, ranking.ranks[place].ok()))
                    }
                }
                tfoot { @for series in own_series { (row(lang, view, series, period, has_targets, None)) } }
            }
        }
    };
    html! { section.part aria-labelledby="areas" {
        div.part-head {
            h2 id="areas" { (lang.pick("地域ごとの値", "Values by area")) }
            p.quiet {
                (period.name(lang))
                (lang.pick("、", ", "))
                @if lang == Lang::Ja {
                    "順位は値のある"
                    (ranking.ranked)
                    "団体中"
                } @else { "ranked among the " (ranking.ranked) " with a value" }
            }
        }
        @if areas.len() > MOST_OPEN {
            details {
                summary { (lang.pick("表を開く ", "Open the table: ")) (areas.len()) (lang.pick("団体", " areas")) }
                (table)
            }
        } @else { (table) }
    } }
}

fn at(series: &Series, period: Period) -> Option<&Assessment> {
    series.assessments.iter().find(|one| one.period == Some(period))
}

fn row(lang: Lang, view: &PlanView, series: &Series, period: Period, has_targets: bool, rank: Option<usize>) -> Markup {
    let indicator = view.indicator(series.indicator);
    let one = at(series, period);
    html! { tr {
        td.cell-number data-label=(lang.pick("順位", "Rank")) {
            @match rank { Some(rank) => span.num { (rank) }, None => span.quiet { "—" } }
        }
        th scope="row" data-value=(series.area) { (show::area(view, series.area, lang)) }
        td.cell-number data-label=(lang.pick("値", "Value")) {
            @match one.map(|one| (one.actual, one.state)) {
                Some((Some(value), state)) => {
                    (show::value(indicator, value, lang))
                    @if state == State::Provisional { " " (show::quiet_mark("provisional", lang.pick("速報・暫定", "provisional"))) }
                },
                Some((None, state)) => (show::state(state, lang)),
                None => (show::state(State::NoReading, lang)),
            }
        }
        @if has_targets {
            td.cell-number data-label=(lang.pick("目標値", "Target")) {
                @match series.promise.last() {
                    Some(end) => (show::value(indicator, end.value, lang)),
                    None => span.quiet { (lang.pick("なし", "none")) }
                }
            }
            td data-label=(lang.pick("状況", "Standing")) {
                @if let Some(one) = one { (show::standing(Standing::of(one), lang)) }
            }
        }
    } }
}
