//! Data that ships with the program: the areas of Japan, the rubrics, the tile grids of maps, the fonts of
//! files, words that mean the same.

mod areas;
mod fonts;
mod grids;
mod rubrics;
mod words;

pub use areas::{Body, BodyKind, Registry, areas};
pub use fonts::{FONT_FAMILY, fonts};
pub use grids::{Tile, grid};
pub use rubrics::rubrics;
pub use words::{question_words, synonyms};
