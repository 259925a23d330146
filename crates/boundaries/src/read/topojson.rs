//! TopoJSON: lines that areas share stand once. Read with serde, because the form is small and is also
//! the one in which boundaries are kept.

use serde_json::Value;

use super::geojson::text;
use super::{Feature, not_understood};
use crate::outline::{Ring, ring};
use crate::problem::BoundaryProblem;

type Line = Vec<(f64, f64)>;

pub(super) fn features(topology: &Value) -> Result<Vec<Feature>, Box<BoundaryProblem>> {
    let lines = lines(topology).ok_or_else(|| not_understood("arcs"))?;
    let objects = topology["objects"].as_object().ok_or_else(|| not_understood("objects"))?;
    let geometries = objects.values().flat_map(|object| match object["geometries"].as_array() {
        Some(geometries) => geometries.iter().collect(),
        None => vec![object],
    });
    Ok((1..).zip(geometries).map(|(number, geometry)| read_geometry(number, geometry, &lines)).collect())
}

/// The arcs as lines in degrees.
fn lines(topology: &Value) -> Option<Vec<Line>> {
    let pair = |value: &Value| Some((value[0].as_f64()?, value[1].as_f64()?));
    let (scale, origin) = match &topology["transform"] {
        Value::Null => (None, (0.0, 0.0)),
        transform => (Some(pair(&transform["scale"])?), pair(&transform["translate"])?),
    };
    let arcs = topology["arcs"].as_array()?;
    arcs.iter()
        .map(|arc| {
            let mut before = (0.0, 0.0);
            let points = arc.as_array()?.iter().map(|point| {
                let (x, y) = pair(point)?;
                let Some(scale) = scale else { return Some((x, y)) };
                before = (before.0 + x, before.1 + y);
                Some((before.0 * scale.0 + origin.0, before.1 * scale.1 + origin.1))
            });
            points.collect()
        })
        .collect()
}

fn read_geometry(number: usize, geometry: &Value, lines: &[Line]) -> Feature {
    let own = geometry["properties"].as_object().into_iter().flatten();
    let mut properties: Vec<(String, String)> = own.map(|(name, value)| (name.clone(), text(value))).collect();
    properties.push(("id".to_owned(), text(&geometry["id"])));
    let polygons: Vec<&Value> = match geometry["type"].as_str() {
        Some("Polygon") => vec![&geometry["arcs"]],
        Some("MultiPolygon") => geometry["arcs"].as_array().into_iter().flatten().collect(),
        _ => Vec::new(),
    };
    let rings: Result<Vec<Ring>, _> = polygons
        .iter()
        .flat_map(|polygon| polygon.as_array().into_iter().flatten())
        .map(|arcs| join(arcs, lines).ok_or(("線の番号がありません", "it names a line that is not there")))
        .map(|line| ring(line?.into_iter()))
        .collect();
    let rings = match rings {
        Ok(rings) if rings.is_empty() => Err(("面ではありません", "it is not a polygon")),
        other => other,
    };
    Feature { number, properties, rings }
}

/// One line from arcs behind each other; a negative number, less one, means against its direction.
fn join(arcs: &Value, lines: &[Line]) -> Option<Line> {
    let mut joined = Line::new();
    for arc in arcs.as_array()? {
        let number = arc.as_i64()?;
        let line = lines.get(usize::try_from(if number < 0 { !number } else { number }).ok()?)?;
        if number < 0 {
            joined.extend(line.iter().rev());
        } else {
            joined.extend(line);
        }
    }
    Some(joined)
}
