//! Data that ships with the program: the areas of Japan, the rubrics, the tile grids of maps, the fonts of
//! files.

mod areas;
mod fonts;
mod grids;
mod rubrics;

pub use areas::{Body, BodyKind, Registry, areas};
pub use fonts::{FONT_FAMILY, fonts};
pub use grids::{Tile, grid};
pub use rubrics::rubrics;
