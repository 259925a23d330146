//! Data that ships with the program: the areas of Japan and the rubrics.

mod areas;
mod rubrics;

pub use areas::{Body, BodyKind, Registry, areas};
pub use rubrics::rubrics;
