//! Data that ships with the program: the areas of Japan, the rubrics and the tile grids of maps.

mod areas;
mod grids;
mod rubrics;

pub use areas::{Body, BodyKind, Registry, areas};
pub use grids::{Tile, grid};
pub use rubrics::rubrics;
