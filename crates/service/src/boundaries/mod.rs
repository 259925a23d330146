//! Boundaries of areas: imported and removed by whoever runs the program at the machine.

mod keep_boundaries;
mod look_up;
mod remove_boundaries;

pub use keep_boundaries::{NewBoundaries, keep_boundaries};
pub use look_up::{boundary_shapes, find_boundaries, list_boundaries};
pub use remove_boundaries::remove_boundaries;

/// The media type under which shapes are kept.
const MEDIA_TYPE: &str = "application/json";
