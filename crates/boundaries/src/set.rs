//! The boundaries of the areas directly below one area.

use rashin_model::AreaCode;

use crate::outline::{Point, Ring, degrees};
use crate::simplify::Grain;
use crate::topology::{arcs, rings_of};
use crate::written;

/// A ring as arcs behind each other: the number of each, and whether against its direction.
pub(crate) type RingOfArcs = Vec<(usize, bool)>;

/// Simplified boundaries of the prefectures, or of the municipalities of one prefecture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoundarySet {
    /// The area above: the nation, or a prefecture.
    pub above: AreaCode,
    pub(crate) arcs: Vec<Vec<Point>>,
    pub(crate) areas: Vec<(AreaCode, Vec<RingOfArcs>)>,
}

/// What was kept is no set of boundaries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable(pub String);

impl BoundarySet {
    /// The set from the full rings of each area. Lines are simplified once, whoever shares them; islands
    /// too small to be seen are left out, but for the largest ring of each area.
    pub(crate) fn new(above: AreaCode, full: Vec<(AreaCode, Vec<Ring>)>) -> Self {
        let (codes, rings): (Vec<AreaCode>, Vec<Vec<Ring>>) = full.into_iter().unzip();
        let arcs = arcs(&rings);
        let grain = Grain::of(arcs.iter().flat_map(|arc| &arc.line));
        let lines: Vec<Vec<Point>> = arcs.iter().map(|arc| grain.simplify(&arc.line)).collect();
        let areas = (0..)
            .zip(codes)
            .map(|(owner, code)| {
                let mut rings = rings_of(&arcs, owner);
                let size = |ring: &RingOfArcs| grain.enclosed(&joined(&lines, ring));
                rings.sort_by(|a, b| size(b).total_cmp(&size(a)));
                let mut place = 0;
                rings.retain(|ring| {
                    place += 1;
                    place == 1 || !grain.is_speck(&joined(&lines, ring))
                });
                (code, rings)
            })
            .collect();
        Self { above, arcs: lines, areas }.without_idle_arcs()
    }

    /// The set without arcs that no ring uses any more.
    fn without_idle_arcs(mut self) -> Self {
        let mut new = vec![None; self.arcs.len()];
        let mut kept = Vec::new();
        for (number, _) in self.areas.iter_mut().flat_map(|(_, rings)| rings.iter_mut().flatten()) {
            let place = *new[*number].get_or_insert_with(|| {
                kept.push(std::mem::take(&mut self.arcs[*number]));
                kept.len() - 1
            });
            *number = place;
        }
        self.arcs = kept;
        self
    }

    /// The areas, by code.
    pub fn areas(&self) -> impl Iterator<Item = AreaCode> {
        self.areas.iter().map(|(code, _)| *code)
    }

    /// How many points there are in all.
    pub fn points(&self) -> usize {
        self.arcs.iter().map(Vec::len).sum()
    }

    /// The rings of an area on a plane, in degrees of latitude: to the east, to the south. The largest
    /// comes first. `None` if the area is not in the set.
    ///
    /// Longitudes are narrowed by the cosine of the middle latitude (equirectangular projection), so that
    /// shapes look as on a map.
    pub fn plane(&self, code: AreaCode) -> Option<Vec<Vec<(f64, f64)>>> {
        let (_, rings) = self.areas.iter().find(|(area, _)| *area == code)?;
        let latitudes = self.arcs.iter().flatten().map(|point| degrees(*point).1);
        let (low, high) = latitudes.fold((90.0_f64, -90.0_f64), |(low, high), y| (low.min(y), high.max(y)));
        let narrowing = f64::midpoint(low, high).to_radians().cos();
        let flat = |point: Point| {
            let (x, y) = degrees(point);
            (x * narrowing, -y)
        };
        Some(rings.iter().map(|ring| joined(&self.arcs, ring).into_iter().map(flat).collect()).collect())
    }

    /// The set in the form in which it is kept.
    pub fn write(&self) -> Vec<u8> {
        written::write(self)
    }

    /// A set from the form in which it is kept.
    ///
    /// # Errors
    /// [`Unreadable`] for anything else.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        written::read(bytes)
    }
}

/// The points of a ring.
fn joined(arcs: &[Vec<Point>], ring: &RingOfArcs) -> Ring {
    let mut points = Ring::new();
    for &(arc, is_reverse) in ring {
        let line = &arcs[arc];
        if is_reverse {
            points.extend(line.iter().rev());
        } else {
            points.extend(line);
        }
    }
    points.dedup();
    points
}
