//! Maps of values: areas as tiles of one size, or in their own shapes.

mod class;
mod inset;
mod outline;
mod shapes;
mod tiles;

use crate::caption::Caption;

pub use shapes::{Shape, ShapeMap, draw_shape_map};
pub use tiles::{Tile, TileMap, draw_tile_map};

/// An area and what it shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MapArea {
    /// Its code; stands in the drawing as `data-area`.
    pub code: String,
    /// Its name as it is read aloud ("おいらせ町").
    pub name: String,
    /// As much of it as tells it from the others, for little room ("おいらせ").
    pub short_name: String,
    /// Its value as it is shown ("64.0"), or the word for why there is none ("秘匿").
    pub label: String,
    /// Its value without separators; stands in the drawing as `data-value`. Blank without a value.
    pub value: String,
    /// Its class, from 0; `None` without a value.
    pub class: Option<usize>,
    /// Whether it is the one that the page is about; it gets a thick rim.
    pub is_own: bool,
}

/// A map without its areas.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MapFrame {
    /// Title and description of the figure.
    pub caption: Caption,
    /// What each class spans ("8.1–9.9％（3）"), the lowest first; at most five.
    pub classes: Vec<String>,
    /// What the hatched areas are called in the legend ("値なし"); used if there are any.
    pub no_value: String,
    /// What the area with the thick rim is called in the legend; used if there is one.
    pub own: String,
}
