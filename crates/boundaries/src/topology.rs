//! Outlines taken apart into lines that areas share.

use std::collections::BTreeMap;

use crate::outline::{Point, Ring};

/// A line between two places where lines meet, or closed; each stands once, whoever shares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Arc {
    /// Its points.
    pub line: Vec<Point>,
    /// The areas whose outline it belongs to, by their position.
    pub owners: Vec<usize>,
}

/// An edge between neighbouring points, the lesser first, with the number of its set of owners.
struct Edge {
    ends: (Point, Point),
    owners: usize,
}

/// The network of all edges.
struct Network {
    edges: Vec<Edge>,
    /// Every end of every edge, by point.
    ends: Vec<(Point, usize)>,
    /// Which areas own together.
    sets: Vec<Vec<usize>>,
}

/// The arcs of areas, each given by all its rings. Edges that an area has twice (where two of its parts
/// touch) fall out, so parts become one.
pub(crate) fn arcs(areas: &[Vec<Ring>]) -> Vec<Arc> {
    let network = Network::of(areas);
    let mut used = vec![false; network.edges.len()];
    let mut arcs = Vec::new();
    for place in 0..network.ends.len() {
        let (point, edge) = network.ends[place];
        if !used[edge] && network.is_node(point) {
            arcs.push(network.walk(point, edge, &mut used));
        }
    }
    for edge in 0..network.edges.len() {
        if !used[edge] {
            arcs.push(network.walk(network.edges[edge].ends.0, edge, &mut used));
        }
    }
    arcs
}

impl Network {
    fn of(areas: &[Vec<Ring>]) -> Self {
        let mut found: Vec<(Point, Point, usize)> = Vec::new();
        for (owner, rings) in areas.iter().enumerate() {
            for pair in rings.iter().flat_map(|ring| ring.windows(2)) {
                found.push((pair[0].min(pair[1]), pair[0].max(pair[1]), owner));
            }
        }
        found.sort_unstable();
        let mut numbers: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        let mut edges = Vec::new();
        for same in found.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let by_owner = same.chunk_by(|a, b| a.2 == b.2);
            let owners: Vec<usize> = by_owner.filter(|run| run.len() % 2 == 1).map(|run| run[0].2).collect();
            if !owners.is_empty() {
                let next = numbers.len();
                let owners = *numbers.entry(owners).or_insert(next);
                edges.push(Edge { ends: (same[0].0, same[0].1), owners });
            }
        }
        let mut ends: Vec<(Point, usize)> = Vec::with_capacity(edges.len() * 2);
        for (number, edge) in edges.iter().enumerate() {
            ends.extend([(edge.ends.0, number), (edge.ends.1, number)]);
        }
        ends.sort_unstable();
        let mut sets = vec![Vec::new(); numbers.len()];
        for (owners, number) in numbers {
            sets[number] = owners;
        }
        Self { edges, ends, sets }
    }

    fn at(&self, point: Point) -> &[(Point, usize)] {
        let from = self.ends.partition_point(|end| end.0 < point);
        let count = self.ends[from..].iter().take_while(|end| end.0 == point).count();
        &self.ends[from..from + count]
    }

    /// Whether lines meet at a point, or other areas begin there.
    fn is_node(&self, point: Point) -> bool {
        match self.at(point) {
            [one, other] => self.edges[one.1].owners != self.edges[other.1].owners,
            _ => true,
        }
    }

    /// Follows a line from a point along an edge, until lines meet or it closes.
    fn walk(&self, start: Point, first: usize, used: &mut [bool]) -> Arc {
        let (mut line, mut edge) = (vec![start], first);
        loop {
            used[edge] = true;
            let ends = self.edges[edge].ends;
            let before = line[line.len() - 1];
            let next = if ends.0 == before { ends.1 } else { ends.0 };
            line.push(next);
            if next == start || self.is_node(next) {
                break;
            }
            let Some(&(_, onwards)) = self.at(next).iter().find(|end| end.1 != edge) else { break };
            edge = onwards;
        }
        Arc { line, owners: self.sets[self.edges[first].owners].clone() }
    }
}

/// The rings of an area as arcs behind each other: each the number of an arc and whether it is gone
/// through against its direction. Where more than two of its arcs meet, any way through encloses the
/// same, odd and even.
pub(crate) fn rings_of(arcs: &[Arc], owner: usize) -> Vec<Vec<(usize, bool)>> {
    let own: Vec<usize> = (0..arcs.len()).filter(|&arc| arcs[arc].owners.contains(&owner)).collect();
    let mut starts: BTreeMap<Point, Vec<usize>> = BTreeMap::new();
    for &arc in &own {
        starts.entry(arcs[arc].line[0]).or_default().push(arc);
        starts.entry(*arcs[arc].line.last().unwrap_or(&(0, 0))).or_default().push(arc);
    }
    let mut used = vec![false; arcs.len()];
    let mut rings = Vec::new();
    for &first in &own {
        if used[first] {
            continue;
        }
        used[first] = true;
        let (begin, mut here) = (arcs[first].line[0], arcs[first].line[arcs[first].line.len() - 1]);
        let mut ring = vec![(first, false)];
        while here != begin {
            let Some(&next) = starts.get(&here).into_iter().flatten().find(|&&arc| !used[arc]) else { break };
            used[next] = true;
            let line = &arcs[next].line;
            let is_reverse = line[0] != here;
            ring.push((next, is_reverse));
            here = if is_reverse { line[0] } else { line[line.len() - 1] };
        }
        rings.push(ring);
    }
    rings
}

#[cfg(test)]
mod tests {
    use super::{arcs, rings_of};
    use crate::outline::Ring;

    fn square(x: i32, y: i32) -> Ring {
        vec![(x, y), (x + 10, y), (x + 10, y + 10), (x, y + 10), (x, y)]
    }

    #[test]
    fn a_border_of_two_areas_is_one_line_and_belongs_to_both() {
        let found = arcs(&[vec![square(0, 0)], vec![square(10, 0)]]);
        assert_eq!(found.len(), 3);
        let shared: Vec<_> = found.iter().filter(|arc| arc.owners == [0, 1]).collect();
        assert_eq!(shared.len(), 1);
        assert_eq!(shared[0].line, [(10, 0), (10, 10)]);
    }

    #[test]
    fn parts_of_one_area_that_touch_become_one() {
        let found = arcs(&[vec![square(0, 0), square(10, 0)]]);
        assert_eq!(found.len(), 1);
        assert_eq!(rings_of(&found, 0).len(), 1);
        assert!(!found[0].line.windows(2).any(|pair| pair[0].0 == 10 && pair[1].0 == 10));
    }

    #[test]
    fn a_hole_stays_a_ring_of_its_own() {
        let hole = vec![(2, 2), (2, 4), (4, 4), (4, 2), (2, 2)];
        let found = arcs(&[vec![square(0, 0), hole.clone()], vec![hole]]);
        assert_eq!(rings_of(&found, 0).len(), 2);
        assert_eq!(rings_of(&found, 1).len(), 1);
    }
}
