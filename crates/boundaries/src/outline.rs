//! The outline of an area.

use rashin_model::AreaCode;

/// Longitude and latitude in ten-millionths of a degree (about a centimetre): whole numbers, so that
/// the same point of two areas is the same.
pub type Point = (i32, i32);

/// A closed line: its last point is its first.
pub type Ring = Vec<Point>;

/// How many units a degree has.
const DEGREE: f64 = 10_000_000.0;

/// An area, or a part of one, as it stood in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// Its code.
    pub code: AreaCode,
    /// Outer lines and holes, in no order.
    pub rings: Vec<Ring>,
}

/// A point from degrees; `None` if it is not on Earth.
#[expect(clippy::cast_possible_truncation, reason = "180 degrees in ten-millionths fit into i32")]
pub(crate) fn point(longitude: f64, latitude: f64) -> Option<Point> {
    let is_on_earth = longitude.abs() <= 180.0 && latitude.abs() <= 90.0;
    is_on_earth.then(|| ((longitude * DEGREE).round() as i32, (latitude * DEGREE).round() as i32))
}

/// Longitude and latitude in degrees.
pub(crate) fn degrees((x, y): Point) -> (f64, f64) {
    (f64::from(x) / DEGREE, f64::from(y) / DEGREE)
}

/// A ring from points in degrees: closed, without points that stand twice in a row.
///
/// # Errors
/// What is wrong with it, in Japanese and English.
pub(crate) fn ring(points: impl Iterator<Item = (f64, f64)>) -> Result<Ring, (&'static str, &'static str)> {
    let mut ring = Ring::new();
    for (longitude, latitude) in points {
        let point = point(longitude, latitude)
            .ok_or(("座標が経度・緯度の範囲にありません", "a coordinate is not a longitude and latitude"))?;
        if ring.last() != Some(&point) {
            ring.push(point);
        }
    }
    if ring.len() > 1 && ring.first() != ring.last() {
        ring.push(ring[0]);
    }
    if ring.len() < 4 {
        return Err(("線が3点に満たず、面になりません", "a line has fewer than three points and encloses nothing"));
    }
    Ok(ring)
}

#[cfg(test)]
mod tests {
    use super::ring;

    #[test]
    fn an_open_line_is_closed_and_a_point_twice_is_one() {
        let found = ring([(137.0, 36.0), (137.0, 36.0), (138.0, 36.0), (138.0, 37.0)].into_iter()).unwrap();
        assert_eq!(found.len(), 4);
        assert_eq!(found.first(), found.last());
    }

    #[test]
    fn metres_are_no_degrees_and_two_points_no_area() {
        assert!(ring([(4512.0, 88000.0), (1.0, 1.0), (2.0, 2.0)].into_iter()).is_err());
        assert!(ring([(137.0, 36.0), (138.0, 36.0)].into_iter()).is_err());
    }
}
