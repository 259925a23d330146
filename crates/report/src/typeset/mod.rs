//! From a template and a context to pages: an in-memory world for Typst, fonts, checks, PDF.
//!
//! Nothing is read from disk, no package is fetched, there is no clock: what is given decides every byte.

mod fonts;
mod glyphs;
mod pdf;
mod trouble;
mod world;

pub use fonts::{Fonts, UnusableFont};
pub use pdf::{Set, typeset};
pub use trouble::{Trouble, TypesetError};
