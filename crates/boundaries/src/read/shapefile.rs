//! A Shapefile in a zip: lines in `.shp`, properties in `.dbf`.

use std::io::{Cursor, Read};

use rashin_model::Sentence;
use shapefile::dbase::encoding_rs::{SHIFT_JIS, UTF_8};
use shapefile::dbase::{FieldValue, ReaderBuilder, encoding::EncodingRs};
use shapefile::record::polygon::GenericPolygon;
use shapefile::{Shape, ShapeReader};
use zip::ZipArchive;

use super::{Feature, MOST_BYTES, not_understood, too_large};
use crate::outline::{Ring, ring};
use crate::problem::BoundaryProblem;

pub(super) fn features(bytes: &[u8]) -> Result<Vec<Feature>, Box<BoundaryProblem>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| not_understood(&error.to_string()))?;
    let mut names: Vec<String> =
        archive.file_names().filter_map(Result::ok).map(std::borrow::Cow::into_owned).collect();
    names.sort();
    let ending = |name: &str, end: &str| name.to_ascii_lowercase().ends_with(end);
    let lines: Vec<&String> = names.iter().filter(|name| ending(name, ".shp")).collect();
    let [lines] = lines[..] else { return Err(not_one(&lines).into()) };
    let beside =
        |end: &str| names.iter().find(|name| ending(name, end) && name[..name.len() - 4] == lines[..lines.len() - 4]);
    let table = beside(".dbf").ok_or_else(|| not_one(&[]))?;
    // Without a .cpg, tables of Japanese public bodies are in Shift_JIS.
    let is_utf8 = match beside(".cpg") {
        Some(page) => String::from_utf8_lossy(&unpack(&mut archive, page)?).to_ascii_uppercase().contains("UTF"),
        None => false,
    };
    let (lines, table) = (unpack(&mut archive, lines)?, unpack(&mut archive, table)?);
    read(lines, table, is_utf8).map_err(|error| not_understood(&error).into())
}

fn unpack(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Vec<u8>, Box<BoundaryProblem>> {
    let file = archive.by_name(name).map_err(|error| not_understood(&error.to_string()))?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| not_understood(&error.to_string()))?;
    if bytes.len() as u64 > MOST_BYTES { Err(too_large().into()) } else { Ok(bytes) }
}

fn read(lines: Vec<u8>, table: Vec<u8>, is_utf8: bool) -> Result<Vec<Feature>, String> {
    let shapes = ShapeReader::new(Cursor::new(lines)).and_then(ShapeReader::read).map_err(|error| error.to_string())?;
    let builder = ReaderBuilder::new();
    let builder = builder.with_encoding(EncodingRs::from(if is_utf8 { UTF_8 } else { SHIFT_JIS }));
    let mut reader = builder.build(Cursor::new(table)).map_err(|error| error.to_string())?;
    let records = reader.read().map_err(|error| error.to_string())?;
    if shapes.len() != records.len() {
        return Err(format!("{} shapes, {} rows", shapes.len(), records.len()));
    }
    let features = (1..).zip(shapes.into_iter().zip(records)).map(|(number, (shape, record))| {
        let mut properties: Vec<(String, String)> =
            record.into_iter().map(|(name, value)| (name, text(&value))).collect();
        properties.sort();
        let rings = match shape {
            Shape::Polygon(polygon) => rings(&polygon, |point| (point.x, point.y)),
            Shape::PolygonM(polygon) => rings(&polygon, |point| (point.x, point.y)),
            Shape::PolygonZ(polygon) => rings(&polygon, |point| (point.x, point.y)),
            _ => Err(("面ではありません", "it is not a polygon")),
        };
        Feature { number, properties, rings }
    });
    Ok(features.collect())
}

fn rings<P>(
    polygon: &GenericPolygon<P>,
    place: impl Fn(&P) -> (f64, f64),
) -> Result<Vec<Ring>, (&'static str, &'static str)> {
    polygon.rings().iter().map(|line| ring(line.points().iter().map(&place))).collect()
}

fn text(value: &FieldValue) -> String {
    match value {
        FieldValue::Character(text) => text.clone().unwrap_or_default(),
        FieldValue::Numeric(number) => number.map_or_else(String::new, |number| number.to_string()),
        FieldValue::Integer(number) => number.to_string(),
        _ => String::new(),
    }
}

fn not_one(found: &[&String]) -> BoundaryProblem {
    let names: Vec<&str> = found.iter().map(|name| name.as_str()).collect();
    let names = names.join(", ");
    BoundaryProblem::of_file(
        Sentence::new(
            format!("zipの中に.shpと.dbfの組が1つではありません（{names}）"),
            format!("the zip does not hold one pair of .shp and .dbf ({names})"),
        ),
        Sentence::new(
            "1つのShapefile（.shp、.shx、.dbf）だけをzipにまとめてください",
            "put one Shapefile (.shp, .shx, .dbf) into the zip",
        ),
    )
}
