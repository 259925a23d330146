//! GeoJSON (RFC 7946).

use geojson::{GeoJson, GeometryValue, PolygonType, feature::Id};
use serde_json::Value;

use super::{Feature, not_understood};
use crate::outline::{Ring, ring};
use crate::problem::BoundaryProblem;

pub(super) fn features(value: Value) -> Result<Vec<Feature>, Box<BoundaryProblem>> {
    let read = serde_json::from_value::<GeoJson>(value).map_err(|error| not_understood(&error.to_string()))?;
    let GeoJson::FeatureCollection(collection) = read else {
        return Err(not_understood("no FeatureCollection").into());
    };
    Ok((1..).zip(collection.features).map(|(number, feature)| read_feature(number, feature)).collect())
}

fn read_feature(number: usize, feature: geojson::Feature) -> Feature {
    let mut properties: Vec<(String, String)> =
        feature.properties.into_iter().flatten().map(|(name, value)| (name, text(&value))).collect();
    match feature.id {
        Some(Id::String(id)) => properties.push(("id".to_owned(), id)),
        Some(Id::Number(id)) => properties.push(("id".to_owned(), id.to_string())),
        None => {}
    }
    let rings = match feature.geometry.map(|geometry| geometry.value) {
        Some(GeometryValue::Polygon { coordinates }) => rings(&[coordinates]),
        Some(GeometryValue::MultiPolygon { coordinates }) => rings(&coordinates),
        _ => Err(("面ではありません", "it is not a polygon")),
    };
    Feature { number, properties, rings }
}

fn rings(polygons: &[PolygonType]) -> Result<Vec<Ring>, (&'static str, &'static str)> {
    let lines = polygons.iter().flatten();
    lines.map(|line| ring(line.iter().map(|position| (at(position, 0), at(position, 1))))).collect()
}

fn at(position: &geojson::Position, place: usize) -> f64 {
    position.as_slice().get(place).copied().unwrap_or(f64::NAN)
}

/// A property as text; numbers without a decimal point.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
