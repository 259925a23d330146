//! A shape that lies far from all others moves into a free corner, in a box, so that the others need not be small.

use super::outline::{Ring, extent, largest, union};

/// A shape is far off when its distance to the next is this part of the longer side of all others.
const FAR: f64 = 0.15;
/// A shape that moves takes at most this part of the longer side.
const SMALL: f64 = 0.25;
/// Room within the box, as a part of the shape's longer side.
const MARGIN: f64 = 0.18;

/// Where the shapes of a map stand.
pub(super) struct Placed {
    /// What the frame holds: left, top, right, bottom, in the unit of the shapes.
    pub bounds: [f64; 4],
    /// The shape that moved.
    pub moved: Option<Moved>,
}

/// A shape that stands elsewhere than it lies.
pub(super) struct Moved {
    /// Its place among the shapes.
    pub shape: usize,
    /// Its rings where they stand; those farther off than the margin are left out.
    pub rings: Vec<Ring>,
    /// The box around it.
    pub frame: [f64; 4],
}

/// Places the shapes by their largest rings.
pub(super) fn place(shapes: &[&[Ring]]) -> Placed {
    let extents: Vec<Option<[f64; 4]>> = shapes.iter().map(|rings| largest(rings).map(extent)).collect();
    let all = extents.iter().flatten().copied().reduce(union).unwrap_or([0.0, 0.0, 1.0, 1.0]);
    let far = (0..shapes.len()).find_map(|place| moved(shapes, &extents, place));
    match far {
        Some((bounds, moved)) => Placed { bounds, moved: Some(moved) },
        None => Placed { bounds: all, moved: None },
    }
}

/// The shape at a place in the list, moved, with the bounds of the others; nothing for one that is not far off.
fn moved(shapes: &[&[Ring]], extents: &[Option<[f64; 4]>], place: usize) -> Option<([f64; 4], Moved)> {
    let own = extents[place]?;
    let others = || extents.iter().enumerate().filter(|(other, _)| *other != place).filter_map(|(_, extent)| *extent);
    let bounds = others().reduce(union)?;
    let long = (bounds[2] - bounds[0]).max(bounds[3] - bounds[1]);
    let nearest = others().map(|other| distance(own, other)).fold(f64::INFINITY, f64::min);
    let side = (own[2] - own[0]).max(own[3] - own[1]);
    if nearest < FAR * long || side > SMALL * long {
        return None;
    }
    let margin = side * MARGIN;
    let wide = [own[0] - margin, own[1] - margin, own[2] + margin, own[3] + margin];
    let (across, down) = (wide[2] - wide[0], wide[3] - wide[1]);
    let corners = [
        (bounds[0], bounds[1]),
        (bounds[2] - across, bounds[3] - down),
        (bounds[0], bounds[3] - down),
        (bounds[2] - across, bounds[1]),
    ];
    let (left, top) = corners.into_iter().find(|(left, top)| {
        let corner = [*left, *top, left + across, top + down];
        let others = shapes.iter().enumerate().filter(|(other, _)| *other != place);
        !others.filter_map(|(_, rings)| largest(rings)).flatten().any(|point| holds(corner, *point))
    })?;
    let (dx, dy) = (left - wide[0], top - wide[1]);
    let near = shapes[place].iter().filter(|ring| ring.iter().all(|point| holds(wide, *point)));
    let rings = near.map(|ring| ring.iter().map(|(x, y)| (x + dx, y + dy)).collect()).collect();
    Some((bounds, Moved { shape: place, rings, frame: [left, top, left + across, top + down] }))
}

/// The distance of two boxes; zero where they touch.
fn distance(a: [f64; 4], b: [f64; 4]) -> f64 {
    let across = (b[0] - a[2]).max(a[0] - b[2]).max(0.0);
    let down = (b[1] - a[3]).max(a[1] - b[3]).max(0.0);
    across.hypot(down)
}

fn holds([left, top, right, bottom]: [f64; 4], (x, y): (f64, f64)) -> bool {
    (left..=right).contains(&x) && (top..=bottom).contains(&y)
}

#[cfg(test)]
mod tests {
    use super::{Ring, place};

    fn square(left: f64, top: f64, side: f64) -> Vec<Ring> {
        let (right, bottom) = (left + side, top + side);
        vec![vec![(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]]
    }

    fn is_same(one: [f64; 4], other: [f64; 4]) -> bool {
        one.iter().zip(other).all(|(one, other)| (one - other).abs() < 1e-9)
    }

    #[test]
    fn a_small_shape_far_off_stands_in_a_free_corner() {
        let shapes = [square(50.0, 0.0, 50.0), square(0.0, 50.0, 50.0), square(-60.0, 130.0, 10.0)];
        let placed = place(&[&shapes[0], &shapes[1], &shapes[2]]);
        assert!(is_same(placed.bounds, [0.0, 0.0, 100.0, 100.0]));
        let moved = placed.moved.unwrap();
        assert_eq!((moved.shape, moved.frame[0], moved.frame[1]), (2, 0.0, 0.0));
        assert!(moved.rings[0].iter().all(|(x, y)| (0.0..15.0).contains(x) && (0.0..15.0).contains(y)));
    }

    #[test]
    fn neighbours_and_large_shapes_stay_where_they_lie() {
        let near = [square(0.0, 0.0, 50.0), square(52.0, 0.0, 50.0)];
        assert!(place(&[&near[0], &near[1]]).moved.is_none());
        let large = [square(0.0, 0.0, 50.0), square(90.0, 0.0, 50.0)];
        let placed = place(&[&large[0], &large[1]]);
        assert!(placed.moved.is_none());
        assert!(is_same(placed.bounds, [0.0, 0.0, 140.0, 50.0]));
    }
}
