//! Every area in its own shape.

use super::class::{draw_number, fill, legend, on};
use super::inset;
use super::outline::{Ring, extent, largest};
use super::{MapArea, MapFrame};
use crate::paint::Paint;
use crate::svg::{Anchor, Frame, Svg, TextStyle, coordinate};
use crate::text::text_width;
use crate::view::View;

/// Width of the drawing: one size for all windows, because the shapes make up most of its bytes.
const WIDTH: f64 = 520.0;
/// The greatest height of the shapes.
const HIGHEST: f64 = 640.0;

/// A map of shapes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ShapeMap {
    /// What stands around the shapes.
    pub frame: MapFrame,
    /// The shapes.
    pub shapes: Vec<Shape>,
}

/// An area and its outline.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shape {
    /// The area.
    pub area: MapArea,
    /// Its rings, holes too (even–odd), as points (to the right, down) in any unit, the same for all
    /// shapes of a map.
    pub rings: Vec<Vec<(f64, f64)>>,
}

/// Draws the shapes filled by class, each with the number of its class and, where there is room, its
/// name; a legend says what each class spans. A shape without a value is hatched. The frame holds the
/// largest ring of every area; islands far off lie outside, and a small area far from all others stands in a box.
pub fn draw_shape_map(map: &ShapeMap, view: View) -> String {
    let outlines: Vec<&[Ring]> = map.shapes.iter().map(|shape| &shape.rings[..]).collect();
    let placed = inset::place(&outlines);
    let bounds = placed.bounds;
    let (across, down) = ((bounds[2] - bounds[0]).max(1e-9), (bounds[3] - bounds[1]).max(1e-9));
    let scale = ((WIDTH - 8.0) / across).min((HIGHEST - 8.0) / down);
    let left = (WIDTH - across * scale) / 2.0;
    let place = |(x, y): (f64, f64)| (left + (x - bounds[0]) * scale, 4.0 + (y - bounds[1]) * scale);
    let legend = legend(&map.frame, map.shapes.iter().map(|shape| &shape.area), WIDTH);
    let bottom = down * scale + 8.0;
    let frame = Frame {
        id: view.id,
        class: "fig-map fig-shapes",
        width: WIDTH,
        height: bottom + 12.0 + legend.height(),
        caption: &map.frame.caption,
        has_links: false,
    };
    Svg::figure(&frame, |svg| {
        let (hatch, clip) = (svg.local_id("hatch"), svg.local_id("clip"));
        define(svg, &hatch, &clip, bottom);
        svg.tag("g").attr("clip-path", &format!("url(#{clip})")).inside(|svg| {
            let mut shapes = map.shapes.clone();
            if let Some(moved) = placed.moved {
                let (left, top) = place((moved.frame[0], moved.frame[1]));
                let (right, bottom) = place((moved.frame[2], moved.frame[3]));
                let inset = svg.rect(left, top, right - left, bottom - top).attr("fill", "none");
                inset.stroke(Paint::Axis, 1.0).empty();
                // Too small for a label within.
                let name = &shapes[moved.shape].area.short_name;
                svg.label(left, bottom + 13.0, TextStyle::plain(11.0), name);
                shapes[moved.shape].rings = moved.rings;
            }
            let (own, others): (Vec<&Shape>, Vec<&Shape>) = shapes.iter().partition(|shape| shape.area.is_own);
            // The thick rim of the own area lies over the thin ones of its neighbours.
            for shape in others.into_iter().chain(own) {
                draw_shape(svg, shape, map.frame.classes.len(), &hatch, &place);
            }
        });
        legend.draw(svg, (0.0, bottom + 8.0));
    })
}

/// The hatching of areas without a value, and the frame that cuts off what lies outside.
fn define(svg: &mut Svg, hatch: &str, clip: &str, bottom: f64) {
    svg.tag("defs").inside(|svg| {
        svg.tag("clipPath").attr("id", clip).inside(|svg| svg.rect(0.0, 0.0, WIDTH, bottom).empty());
        let pattern = svg.tag("pattern").attr("id", hatch).number("width", 6.0).number("height", 6.0);
        pattern.attr("patternUnits", "userSpaceOnUse").attr("patternTransform", "rotate(45)").inside(|svg| {
            svg.rect(0.0, 0.0, 6.0, 6.0).fill(Paint::Surface).empty();
            svg.line((0.0, 0.0), (0.0, 6.0)).stroke(Paint::Axis, 1.5).empty();
        });
    });
}

fn draw_shape(svg: &mut Svg, shape: &Shape, classes: usize, hatch: &str, place: &impl Fn((f64, f64)) -> (f64, f64)) {
    let area = &shape.area;
    let group = svg.tag("g").attr("data-area", &area.code).attr("data-value", &area.value).attr("data-shows", "class");
    group.inside(|svg| {
        svg.tag("title").text(&format!("{} {}", area.name, area.label));
        let path = svg.tag("path").attr("d", &path(&shape.rings, place)).attr("fill-rule", "evenodd");
        let path = match area.class {
            Some(class) => path.class("fig-map-area").fill(fill(class, classes)),
            None => path.attr("fill", &format!("url(#{hatch})")),
        };
        let path = if area.is_own { path.stroke(Paint::Ink, 2.5) } else { path.stroke(Paint::Axis, 0.75) };
        path.attr("stroke-linejoin", "round").empty();
        draw_label(svg, shape, classes, place);
    });
}

