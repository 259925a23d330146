//! Boundaries of areas that an installation has imported.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::AreaCode;

/// The boundaries of the areas directly below one area (境界): what is known of them besides the shapes,
/// which are kept as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Boundaries {
    /// The area above: the nation for the prefectures, a prefecture for its municipalities.
    pub above: AreaCode,
    /// How many areas have a shape.
    pub areas: u32,
    /// The line that stands under every map: whose data it is, and that it was processed.
    pub credit: String,
    /// Name of the file that was imported.
    pub file: String,
    /// Day of the import.
    pub imported_on: Date,
    /// SHA-256 of the kept shapes, in hexadecimal.
    pub sha256: String,
}
