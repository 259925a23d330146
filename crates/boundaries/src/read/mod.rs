//! Reading a file of boundaries, whatever its form.

mod code;
mod geojson;
mod shapefile;
mod topojson;

use rashin_model::Sentence;

use crate::outline::{Outline, Ring};
use crate::problem::BoundaryProblem;

/// The most bytes of a file, and of what an archive holds: the boundaries of one prefecture in full
/// detail have some 20 million.
pub const MOST_BYTES: u64 = 200_000_000;

/// A feature of a file: where it stands, what is written beside it, its lines.
#[derive(Debug)]
struct Feature {
    /// Its number, from 1.
    number: usize,
    /// Names and texts of its properties; its id under `id`.
    properties: Vec<(String, String)>,
    /// Its rings, or why it has none.
    rings: Result<Vec<Ring>, (&'static str, &'static str)>,
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlines {
    /// The outlines, in the order of the file.
    pub outlines: Vec<Outline>,
    /// The property that the codes were read from.
    pub code_property: String,
    /// How many features have no code and were left out, such as 所属未定地.
    pub without_code: usize,
}

/// Reads GeoJSON, TopoJSON, or a zip with a Shapefile. `code_property` names the property that holds
/// the area code; without it, the property is found.
///
/// # Errors
/// Every problem of the file: form unknown, too large, no property with codes, codes that are not right,
/// lines that enclose nothing.
pub fn read_outlines(bytes: &[u8], code_property: Option<&str>) -> Result<Outlines, Vec<BoundaryProblem>> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(vec![too_large()]);
    }
    let features = if bytes.starts_with(b"PK") {
        shapefile::features(bytes)
    } else {
        let value: serde_json::Value = serde_json::from_slice(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))
            .map_err(|error| vec![not_understood(&error.to_string())])?;
        if value["type"] == "Topology" { topojson::features(&value) } else { geojson::features(value) }
    };
    let features = features.map_err(|problem| vec![*problem])?;
    if features.is_empty() {
        return Err(vec![not_understood("0 features")]);
    }
    code::outlines(features, code_property)
}

fn too_large() -> BoundaryProblem {
    let most = MOST_BYTES / 1_000_000;
    BoundaryProblem::of_file(
        Sentence::new(
            format!("大きすぎます（上限は展開後で{most}MB）"),
            format!("it is too large (at most {most} MB, unpacked)"),
        ),
        Sentence::new(
            "都道府県ごとのファイルを使うか、簡略化してから取り込んでください",
            "take the files of single prefectures, or simplify it first",
        ),
    )
}

fn not_understood(why: &str) -> BoundaryProblem {
    BoundaryProblem::of_file(
        Sentence::new(
            format!("境界のファイルとして読めません（{why}）"),
            format!("it holds no boundaries that can be read ({why})"),
        ),
        Sentence::new(
            "GeoJSON、TopoJSON、またはShapefileをzipにまとめたもの（国土数値情報 行政区域データなど）を指定してください",
            "give GeoJSON, TopoJSON, or a Shapefile in a zip (such as 国土数値情報 行政区域データ N03)",
        ),
    )
}
