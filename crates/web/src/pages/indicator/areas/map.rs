//! The map beside the ranking.

use maud::{Markup, PreEscaped, html};
use rashin_eval::areas::{Class, Compared, Scope};
use rashin_eval::show as text;
use rashin_figures::{Caption, MapArea, MapFrame, Size, Tile, TileMap, View, draw_tile_map, pair};
use rashin_model::{AreaCode, Lang};
use rashin_shipped::Tile as GridTile;

use super::{Areas, drawn};
use crate::compared;
use crate::link::Shown;
use crate::parts::figure_menu::FigureMenu;
use crate::show;
use rashin_report::drawings::language;

/// A grid of more columns than these takes more than half of the page.
const MOST_NARROW: u32 = 9;

/// The figure with what is to be said about it.
pub fn figure(areas: &Areas) -> Markup {
    if let Some(shapes) = areas.shapes.filter(|_| !areas.choice.tiles) {
        return drawn::figure(areas, shapes);
    }
    let lang = areas.lang;
    let (drawing, is_placed, columns) = tiles(areas);
    html! { figure.figure data-columns=(if columns > MOST_NARROW { "wide" } else { "narrow" }) {
        (drawn_in_region(areas, &drawing, columns > MOST_NARROW))
        figcaption.quiet {
            @if is_placed {
                (lang.pick("1団体を1マスで表した地図。隣り合う団体がなるべく隣り合うように並べています。", "A map with one tile for each area; neighbours touch as far as a grid allows."))
            } @else {
                (lang.pick("1団体を1マスで表しています。並びは団体コードの順で、位置を表しません。", "One tile for each area, in the order of the codes; the places say nothing about where the areas are."))
            }
            " "
            (shades(lang))
            @if areas.shapes.is_some() { " " a href=(areas.choice.with_tiles(false)) { (lang.pick("境界の地図で見る", "Show the shapes")) } }
            (menu(areas))
        }
    } }
}

/// A wide grid keeps a size at which its names can be read, and scrolls on a phone.
fn drawn_in_region(areas: &Areas, drawing: &Markup, is_wide: bool) -> Markup {
    let label = areas.lang.pick("地図", "Map");
    html! {
        @if is_wide {
            div.figure-drawing.figure-drawing-wide tabindex="0" role="region" aria-label=(format!("{label}: {}", areas.heading())) { (drawing) }
        } @else { div.figure-drawing { (drawing) } }
    }
}

/// The files of the map.
pub fn menu(areas: &Areas) -> Markup {
    let shown = Shown::Indicator(&areas.view.indicator(areas.position).code);
    let query = format!("period={}", areas.found.period.code());
    let table = format!("ranking-{}", areas.id());
    let menu = FigureMenu { query: &query, table: Some(&table), ..FigureMenu::of(shown, areas.id()) };
    menu.draw(areas.lang, areas.view, areas.heading())
}

/// What the shades are.
pub fn shades(lang: Lang) -> &'static str {
    lang.pick(
        "色は値を低い順に並べ、団体数がほぼ等しくなるように分けたものです。",
        "Shades part the areas, from the lowest value to the highest, into groups of about the same size.",
    )
}

/// The tiles in both sizes, whether their places are those of the areas, and how many columns there are.
fn tiles(areas: &Areas) -> (Markup, bool, u32) {
    let (map, is_placed) = tile_map(areas);
    let columns = map.tiles.iter().map(|tile| tile.column).max().unwrap_or(1);
    let language = language(areas.lang);
    let (wide, compact) = (format!("map-{}-wide", areas.id()), format!("map-{}-compact", areas.id()));
    let wide = draw_tile_map(&map, View::new(&wide).language(language));
    let compact = draw_tile_map(&map, View::new(&compact).language(language).size(Size::Compact));
    (PreEscaped(pair(&wide, &compact)), is_placed, columns)
}

/// The tiles for a document of their own.
pub fn tiles_alone(areas: &Areas) -> String {
    draw_tile_map(&tile_map(areas).0, View::new("map").language(language(areas.lang)))
}