/// The number of the class, and the name above it if both fit into the shape.
fn draw_label(svg: &mut Svg, shape: &Shape, classes: usize, place: &impl Fn((f64, f64)) -> (f64, f64)) {
    const SIZE: f64 = 11.0;
    let (Some(ring), Some(class)) = (largest(&shape.rings), shape.area.class) else { return };
    let placed: Vec<(f64, f64)> = ring.iter().map(|point| place(*point)).collect();
    let Some((x, y, _)) = widest_line(&placed) else { return };
    // Half of what is free around x on the narrowest of some level lines.
    let room = |lines: &[f64]| {
        let sides =
            lines.iter().map(|dy| crossings(&placed, y + dy).into_iter().find(|(from, to)| *from <= x && x <= *to));
        sides.map(|side| side.map_or(0.0, |(from, to)| (x - from).min(to - x))).fold(f64::INFINITY, f64::min)
    };
    if room(&[-11.0, -4.0, 2.0, 11.0]) * 2.0 > text_width(&shape.area.short_name, SIZE) {
        let style = TextStyle::plain(SIZE).paint(on(class, classes)).anchor(Anchor::Middle);
        svg.label(x, y - 2.0, style, &shape.area.short_name);
        draw_number(svg, class, classes, (x, y + 11.0), SIZE);
    } else if room(&[-4.0, 0.0, 4.0]) > 4.0 {
        draw_number(svg, class, classes, (x, y + 4.0), SIZE);
    }
}

/// Where a level line lies within a ring: from, to.
fn crossings(ring: &[(f64, f64)], y: f64) -> Vec<(f64, f64)> {
    let mut crossed: Vec<f64> = ring
        .windows(2)
        .filter(|pair| (pair[0].1 > y) != (pair[1].1 > y))
        .map(|pair| pair[0].0 + (y - pair[0].1) / (pair[1].1 - pair[0].1) * (pair[1].0 - pair[0].0))
        .collect();
    crossed.sort_by(f64::total_cmp);
    crossed.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}

/// The middle and the width of the widest level line within a ring: where a label has most room.
fn widest_line(ring: &[(f64, f64)]) -> Option<(f64, f64, f64)> {
    let [_, top, _, bottom] = extent(ring);
    let steps = 12_u32;
    let lines = (2..steps - 1).filter_map(|step| {
        let y = top + (bottom - top) * f64::from(step) / f64::from(steps);
        let widest = crossings(ring, y).into_iter().max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))?;
        Some((f64::midpoint(widest.0, widest.1), y, widest.1 - widest.0))
    });
    lines.max_by(|a, b| a.2.total_cmp(&b.2))
}

/// The rings as path data, a tenth of a unit exact; steps relative to the point before are shorter.
fn path(rings: &[Vec<(f64, f64)>], place: &impl Fn((f64, f64)) -> (f64, f64)) -> String {
    let tenth = |value: f64| (value * 10.0).round() / 10.0;
    let mut data = String::new();
    for ring in rings.iter().filter(|ring| ring.len() > 3) {
        let mut last: Option<(f64, f64)> = None;
        for point in &ring[..ring.len() - 1] {
            let (x, y) = place(*point);
            let (x, y) = (tenth(x), tenth(y));
            let (letter, dx, dy) = match last {
                None => ("M", x, y),
                Some((before_x, before_y)) => ("l", tenth(x - before_x), tenth(y - before_y)),
            };
            if last.is_none() || dx != 0.0 || dy != 0.0 {
                let (dx, dy) = (coordinate(dx), coordinate(dy));
                let between = if dy.starts_with('-') { "" } else { " " };
                data.push_str(&[letter, &dx, between, &dy].concat());
                last = Some((x, y));
            }
        }
        data.push('z');
    }
    data
}

#[cfg(test)]
mod tests {
    use super::{path, widest_line};

    const SQUARE: [(f64, f64); 5] = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)];

    #[test]
    fn a_label_stands_where_a_shape_is_widest() {
        let wedge = [(0.0, 0.0), (10.0, 24.0), (-10.0, 24.0), (0.0, 0.0)];
        let (x, y, width) = widest_line(&wedge).unwrap();
        assert!(x.abs() < 1e-9 && y > 18.0 && width > 15.0, "{x} {y} {width}");
    }

    #[test]
    fn a_path_goes_in_steps_and_closes() {
        assert_eq!(path(&[SQUARE.to_vec()], &|point| point), "M0 0l10 0l0 10l-10 0z");
    }
}
