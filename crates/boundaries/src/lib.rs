//! Boundaries of areas: read from the files that public bodies publish, made small enough for a page, and
//! written in the form in which an installation keeps them.
//!
//! 1. [`read_outlines`] takes GeoJSON, TopoJSON or a zipped Shapefile (as of 国土数値情報 行政区域データ N03) and
//!    gives an outline per feature, or every problem at once.
//! 2. [`make_sets`] puts them together: wards into their city, parts into one area, municipalities into
//!    prefectures where a whole country is there; one set per prefecture and one of the prefectures.
//! 3. Each set is simplified line by line. A line that two areas share is simplified once, so neighbours
//!    stay together; where lines meet, the point is kept.
//! 4. [`BoundarySet::write`] gives JSON with whole numbers, in the manner of TopoJSON; [`BoundarySet::read`]
//!    takes it back.
//!
//! Pure: bytes in, bytes or problems out.

mod outline;
mod problem;
mod read;
mod set;
mod sets;
mod simplify;
mod topology;
mod written;

pub use outline::{Outline, Point, Ring};
pub use problem::BoundaryProblem;
pub use read::{MOST_BYTES, Outlines, read_outlines};
pub use set::{BoundarySet, Unreadable};
pub use sets::{Sets, make_sets};
