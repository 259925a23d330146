//! Lines made as plain as a page can show.

use geo::{Coord, LineString, SimplifyVwIdx};

use crate::outline::{Point, degrees};

/// How many pixels the longer side of a map takes: finer detail cannot be seen.
const PIXELS: f64 = 560.0;

/// How fine lines have to be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Grain {
    /// How much shorter a degree of longitude is than one of latitude, in the middle of the map.
    narrowing: f64,
    /// The width of a pixel, in degrees of latitude.
    pixel: f64,
}

impl Grain {
    /// The grain of a map of these points.
    pub(crate) fn of<'a>(points: impl Iterator<Item = &'a Point>) -> Self {
        let start = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
        let [left, bottom, right, top] = points.fold(start, |[left, bottom, right, top], point| {
            let (x, y) = degrees(*point);
            [left.min(x), bottom.min(y), right.max(x), top.max(y)]
        });
        let narrowing = f64::midpoint(bottom, top).to_radians().cos();
        Self { narrowing, pixel: ((right - left) * narrowing).max(top - bottom) / PIXELS }
    }

    /// A line without the points whose triangle with their neighbours is under half a square pixel
    /// (Visvalingam and Whyatt 1993); both ends stay. A closed line keeps at least four points.
    pub(crate) fn simplify(self, line: &[Point]) -> Vec<Point> {
        let flat: LineString<f64> = line.iter().map(|point| self.flat(*point)).collect();
        let kept = flat.simplify_vw_idx(self.pixel * self.pixel / 2.0);
        let is_closed = line.first() == line.last();
        if is_closed && kept.len() < 4 {
            let last = line.len() - 1;
            return [0, last / 3, last * 2 / 3, last].map(|place| line[place]).to_vec();
        }
        kept.into_iter().map(|place| line[place]).collect()
    }

    /// Whether a ring is too small to be seen: under two square pixels.
    pub(crate) fn is_speck(self, ring: &[Point]) -> bool {
        self.enclosed(ring) < 2.0 * self.pixel * self.pixel
    }

    /// What a ring encloses, in square degrees of latitude.
    pub(crate) fn enclosed(self, ring: &[Point]) -> f64 {
        let cross = |pair: &[Point]| {
            let (a, b) = (self.flat(pair[0]), self.flat(pair[1]));
            a.x * b.y - b.x * a.y
        };
        (ring.windows(2).map(cross).sum::<f64>() / 2.0).abs()
    }

    fn flat(self, point: Point) -> Coord<f64> {
        let (x, y) = degrees(point);
        Coord { x: x * self.narrowing, y }
    }
}

#[cfg(test)]
mod tests {
    use super::Grain;

    #[test]
    fn a_wobble_under_a_pixel_goes_and_a_bay_stays() {
        let unit = 1_000_000;
        let corners = [(1370 * unit, 360 * unit), (1380 * unit, 370 * unit)];
        let grain = Grain::of(corners.iter());
        let line = [(0, 0), (1, 1), (2, 0), (3, 400), (4, 0), (60, 0)];
        let line: Vec<_> = line.iter().map(|(x, y)| (1_370_000_000 + x * 2_000, 360_000_000 + y * 2_000)).collect();
        let found = grain.simplify(&line);
        assert!(!found.contains(&line[1]) && found.contains(&line[3]));
        assert_eq!((found[0], found[found.len() - 1]), (line[0], line[5]));
    }
}
