//! Where the boxes of a logic model are, and how the ties run.

use super::order::{Columns, Stop};
use super::{LogicBox, LogicModel, LogicTie, logic_columns};
use crate::glyph::PLATE;
use crate::text::wrap;

/// Width of the drawing: the whole page.
pub(super) const WIDTH: f64 = 1080.0;
/// Widest box, and least room between columns.
const WIDEST: f64 = 300.0;
const BETWEEN: f64 = 52.0;
/// Room between boxes of a column, and inside of a box.
const GAP: f64 = 12.0;
pub(super) const INSIDE: f64 = 10.0;
/// Height of a way that passes a column.
const PASSING: f64 = 6.0;
/// Font sizes of names and of what stands over them.
pub(super) const SIZE: f64 = 13.0;
pub(super) const SMALL: f64 = 11.0;
pub(super) const LINE: f64 = SIZE + 4.0;
/// Height of the headings of columns.
pub(super) const HEAD: f64 = 30.0;
/// Lines of a name.
const MOST_LINES: usize = 4;
/// How often boxes are drawn towards their neighbours.
const ROUNDS: usize = 8;

/// The places of a logic model.
pub(super) struct Layout {
    pub height: f64,
    pub columns: Vec<Column>,
    /// The place of each box.
    pub boxes: Vec<BoxPlace>,
    /// The points that each tie runs through, from left to right, in pairs: where it comes into a gap, where
    /// it leaves it.
    pub ties: Vec<Vec<(f64, f64)>>,
}

/// The left edge and the width of a column.
pub(super) struct Column {
    pub left: f64,
    pub width: f64,
}

pub(super) struct BoxPlace {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
    pub lines: Vec<String>,
    /// Height of the line over the name.
    pub over: f64,
    pub column: usize,
}

impl Layout {
    /// Lays a model out below `top`.
    pub(super) fn of(model: &LogicModel, top: f64) -> Self {
        let columns_of = logic_columns(&model.boxes, &model.ties);
        let order = Columns::of(&columns_of, &model.ties);
        let columns = columns(order.stops.len());
        let body = top + if model.headings.iter().all(String::is_empty) { 0.0 } else { HEAD };
        let mut boxes: Vec<BoxPlace> =
            model.boxes.iter().zip(&columns_of).map(|(one, column)| measure(one, &columns[*column], *column)).collect();
        let heights: Vec<Vec<f64>> =
            order.stops.iter().map(|stops| stops.iter().map(|stop| height_of(*stop, &boxes)).collect()).collect();
        let tops = tops(&order, &heights);
        let middle = |column: usize, stop: Stop| {
            let place = order.stops[column].iter().position(|other| *other == stop).unwrap_or(0);
            body + tops[column][place] + heights[column][place] / 2.0
        };
        for (index, own) in boxes.iter_mut().enumerate() {
            own.top = middle(own.column, Stop::Box(index)) - own.height / 2.0;
        }
        let ties = model.ties.iter().enumerate().map(|(index, tie)| way(index, tie, &columns_of, &columns, &middle));
        let bottom = boxes.iter().map(|own| own.top + own.height).fold(body, f64::max);
        Self { height: bottom + 6.0, ties: ties.collect(), columns, boxes }
    }
}

/// The columns across the drawing, in its middle where they are few.
fn columns(count: usize) -> Vec<Column> {
    let number = real(count.max(1));
    let width = ((WIDTH - BETWEEN * (number - 1.0)) / number).min(WIDEST);
    let between = if count > 1 { ((WIDTH - width * number) / (number - 1.0)).min(BETWEEN * 2.5) } else { 0.0 };
    let start = (WIDTH - width * number - between * (number - 1.0)) / 2.0;
    (0..count).map(|index| Column { left: start + real(index) * (width + between), width }).collect()
}

fn measure(one: &LogicBox, column: &Column, index: usize) -> BoxPlace {
    let lines = wrap(&one.label, SIZE, column.width - 2.0 * INSIDE, MOST_LINES);
    let over = match (&one.state, one.over.is_empty()) {
        (Some(_), _) => PLATE.1 + 4.0,
        (None, false) => SMALL + 6.0,
        (None, true) => 0.0,
    };
    let height = 2.0 * INSIDE + over + real(lines.len()) * LINE - 4.0;
    BoxPlace { left: column.left, top: 0.0, width: column.width, height, lines, over, column: index }
}

fn height_of(stop: Stop, boxes: &[BoxPlace]) -> f64 {
    match stop {
        Stop::Box(index) => boxes[index].height,
        Stop::Passing(_) => PASSING,
    }
}

