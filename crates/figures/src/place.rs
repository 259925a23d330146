//! Where a label goes: beside its point, off the lines and off the other labels.

use crate::svg::Anchor;

/// A rectangle by its edges.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    fn overlaps(self, other: Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn holds(self, inner: Self) -> bool {
        self.left <= inner.left && inner.right <= self.right && self.top <= inner.top && inner.bottom <= self.bottom
    }

    /// Whether a line from one point to another passes through (Liang and Barsky's clipping).
    fn is_crossed(self, from: (f64, f64), to: (f64, f64)) -> bool {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        let edges = [
            (-dx, from.0 - self.left),
            (dx, self.right - from.0),
            (-dy, from.1 - self.top),
            (dy, self.bottom - from.1),
        ];
        for (direction, distance) in edges {
            if direction == 0.0 {
                if distance < 0.0 {
                    return false;
                }
            } else if direction < 0.0 {
                enter = enter.max(distance / direction);
            } else {
                leave = leave.min(distance / direction);
            }
        }
        enter < leave
    }
}

/// Where a label is put: its text's position and anchor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spot {
    pub x: f64,
    pub y: f64,
    pub anchor: Anchor,
}

/// What labels keep off, and what has been labelled so far.
pub(crate) struct Places {
    bounds: Area,
    lines: Vec<((f64, f64), (f64, f64))>,
    taken: Vec<Area>,
}

impl Places {
    /// No labels yet; they shall stay inside `bounds`.
    pub(crate) fn within(bounds: Area) -> Self {
        Self { bounds, lines: Vec::new(), taken: Vec::new() }
    }

    /// Labels keep off the line through the points.
    pub(crate) fn avoid_line(&mut self, points: &[(f64, f64)]) {
        self.lines.extend(points.windows(2).map(|pair| (pair[0], pair[1])));
    }

    /// Labels keep off an area.
    pub(crate) fn avoid_area(&mut self, area: Area) {
        self.taken.push(area);
    }

    /// Labels keep off a mark around a point.
    pub(crate) fn avoid_mark(&mut self, (x, y): (f64, f64), radius: f64) {
        self.taken.push(Area { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
    }

    /// The best spot for a label of a width and font size at a point, `gap` away from it; the
    /// spot is taken from then on.
    pub(crate) fn take(&mut self, (x, y): (f64, f64), gap: f64, width: f64, size: f64) -> Spot {
        let (above, below, middle) = (y - gap, y + gap + size * 0.8, y + size * 0.36);
        let near = gap * 0.7;
        let candidates = [
            (x, above, Anchor::Middle),
            (x + near, y - near, Anchor::Start),
            (x - near, y - near, Anchor::End),
            (x + gap, middle, Anchor::Start),
            (x, below, Anchor::Middle),
            (x + near, y + near + size * 0.8, Anchor::Start),
            (x - near, y + near + size * 0.8, Anchor::End),
            (x - gap, middle, Anchor::End),
            (x, above - size, Anchor::Middle),
            (x, below + size, Anchor::Middle),
        ];
        let mut best: Option<(u32, Spot, Area)> = None;
        for (index, (x, y, anchor)) in (0_u32..).zip(candidates) {
            let left = match anchor {
                Anchor::Start => x,
                Anchor::Middle => x - width / 2.0,
                Anchor::End => x - width,
            };
            let area = Area { left, top: y - size * 0.85, right: left + width, bottom: y + size * 0.2 };
            let cost = index + self.cost(area);
            if best.is_none_or(|(lowest, ..)| cost < lowest) {
                best = Some((cost, Spot { x, y, anchor }, area));
            }
        }
        let fallback = Spot { x, y: above, anchor: Anchor::Middle };
        best.map_or(fallback, |(_, spot, area)| {
            self.taken.push(area);
            spot
        })
    }

    /// What is wrong with a label in an area: leaving the bounds is worst, then covering a
    /// label or a mark, then a line.
    fn cost(&self, area: Area) -> u32 {
        let mut cost = 0;
        if !self.bounds.holds(area) {
            cost += 1000;
        }
        for taken in &self.taken {
            if area.overlaps(*taken) {
                cost += 100;
            }
        }
        for (from, to) in &self.lines {
            if area.is_crossed(*from, *to) {
                cost += 20;
            }
        }
        cost
    }
}

#[cfg(test)]
mod tests {
    use super::{Area, Places};

    const PAGE: Area = Area { left: 0.0, top: 0.0, right: 200.0, bottom: 100.0 };

    #[test]
    fn a_free_label_stands_above_its_point() {
        let spot = Places::within(PAGE).take((100.0, 50.0), 8.0, 40.0, 12.0);
        assert!((spot.x - 100.0).abs() < 1e-9 && spot.y < 50.0);
    }

    #[test]
    fn a_label_keeps_off_a_line_above_its_point() {
        let mut places = Places::within(PAGE);
        places.avoid_line(&[(0.0, 36.0), (200.0, 36.0)]);
        let spot = places.take((100.0, 50.0), 8.0, 40.0, 12.0);
        assert!(spot.y > 50.0, "{spot:?}");
    }

    #[test]
    fn two_labels_at_one_point_do_not_cover_each_other() {
        let mut places = Places::within(PAGE);
        let first = places.take((100.0, 50.0), 8.0, 40.0, 12.0);
        let second = places.take((100.0, 50.0), 8.0, 40.0, 12.0);
        assert_ne!(first, second);
    }

    #[test]
    fn a_label_at_the_right_edge_stays_inside() {
        let spot = Places::within(PAGE).take((195.0, 50.0), 8.0, 60.0, 12.0);
        assert!(spot.x < 195.0, "{spot:?}");
    }
}
