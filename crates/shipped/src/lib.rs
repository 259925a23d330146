//! Data that ships with the program: the areas of Japan, the rubrics, the tile grids of maps, the fonts of
//! files, words that mean the same, units in English.

mod areas;
mod fonts;
mod grids;
mod latin;
mod rubrics;
mod units;
mod words;

pub use areas::{Body, BodyKind, Registry, areas};
pub use fonts::{FONT_FAMILY, fonts};
pub use grids::{Tile, grid};
pub use rubrics::rubrics;
pub use units::unit_in_english;
pub use words::{question_words, synonyms};
