//! What is said about a comparison in words.

use maud::{Markup, html};
use rashin_eval::areas::{Compared, Scope, Whole};
use rashin_model::{AreaCode, Lang};

use super::Areas;
use crate::show;

/// Where the plan's own area stands, or what the areas have; with the value of all together.
pub fn lead(areas: &Areas) -> Markup {
    let (lang, found) = (areas.lang, &areas.found);
    let own = found.of_area(areas.view.plan.area()).and_then(|one| Some((one, one.rank?)));
    html! {
        (found.period.name(lang))
        (lang.pick("：", ": "))
        @match own {
            Some((one, rank)) => (own_place(areas, one, rank)),
            None => @if lang == Lang::Ja {
                "順位は値のある" (found.ranked) "団体中のもの。"
            } @else { "ranked among the " (found.ranked) " with a value. " }
        }
        (whole(areas))
    }
}

fn own_place(areas: &Areas, one: &Compared, rank: usize) -> Markup {
    let (lang, view) = (areas.lang, areas.view);
    let indicator = view.indicator(areas.position);
    html! {
        (show::area(view, one.area, lang))
        (lang.pick("は", " has "))
        @if let Some(value) = one.value { strong { (show::value(indicator, value, lang)) } }
        (lang.pick("で、値のある", ", place "))
        @if lang == Lang::Ja {
            (areas.found.ranked) "団体中" strong { (rank) "位" } "。"
        } @else { strong { (rank) } " of the " (areas.found.ranked) " with a value. " }
    }
}

/// All areas together, with the way it was computed.
fn whole(areas: &Areas) -> Markup {
    let (lang, found) = (areas.lang, &areas.found);
    let indicator = areas.view.indicator(areas.position);
    let names_all = found.scope == Scope::Prefectures
        && areas.view.all_series(areas.position).all(|series| series.area != AreaCode::NATION);
    let shown = |value: f64| show::or_reason(show::figure_text(indicator, Ok(value), lang), lang);
    let number = found.areas.len();
    html! { @match found.whole {
        Some(Whole::OfSums(value)) => @if lang == Lang::Ja {
            (number) "団体の分子と分母をそれぞれ合計した値は" (shown(value))
            @if names_all && number == 47 { "（全国の値に当たる）" }
            "。"
        } @else {
            "From the sums of numerators and denominators of all " (number) ": " (shown(value))
            @if names_all && number == 47 { " (stands for the nation)" }
            "."
        },
        Some(Whole::PlainMean(value)) => @if lang == Lang::Ja {
            (number) "団体の単純平均は" (shown(value)) "（大きさによらず1団体を1と数える）。"
        } @else { "Plain mean of the " (number) ": " (shown(value)) ", each counted once, however large." },
        None => {}
    } }
}

/// The rules behind the columns.
pub fn notes(areas: &Areas) -> Markup {
    let (lang, found) = (areas.lang, &areas.found);
    let has_bands = found.areas.iter().any(|one| one.peers.is_some_and(|group| group.band.is_some()));
    let has_peers = found.areas.iter().any(|one| one.peers.is_some() && one.peers != found.areas[0].peers);
    html! { div.table-note.quiet {
        p {
            (lang.pick("順位は、表示する桁に四捨五入した値で付け、同じ値は同じ順位です（1、2、2、4）。", "Ranks follow the values as shown; equal values share a rank (1, 2, 2, 4)."))
        }
        @if has_peers && has_bands { p {
            (lang.pick("類似団体は、種類（政令指定都市、市、町村）と人口で分けています。市は5万人と10万人、町村は1万人が境です。", "Peers are of one sort (designated cities, cities, towns and villages) and size: cities are parted at 50,000 and 100,000 inhabitants, towns and villages at 10,000."))
        } }
        @if has_peers && !has_bands { p {
            (lang.pick("類似団体は、種類（政令指定都市、市、町村）で分けています。計画に人口の値がないため、人口では分けていません。", "Peers are of one sort (designated cities, cities, towns and villages); the plan carries no populations to part them by size."))
        } }
        @if found.has_chance() { p {
            (lang.pick("値の下に分子と分母を示した地域は数が少なく、「偶然の範囲」とあるものは、全体との差が偶然でも起こる大きさ（95％の範囲）です。順位の差を実力の差と読まないでください。", "Areas with counts below their value are small; \"may be chance\" marks those whose distance to the whole lies within what chance explains (95 % limits). Do not read such ranks as merit."))
        } }
    } }
}
