//! Which municipalities proposed the themes of a year, on a map of tiles.

use maud::{Markup, PreEscaped, html};
use rashin_figures::{Caption, MapArea, MapFrame, Size, Tile, TileMap, View, draw_tile_map, pair};
use rashin_model::tables::Cooperation;
use rashin_model::{AreaCode, Lang, Period};

use crate::compared::short_name;
use crate::link::Shown;
use crate::parts::figure_menu::FigureMenu;
use crate::parts::themes::Part;
use crate::plan_view::PlanView;
use rashin_report::drawings::language;

/// The last class of the map: this many themes or more.
const LAST_CLASS: usize = 3;

/// The figure; nothing for a prefecture without a grid, or where nobody proposed anything.
pub fn map(lang: Lang, view: &PlanView, year: i16, own: &[&Cooperation]) -> Markup {
    let Some(map) = tiles(lang, view, year, own) else { return html! {} };
    let language = language(lang);
    let (wide, compact) = (format!("proposers-{year}-wide"), format!("proposers-{year}-compact"));
    let wide = draw_tile_map(&map, View::new(&wide).language(language));
    let compact = draw_tile_map(&map, View::new(&compact).language(language).size(Size::Compact));
    let query = format!("year={year}");
    html! { figure.figure.tile-figure {
        div.figure-drawing { (PreEscaped(pair(&wide, &compact))) }
        figcaption.quiet {
            (lang.pick("1市町村を1マスで表した地図。数は、その市町村が提案した項目の数です。",
                       "A map with one tile for each municipality; the number says how many themes it proposed."))
        }
        (FigureMenu { query: &query, ..FigureMenu::of(Shown::Plan, "proposers") }.draw(lang, view, &map.frame.caption.title))
    } }
}

/// The drawing for a sheet of its own; with its title.
pub fn alone(lang: Lang, view: &PlanView, year: i16, own: &[&Cooperation]) -> Option<(String, String)> {
    let map = tiles(lang, view, year, own)?;
    let drawing = draw_tile_map(&map, View::new("proposers").language(language(lang)));
    Some((map.frame.caption.title, drawing))
}

fn tiles(lang: Lang, view: &PlanView, year: i16, own: &[&Cooperation]) -> Option<TileMap> {
    let grid = rashin_shipped::grid(view.plan.area())?;
    let tiles: Vec<Tile> = grid
        .iter()
        .map(|tile| Tile { area: area(lang, view, own, tile.area), row: tile.row, column: tile.column })
        .collect();
    if tiles.iter().all(|tile| tile.area.class == Some(0)) {
        return None;
    }
    let title = match lang {
        Lang::Ja => format!("{}に提案した市町村", Period::FiscalYear(year).name(lang)),
        Lang::En => format!("Who proposed themes in {}", Period::FiscalYear(year).name(lang)),
    };
    let frame = MapFrame { caption: Caption::new(title, ""), classes: classes(lang, &tiles), ..MapFrame::default() };
    Some(TileMap { frame, tiles })
}

/// How many themes of a year an area proposed.
pub fn proposed(own: &[&Cooperation], area: AreaCode) -> usize {
    own.iter().filter(|theme| Part::of(theme, area) == Part::Proposes).count()
}

fn area(lang: Lang, view: &PlanView, own: &[&Cooperation], code: AreaCode) -> MapArea {
    let count = proposed(own, code);
    MapArea {
        code: code.to_string(),
        name: view.area_name(code, lang).0,
        short_name: short_name(view, code, lang).0,
        label: count.to_string(),
        value: count.to_string(),
        class: Some(count.min(LAST_CLASS)),
        is_own: false,
    }
}

/// What each class is, up to the highest that there is.
fn classes(lang: Lang, tiles: &[Tile]) -> Vec<String> {
    let highest = tiles.iter().filter_map(|tile| tile.area.class).max().unwrap_or(0);
    (0..=highest)
        .map(|class| match (lang, class) {
            (Lang::Ja, 0) => "提案なし".to_owned(),
            (Lang::En, 0) => "none".to_owned(),
            (Lang::Ja, LAST_CLASS) => format!("{class}項目以上"),
            (Lang::En, LAST_CLASS) => format!("{class} or more"),
            (Lang::Ja, _) => format!("{class}項目"),
            (Lang::En, _) => class.to_string(),
        })
        .collect()
}