/// The areas on their tiles, and whether the places are those of the areas.
fn tile_map(areas: &Areas) -> (TileMap, bool) {
    let above = match areas.found.scope {
        Scope::Prefectures => AreaCode::NATION,
        Scope::Municipalities => areas.view.plan.area().prefecture(),
    };
    let has_all =
        |grid: &&[GridTile]| areas.found.areas.iter().all(|one| grid.iter().any(|tile| tile.area == one.area));
    let grid = rashin_shipped::grid(above).filter(has_all);
    let on_grid = |tile: &GridTile| Tile { area: area(areas, tile.area), row: tile.row, column: tile.column };
    let tiles = grid.map_or_else(|| in_order(areas), |grid| grid.iter().map(on_grid).collect());
    (TileMap { frame: frame(areas), tiles }, grid.is_some())
}

/// Areas without a grid, row by row, in the order of their codes.
fn in_order(areas: &Areas) -> Vec<Tile> {
    const COLUMNS: u32 = 8;
    let mut codes: Vec<AreaCode> = areas.found.areas.iter().map(|one| one.area).collect();
    codes.sort();
    let columns = (1..=COLUMNS).find(|side| usize::try_from(side * side).is_ok_and(|room| room >= codes.len()));
    let columns = columns.unwrap_or(COLUMNS);
    let tiles = (0..).zip(codes);
    tiles
        .map(|(place, code)| Tile { area: area(areas, code), row: place / columns + 1, column: place % columns + 1 })
        .collect()
}

/// What stands around the areas.
pub fn frame(areas: &Areas) -> MapFrame {
    let lang = areas.lang;
    let indicator = areas.view.indicator(areas.position);
    let title =
        format!("{}{}{}", show::name_text(indicator, lang), lang.pick("、", ", "), areas.found.period.name(lang));
    MapFrame {
        caption: Caption::new(title, description(areas)),
        classes: areas.found.classes.iter().map(|class| span(areas, class)).collect(),
        no_value: lang.pick("値なし", "no value").to_owned(),
        own: lang.pick("この計画の団体", "area of this plan").to_owned(),
    }
}

/// What a class spans, and how many areas are in it.
fn span(areas: &Areas, class: &Class) -> String {
    let indicator = areas.view.indicator(areas.position);
    let unit = show::unit(indicator, areas.lang);
    let (from, to) = (text::grouped(class.from, indicator.decimals), text::grouped(class.to, indicator.decimals));
    let values =
        if from == to { show::with_unit(&from, &unit) } else { show::with_unit(&format!("{from}–{to}"), &unit) };
    match areas.lang {
        Lang::Ja => format!("{values}（{}団体）", class.areas),
        Lang::En => format!("{values} ({})", class.areas),
    }
}

/// The highest and the lowest, in words.
fn description(areas: &Areas) -> String {
    let lang = areas.lang;
    let indicator = areas.view.indicator(areas.position);
    let ranked: Vec<&Compared> = areas.found.areas.iter().filter(|one| one.rank.is_some()).collect();
    let said = |one: &Compared| {
        let (name, _) = areas.view.area_name(one.area, lang);
        format!("{name} {}", one.value.map_or_else(String::new, |value| show::value_text(indicator, value, lang)))
    };
    match (ranked.first(), ranked.last()) {
        (Some(first), Some(last)) => match lang {
            Lang::Ja => format!("1位は{}、最下位は{}。値は下の表にある。", said(first), said(last)),
            Lang::En => format!("First: {}; last: {}. The values are in the table.", said(first), said(last)),
        },
        _ => String::new(),
    }
}

/// An area with what it shows; one without a series has no value.
pub fn area(areas: &Areas, code: AreaCode) -> MapArea {
    let (lang, view) = (areas.lang, areas.view);
    let one = areas.found.of_area(code);
    let value = one.and_then(|one| one.value);
    let (short_name, _) = compared::short_name(view, code, lang);
    let state = one.map_or(rashin_eval::plan::State::NoReading, |one| one.state);
    let decimals = view.indicator(areas.position).decimals;
    MapArea {
        code: code.to_string(),
        name: view.area_name(code, lang).0,
        short_name,
        label: value.map_or_else(|| state.label(lang).to_owned(), |value| text::grouped(value, decimals)),
        value: value.map_or_else(String::new, |value| value.normalize().to_string()),
        class: one.and_then(|one| one.class),
        is_own: code == view.plan.area(),
    }
}
