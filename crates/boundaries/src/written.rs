//! The form in which a set is kept: JSON with whole numbers.

use rashin_model::AreaCode;
use serde::{Deserialize, Serialize};

use crate::outline::Point;
use crate::set::{BoundarySet, RingOfArcs, Unreadable};

/// Units of a point (ten-millionths of a degree) in one unit as kept: about ten metres.
const UNIT: i32 = 1000;

/// A set as it is kept. An arc is x, y, then the steps to each next point; a ring names arcs by their
/// number, less one and negative for those against their direction, as TopoJSON does.
#[derive(Serialize, Deserialize)]
struct Written {
    above: String,
    arcs: Vec<Vec<i32>>,
    areas: Vec<WrittenArea>,
}

#[derive(Serialize, Deserialize)]
struct WrittenArea {
    code: String,
    rings: Vec<Vec<i64>>,
}

/// The bytes of a set.
///
/// # Panics
/// Never: whole numbers and texts can always be written as JSON.
pub(crate) fn write(set: &BoundarySet) -> Vec<u8> {
    let ring = |ring: &RingOfArcs| {
        let number = |(arc, is_reverse): &(usize, bool)| {
            let number = i64::try_from(*arc).unwrap_or(i64::MAX);
            if *is_reverse { !number } else { number }
        };
        ring.iter().map(number).collect()
    };
    let areas = set
        .areas
        .iter()
        .map(|(code, rings)| WrittenArea { code: code.to_string(), rings: rings.iter().map(ring).collect() });
    let written = Written {
        above: set.above.to_string(),
        arcs: set.arcs.iter().map(|line| steps(line)).collect(),
        areas: areas.collect(),
    };
    serde_json::to_vec(&written).expect("whole numbers and texts")
}

/// A line as its first point and the steps from there; steps of nothing are left out.
fn steps(line: &[Point]) -> Vec<i32> {
    let unit = |value: i32| (value + UNIT / 2).div_euclid(UNIT);
    let mut steps = Vec::with_capacity(line.len() * 2);
    let mut before: Option<Point> = None;
    for (place, point) in line.iter().enumerate() {
        let (x, y) = (unit(point.0), unit(point.1));
        let (from_x, from_y) = before.unwrap_or((0, 0));
        let is_end = place + 1 == line.len();
        if before.is_none() || is_end || (x, y) != (from_x, from_y) {
            steps.extend([x - from_x, y - from_y]);
            before = Some((x, y));
        }
    }
    steps
}

/// The set that bytes hold.
pub(crate) fn read(bytes: &[u8]) -> Result<BoundarySet, Unreadable> {
    let written: Written = serde_json::from_slice(bytes).map_err(|error| Unreadable(error.to_string()))?;
    let code = |text: &str| AreaCode::parse(text).ok_or_else(|| Unreadable(format!("area code {text}")));
    let arcs: Vec<Vec<Point>> = written.arcs.iter().map(|steps| line(steps)).collect::<Option<_>>().ok_or_else(far)?;
    let areas = written
        .areas
        .into_iter()
        .map(|area| {
            let rings = area.rings.iter().map(|ring| numbers(ring, arcs.len())).collect::<Option<_>>();
            Ok((code(&area.code)?, rings.ok_or_else(|| Unreadable("a ring names no arc".to_owned()))?))
        })
        .collect::<Result<_, Unreadable>>()?;
    Ok(BoundarySet { above: code(&written.above)?, arcs, areas })
}

fn far() -> Unreadable {
    Unreadable("a point is not on Earth".to_owned())
}

fn line(steps: &[i32]) -> Option<Vec<Point>> {
    let mut here = (0_i32, 0_i32);
    let points = steps.chunks_exact(2).map(|step| {
        here = (here.0.checked_add(step[0])?, here.1.checked_add(step[1])?);
        Some((here.0.checked_mul(UNIT)?, here.1.checked_mul(UNIT)?))
    });
    points.collect()
}

fn numbers(ring: &[i64], arcs: usize) -> Option<RingOfArcs> {
    let number = |number: &i64| {
        let is_reverse = *number < 0;
        let arc = usize::try_from(if is_reverse { !*number } else { *number }).ok()?;
        (arc < arcs).then_some((arc, is_reverse))
    };
    ring.iter().map(number).collect()
}
