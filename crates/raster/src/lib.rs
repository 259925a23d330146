//! Figures as PNG: SVG text to pixels, with the font that ships with the program.
//!
//! Nothing is fetched and no font of the machine is used, so the same drawing gives the same bytes wherever it
//! is made.

mod font;
mod png;

pub use png::{RasterError, draw_png};