/// The top of every stop of every column: near the middle of its neighbours, in its order, without overlap.
fn tops(order: &Columns, heights: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let stacked = |own: &Vec<f64>| {
        let mut next = 0.0;
        own.iter()
            .map(|height| {
                let top = next;
                next += height + GAP;
                top
            })
            .collect::<Vec<f64>>()
    };
    let mut tops: Vec<Vec<f64>> = heights.iter().map(stacked).collect();
    for round in 0..ROUNDS {
        let sequence: Vec<usize> =
            if round % 2 == 0 { (0..tops.len()).collect() } else { (0..tops.len()).rev().collect() };
        for column in sequence {
            let wanted: Vec<f64> =
                (0..heights[column].len()).map(|place| wanted_top(order, heights, &tops, column, place)).collect();
            tops[column] = apart(&wanted, &heights[column]);
        }
    }
    let least = tops.iter().flatten().copied().fold(f64::INFINITY, f64::min);
    tops.iter().map(|own| own.iter().map(|top| top - least).collect()).collect()
}

/// Where a stop would stand for itself: its middle at the mean of those it is tied to.
fn wanted_top(order: &Columns, heights: &[Vec<f64>], tops: &[Vec<f64>], column: usize, place: usize) -> f64 {
    let own = order.stops[column][place];
    let mut middles = Vec::new();
    let mut add = |other: usize, stop: Stop| {
        if let Some(at) = order.stops[other].iter().position(|found| *found == stop) {
            middles.push(tops[other][at] + heights[other][at] / 2.0);
        }
    };
    if column > 0 {
        order.ways[column - 1].iter().filter(|(_, right)| *right == own).for_each(|(left, _)| add(column - 1, *left));
    }
    if let Some(ways) = order.ways.get(column) {
        ways.iter().filter(|(left, _)| *left == own).for_each(|(_, right)| add(column + 1, *right));
    }
    if middles.is_empty() {
        return tops[column][place];
    }
    middles.iter().sum::<f64>() / real(middles.len()) - heights[column][place] / 2.0
}

/// The tops nearest to the wanted ones (least squares) that keep the order and the gaps: neighbours that
/// would overlap are moved together until they do not.
fn apart(wanted: &[f64], heights: &[f64]) -> Vec<f64> {
    let mut offsets = Vec::with_capacity(heights.len());
    let mut offset = 0.0;
    for height in heights {
        offsets.push(offset);
        offset += height + GAP;
    }
    // Blocks of stops that touch: the sum of what they want, and how many they are.
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    for (want, offset) in wanted.iter().zip(&offsets) {
        blocks.push((want - offset, 1));
        while let [.., before, last] = blocks[..] {
            if before.0 / real(before.1) <= last.0 / real(last.1) {
                break;
            }
            blocks.truncate(blocks.len() - 2);
            blocks.push((before.0 + last.0, before.1 + last.1));
        }
    }
    let starts = blocks.iter().flat_map(|(sum, count)| std::iter::repeat_n(sum / real(*count), *count));
    starts.zip(&offsets).map(|(start, offset)| start + offset).collect()
}

/// The points of a tie, from left to right; none within a column.
fn way(
    index: usize,
    tie: &LogicTie,
    columns_of: &[usize],
    columns: &[Column],
    middle: &impl Fn(usize, Stop) -> f64,
) -> Vec<(f64, f64)> {
    let (Some(&from), Some(&to)) = (columns_of.get(tie.from), columns_of.get(tie.to)) else { return Vec::new() };
    let ((left, first), (right, last)) =
        if to < from { ((to, tie.to), (from, tie.from)) } else { ((from, tie.from), (to, tie.to)) };
    let mut points = Vec::new();
    for column in left..right {
        let stop = |at: usize| {
            if at == left {
                Stop::Box(first)
            } else if at == right {
                Stop::Box(last)
            } else {
                Stop::Passing(index)
            }
        };
        let edge = &columns[column];
        points.push((edge.left + edge.width, middle(column, stop(column))));
        points.push((columns[column + 1].left, middle(column + 1, stop(column + 1))));
    }
    points
}

fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn what_would_overlap_is_moved_apart_and_keeps_its_middle() {
        let tops = apart(&[0.0, 0.0], &[20.0, 20.0]);
        assert!((tops[1] - tops[0] - 32.0).abs() < 1e-9, "{tops:?}");
        assert!((tops[0] + 16.0).abs() < 1e-9, "{tops:?}");
        assert_eq!(apart(&[0.0, 100.0], &[20.0, 20.0]), [0.0, 100.0]);
    }
}
