//! The ranking of one period.

use maud::{Markup, html};
use rashin_eval::areas::{Chance, Compared};
use rashin_eval::plan::{Series, Standing, State};
use rashin_eval::show as text;
use rashin_model::{AreaCode, Lang};

use super::Areas;
use crate::show;

/// From this number of areas on, the table scrolls within its own height.
const MOST_OPEN: usize = 20;

/// The table: rank, area, value with its counts, rank among peers, target and standing where there are any.
pub fn table(areas: &Areas) -> Markup {
    let lang = areas.lang;
    let found = &areas.found;
    let series = |one: &Compared| &areas.view.evaluation.series[one.series];
    let columns = Columns {
        peers: found.areas.iter().any(|one| one.peers.is_some() && one.peers != found.areas[0].peers),
        targets: found.areas.iter().any(|one| series(one).promise.last().is_some()),
    };
    let label = format!("{} ({})", lang.pick("順位の表", "Table of ranks"), areas.heading());
    let class = if found.areas.len() > MOST_OPEN { "table-region table-region-tall" } else { "table-region" };
    html! { div class=(class) data-island="table" tabindex="0" role="region" aria-label=(label) {
        table.table.table-tight id=(format!("ranking-{}", areas.id())) {
            caption.visually-hidden { (label) " " (found.period.name(lang)) }
            thead { tr {
                th.cell-number scope="col" { (lang.pick("順位", "Rank")) }
                th scope="col" { (lang.pick("地域", "Area")) }
                th.cell-number scope="col" { (lang.pick("値", "Value")) }
                @if columns.peers { th scope="col" { (lang.pick("類似団体内の順位", "Among peers")) } }
                @if columns.targets {
                    th.cell-number scope="col" { (lang.pick("目標値", "Target")) }
                    th scope="col" { (lang.pick("状況", "Standing")) }
                }
            } }
            tbody { @for one in &found.areas { (row(areas, one, series(one), &columns)) } }
            (beside(areas, &columns))
        }
    } }
}

/// Which columns there are besides rank, area and value.
struct Columns {
    peers: bool,
    targets: bool,
}

fn row(areas: &Areas, one: &Compared, series: &Series, columns: &Columns) -> Markup {
    let (lang, view) = (areas.lang, areas.view);
    let indicator = view.indicator(areas.position);
    let assessment = series.assessments.iter().find(|at| at.period == Some(areas.found.period));
    let is_own = one.area == view.plan.area();
    html! { tr data-area=(one.area) class=[is_own.then_some("row-own")] {
        td.cell-number { @match one.rank { Some(rank) => span.num { (rank) }, None => span.quiet { "—" } } }
        th scope="row" data-value=(one.area) { (show::area(view, one.area, lang)) }
        td.cell-number {
            @match one.value {
                Some(value) => {
                    (show::value(indicator, value, lang))
                    @if one.state == State::Provisional { " " (show::quiet_mark("provisional", lang.pick("速報・暫定", "provisional"))) }
                    (small_number(lang, one))
                },
                None => (show::state(one.state, lang)),
            }
        }
        @if columns.peers { td { (peers(lang, one)) } }
        @if columns.targets {
            td.cell-number { @match series.promise.last() {
                Some(end) => (show::value(indicator, end.value, lang)),
                None => span.quiet { (lang.pick("なし", "none")) }
            } }
            td { @if let Some(at) = assessment { (show::standing(Standing::of(at), lang)) } }
        }
    } }
}

/// The counts behind a small number, and whether its distance to the whole may be chance.
fn small_number(lang: Lang, one: &Compared) -> Markup {
    html! { @if let (Some(chance), Some((above, below))) = (one.chance, one.counts) {
        span.cell-note { (text::grouped(above, 0)) "/" (text::grouped(below, 0)) }
        @if chance == Chance::Within { span.cell-note { span.tag { (lang.pick("偶然の範囲", "may be chance")) } } }
    } }
}

/// The group and the place in it.
fn peers(lang: Lang, one: &Compared) -> Markup {
    html! { @if let Some(group) = one.peers {
        (group.label(lang))
        @if let Some((rank, of)) = one.peer_rank {
            span.cell-note {
                @if lang == Lang::Ja { (of) "団体中" (rank) "位" } @else { (rank) " of " (of) }
            }
        }
    } }
}

/// The values of the plan's own area and of the nation, where they are not among those ranked.
fn beside(areas: &Areas, columns: &Columns) -> Markup {
    let view = areas.view;
    let others: Vec<&Series> = [view.plan.area(), AreaCode::NATION]
        .into_iter()
        .filter(|area| areas.found.of_area(*area).is_none())
        .filter_map(|area| view.all_series(areas.position).find(|series| series.area == area))
        .filter(|series| series.assessments.iter().any(|one| one.period == Some(areas.found.period)))
        .collect();
    html! { @if !others.is_empty() { tfoot { @for series in others {
        @let assessment = series.assessments.iter().find(|at| at.period == Some(areas.found.period));
        @let one = Compared {
            area: series.area, series: 0, state: assessment.map_or(State::NoReading, |at| at.state),
            value: assessment.and_then(|at| at.actual), counts: None, rank: None, class: None, peers: None,
            peer_rank: None, chance: None,
        };
        (row(areas, &one, series, columns))
    } } } }
}
