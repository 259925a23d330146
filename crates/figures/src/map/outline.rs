//! Rings of points, and what they enclose.

/// Points (to the right, down); the last is the first.
pub(super) type Ring = Vec<(f64, f64)>;

/// The ring that encloses most.
pub(super) fn largest(rings: &[Vec<(f64, f64)>]) -> Option<&[(f64, f64)]> {
    let rings = rings.iter().filter(|ring| ring.len() > 3);
    rings.max_by(|a, b| enclosed(a).total_cmp(&enclosed(b))).map(Vec::as_slice)
}

fn enclosed(ring: &[(f64, f64)]) -> f64 {
    ring.windows(2).map(|pair| pair[0].0 * pair[1].1 - pair[1].0 * pair[0].1).sum::<f64>().abs() / 2.0
}

/// Left, top, right, bottom.
pub(super) fn extent(points: &[(f64, f64)]) -> [f64; 4] {
    let start = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    points
        .iter()
        .fold(start, |[left, top, right, bottom], (x, y)| [left.min(*x), top.min(*y), right.max(*x), bottom.max(*y)])
}

pub(super) fn union(a: [f64; 4], b: [f64; 4]) -> [f64; 4] {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

#[cfg(test)]
mod tests {
    use super::largest;

    #[test]
    fn the_main_island_is_the_largest_ring() {
        let square = |left: f64, side: f64| {
            vec![(left, 0.0), (left + side, 0.0), (left + side, side), (left, side), (left, 0.0)]
        };
        let rings = vec![square(50.0, 1.0), square(0.0, 10.0)];
        assert_eq!(largest(&rings), Some(&rings[1][..]));
    }
}
