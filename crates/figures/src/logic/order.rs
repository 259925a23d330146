//! In which order boxes stand in their columns, so that few ties cross.

use super::LogicTie;

/// How often the order is improved, there and back.
const SWEEPS: usize = 12;

/// Something in a column: a box, or the way of a tie that passes the column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// A box by its index.
    Box(usize),
    /// A tie by its index.
    Passing(usize),
}

/// Columns with what stands in each, and the ways from each column to the next.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    /// What stands in each column, from its top.
    pub stops: Vec<Vec<Stop>>,
    /// For each pair of neighbouring columns: a stop of the left one, a stop of the right one.
    pub ways: Vec<Vec<(Stop, Stop)>>,
}

impl Columns {
    /// Sets boxes and ties into columns, in an order with few crossings. Ties within a column have no way.
    pub(super) fn of(columns: &[usize], ties: &[LogicTie]) -> Self {
        let count = columns.iter().max().map_or(0, |last| last + 1);
        let mut stops = vec![Vec::new(); count];
        for (index, column) in columns.iter().enumerate() {
            stops[*column].push(Stop::Box(index));
        }
        let mut ways = vec![Vec::new(); count.saturating_sub(1)];
        for (index, tie) in ties.iter().enumerate() {
            let (Some(&from), Some(&to)) = (columns.get(tie.from), columns.get(tie.to)) else { continue };
            // From the left column to the right one, whichever way the tie points.
            let ((left, first), (right, last)) =
                if to < from { ((to, tie.to), (from, tie.from)) } else { ((from, tie.from), (to, tie.to)) };
            let mut stop = Stop::Box(first);
            for column in left + 1..=right {
                let next = if column == right { Stop::Box(last) } else { Stop::Passing(index) };
                if column < right {
                    stops[column].push(next);
                }
                ways[column - 1].push((stop, next));
                stop = next;
            }
        }
        let mut best = Self { stops, ways };
        let mut tried = best.clone();
        for sweep in 0..SWEEPS {
            tried.sweep(sweep % 2 == 0);
            if tried.crossings() < best.crossings() {
                best = tried.clone();
            }
        }
        best
    }

    /// Puts every column into the order of the middles of its neighbours in the column before it; from
    /// the left, or from the right.
    fn sweep(&mut self, from_left: bool) {
        let pairs: Vec<usize> =
            if from_left { (0..self.ways.len()).collect() } else { (0..self.ways.len()).rev().collect() };
        for pair in pairs {
            let (fixed, moved) = if from_left { (pair, pair + 1) } else { (pair + 1, pair) };
            let middle = |stop: &Stop, own: usize| {
                let places = self.ways[pair].iter().filter_map(|(left, right)| {
                    let (here, there) = if from_left { (right, left) } else { (left, right) };
                    (here == stop).then(|| position(&self.stops[fixed], *there))
                });
                let places: Vec<usize> = places.collect();
                if places.is_empty() { real(own) } else { real(places.iter().sum()) / real(places.len()) }
            };
            let mut keyed: Vec<(f64, Stop)> =
                self.stops[moved].iter().enumerate().map(|(own, stop)| (middle(stop, own), *stop)).collect();
            keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
            self.stops[moved] = keyed.into_iter().map(|(_, stop)| stop).collect();
        }
    }

    /// How many pairs of ways cross.
    fn crossings(&self) -> usize {
        let mut count = 0;
        for (pair, ways) in self.ways.iter().enumerate() {
            let places: Vec<(usize, usize)> = ways
                .iter()
                .map(|(left, right)| (position(&self.stops[pair], *left), position(&self.stops[pair + 1], *right)))
                .collect();
            for (index, a) in places.iter().enumerate() {
                count += places[index + 1..]
                    .iter()
                    .filter(|b| (a.0 < b.0) != (a.1 < b.1) && a.0 != b.0 && a.1 != b.1)
                    .count();
            }
        }
        count
    }
}

fn position(stops: &[Stop], wanted: Stop) -> usize {
    stops.iter().position(|stop| *stop == wanted).unwrap_or(0)
}

fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::{Columns, Stop};
    use crate::logic::LogicTie;

    fn tie(from: usize, to: usize) -> LogicTie {
        LogicTie { from, to, is_supposed: false }
    }

    #[test]
    fn ties_that_need_not_cross_do_not() {
        // Two visions, two activities, crosswise.
        let columns = Columns::of(&[0, 0, 1, 1], &[tie(2, 1), tie(3, 0)]);
        assert_eq!(columns.crossings(), 0);
    }

    #[test]
    fn a_long_tie_has_a_place_in_every_column_it_passes() {
        let columns = Columns::of(&[0, 1, 2], &[tie(2, 0), tie(2, 1), tie(1, 0)]);
        assert_eq!(columns.stops[1].iter().filter(|stop| **stop == Stop::Passing(0)).count(), 1);
        assert_eq!(columns.ways.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
    }
}
