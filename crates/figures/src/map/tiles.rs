//! Every area as one tile in a grid.

use super::class::{fill, legend, on};
use super::{MapArea, MapFrame};
use crate::glyph::fill_area;
use crate::paint::Paint;
use crate::state::Fill;
use crate::svg::{Anchor, Frame, Svg, TextStyle};
use crate::text::text_width;
use crate::view::View;

/// The largest tile.
const LARGEST: f64 = 72.0;
/// As many columns fill the narrowest drawing at most.
const FEW: u32 = 4;
/// Room between tiles.
const GAP: f64 = 3.0;
/// The smallest number; names may be one unit smaller.
const SMALLEST: f64 = 7.5;

/// A map of tiles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TileMap {
    /// What stands around the tiles.
    pub frame: MapFrame,
    /// The tiles, each place once.
    pub tiles: Vec<Tile>,
}

/// An area and its place in the grid.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tile {
    /// The area.
    pub area: MapArea,
    /// Row from the top, from 1.
    pub row: u32,
    /// Column from the left, from 1.
    pub column: u32,
}

/// Draws tiles filled by class, each with its name and its value (where that does not fit, the number
/// of its class), and a legend that says what each class spans. An area without a value is hatched
/// and carries the word for it.
///
/// ```
/// use rashin_figures::{MapArea, MapFrame, Tile, TileMap, View, draw_tile_map};
///
/// let area = MapArea { short_name: "秋田".into(), label: "64.0".into(), class: Some(0), ..MapArea::default() };
/// let map = TileMap {
///     frame: MapFrame { classes: vec!["64.0".into()], ..MapFrame::default() },
///     tiles: vec![Tile { area, row: 1, column: 1 }],
/// };
/// assert!(draw_tile_map(&map, View::new("map")).contains("秋田"));
/// ```
pub fn draw_tile_map(map: &TileMap, view: View) -> String {
    let columns = map.tiles.iter().map(|tile| tile.column).max().unwrap_or(1);
    let rows = map.tiles.iter().map(|tile| tile.row).max().unwrap_or(1);
    let width = view.size.width().min(f64::from(columns) * LARGEST).max(328.0);
    let side = (width / f64::from(columns)).min(LARGEST);
    let left = (width - side * f64::from(columns)) / 2.0;
    let legend = legend(&map.frame, map.tiles.iter().map(|tile| &tile.area), width);
    let bottom = side * f64::from(rows);
    let frame = Frame {
        id: view.id,
        // Few tiles are not drawn larger than many.
        class: &format!("fig-map {}{}", view.size.class(), if columns <= FEW { " fig-map-few" } else { "" }),
        width,
        height: bottom + 12.0 + legend.height(),
        caption: &map.frame.caption,
        has_links: false,
    };
    // Names may differ in size by a quarter, so that one long name makes no patchwork of the others.
    let sizes = map.tiles.iter().map(|tile| name_size(&tile.area, side - GAP));
    let largest_name = sizes.fold(f64::INFINITY, f64::min) * 1.25;
    Svg::figure(&frame, |svg| {
        for tile in &map.tiles {
            let corner = (left + f64::from(tile.column - 1) * side, f64::from(tile.row - 1) * side);
            draw_tile(svg, &tile.area, map.frame.classes.len(), corner, (side - GAP, largest_name));
        }
        legend.draw(svg, (0.0, bottom + 8.0));
    })
}

fn draw_tile(svg: &mut Svg, area: &MapArea, classes: usize, (x, y): (f64, f64), (side, largest_name): (f64, f64)) {
    let room = side - 3.0;
    let number = area.class.map_or_else(|| "—".to_owned(), |class| (class + 1).to_string());
    let label_size = fitting(&area.label, room, (side * 0.27).clamp(9.0, 14.0));
    let has_value = label_size > SMALLEST;
    let (label, label_size) = if has_value { (&area.label, label_size) } else { (&number, 9.0) };
    let group = svg.tag("g").attr("data-area", &area.code).attr("data-value", &area.value);
    // Who draws another period in its place needs to know what stands here.
    let group = group.attr("data-shows", if has_value { "value" } else { "class" });
    let group = if area.is_own { group.attr("data-own", "") } else { group };
    group.inside(|svg| {
        svg.tag("title").text(&format!("{} {}", area.name, area.label));
        let ink = fill_tile(svg, area, classes, (x, y), side);
        let style = |size| {
            let style = TextStyle::plain(size).paint(ink).anchor(Anchor::Middle);
            if area.class.is_none() { style.halo() } else { style }
        };
        let middle = x + side / 2.0;
        let name_size = name_size(area, side).min(largest_name);
        let low = (side * 0.5 + label_size + 2.0).min(side - 3.0);
        let high = (side * 0.5 - 1.0).min(low - label_size - 0.5);
        svg.label(middle, y + high, style(name_size), &area.short_name);
        svg.label(middle, y + low, style(label_size).bold(), label);
    });
}

/// The size at which the name of an area fits into its tile, but for the smallest.
fn name_size(area: &MapArea, side: f64) -> f64 {
    // Latin letters are narrower than the estimate takes them for.
    let room = if area.short_name.is_ascii() { (side - 3.0) / 0.85 } else { side - 3.0 };
    fitting(&area.short_name, room, (side * 0.3).clamp(9.0, 15.0)).max(SMALLEST - 1.0)
}

/// Fills a tile, with a thick rim if it is the own one; gives the colour of text on it.
fn fill_tile(svg: &mut Svg, area: &MapArea, classes: usize, (x, y): (f64, f64), side: f64) -> Paint {
    let ink = if let Some(class) = area.class {
        svg.rect(x, y, side, side)
            .number("rx", 4.0)
            .class("fig-map-area")
            .fill(fill(class, classes))
            .stroke(Paint::Axis, 0.75)
            .empty();
        on(class, classes)
    } else {
        fill_area(svg, Fill::Hatched, (x, y), (side, side), 4.0);
        Paint::Ink
    };
    if area.is_own {
        svg.rect(x + 0.5, y + 0.5, side - 1.0, side - 1.0)
            .number("rx", 4.0)
            .attr("fill", "none")
            .stroke(Paint::Ink, 3.0)
            .empty();
    }
    ink
}

/// The font size up to `most` at which a text fits into a width.
fn fitting(text: &str, width: f64, most: f64) -> f64 {
    let em = text_width(text, 1.0);
    if em <= 0.0 { most } else { (width / em).min(most) }
}
