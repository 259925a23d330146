//! The shapes of states, drawn as lines so that they look the same in every font.

use crate::paint::Paint;
use crate::state::Fill;
use crate::svg::{Anchor, Svg, Tag, TextStyle, coordinate};

/// A shape that tells a state without its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    DoubleRing,
    Ring,
    Triangle,
    SolidDown,
    Cross,
    Square,
    Dots,
    Diamond,
    Check,
}

impl Shape {
    /// Draws the shape around a point, within `radius`.
    pub(crate) fn draw(self, svg: &mut Svg, (x, y): (f64, f64), radius: f64, paint: Paint) {
        let r = radius;
        let width = (r * 0.32).max(1.4);
        let stroke = |svg: &mut Svg, points: &[(f64, f64)]| {
            svg.polyline(points)
                .stroke(paint, width)
                .attr("stroke-linecap", "round")
                .attr("stroke-linejoin", "round")
                .empty();
        };
        let outline = |svg: &mut Svg, corners: &[(f64, f64)]| {
            let polygon = svg.polygon(corners).attr("fill", "none").stroke(paint, width);
            polygon.attr("stroke-linejoin", "round").empty();
        };
        let ring = |svg: &mut Svg, radius: f64| {
            svg.circle(x, y, radius).attr("fill", "none").stroke(paint, width).empty();
        };
        match self {
            Self::DoubleRing => {
                ring(svg, r - width / 2.0);
                svg.circle(x, y, r * 0.38).fill(paint).empty();
            }
            Self::Ring => ring(svg, r - width / 2.0),
            Self::Triangle => {
                outline(svg, &[(x, y - r * 0.9), (x + r * 0.95, y + r * 0.75), (x - r * 0.95, y + r * 0.75)]);
            }
            Self::SolidDown => {
                svg.polygon(&[(x - r, y - r * 0.75), (x + r, y - r * 0.75), (x, y + r * 0.95)]).fill(paint).empty();
            }
            Self::Cross => {
                let d = r * 0.75;
                stroke(svg, &[(x - d, y - d), (x + d, y + d)]);
                stroke(svg, &[(x - d, y + d), (x + d, y - d)]);
            }
            Self::Square => outline(
                svg,
                &[
                    (x - r * 0.8, y - r * 0.8),
                    (x + r * 0.8, y - r * 0.8),
                    (x + r * 0.8, y + r * 0.8),
                    (x - r * 0.8, y + r * 0.8),
                ],
            ),
            Self::Dots => {
                for dx in [-r * 0.75, 0.0, r * 0.75] {
                    svg.circle(x + dx, y, r * 0.22).fill(paint).empty();
                }
            }
            Self::Diamond => outline(svg, &[(x, y - r), (x + r, y), (x, y + r), (x - r, y)]),
            Self::Check => {
                stroke(svg, &[(x - r * 0.8, y + r * 0.05), (x - r * 0.2, y + r * 0.65), (x + r * 0.85, y - r * 0.6)]);
            }
        }
    }
}

/// Fills a rectangle the way an area of a state is filled.
pub(crate) fn fill_area(svg: &mut Svg, fill: Fill, corner: (f64, f64), size: (f64, f64), round: f64) {
    let ((x, y), (width, height)) = (corner, size);
    match fill {
        Fill::Solid(paint) | Fill::Bright(paint) => {
            svg.rect(x, y, width, height).number("rx", round).fill(paint).empty();
        }
        Fill::Hatched => {
            hatch(svg, corner, size);
            rim(svg, corner, size, round).empty();
        }
        Fill::Outlined => rim(svg, corner, size, round).attr("stroke-dasharray", "3 2.5").empty(),
        Fill::Pale => {
            svg.rect(x, y, width, height).number("rx", round).fill(Paint::Track).empty();
            rim(svg, corner, size, round).empty();
        }
    }
}

fn rim(svg: &mut Svg, (x, y): (f64, f64), (width, height): (f64, f64), round: f64) -> Tag<'_> {
    svg.rect(x + 0.5, y + 0.5, width - 1.0, height - 1.0)
        .number("rx", round)
        .attr("fill", "none")
        .stroke(Paint::Axis, 1.0)
}

/// Slanted lines cut at a rectangle's edges: no pattern definition, which would need an id.
fn hatch(svg: &mut Svg, (x, y): (f64, f64), (width, height): (f64, f64)) {
    const GAP: f64 = 6.0;
    let mut path = String::new();
    let mut reach = GAP / 2.0;
    while reach < width + height {
        let from = (x + (reach - height).max(0.0), y + reach.min(height));
        let to = (x + reach.min(width), y + (reach - width).max(0.0));
        let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(coordinate);
        path.push_str(&["M", &x1, " ", &y1, "L", &x2, " ", &y2].concat());
        reach += GAP;
    }
    svg.rect(x, y, width, height).fill(Paint::Surface).empty();
    if !path.is_empty() {
        svg.tag("path")
            .attr("d", &path)
            .stroke(Paint::Axis, 1.0)
            .attr("stroke-opacity", "0.55")
            .attr("fill", "none")
            .empty();
    }
}

/// Width and height of a plate: an area filled as a state is, with its shape and its letter.
pub(crate) const PLATE: (f64, f64) = (38.0, 20.0);

/// A plate with its upper left corner at a point.
pub(crate) fn draw_plate(svg: &mut Svg, fill: Fill, shape: Shape, letter: &str, (x, y): (f64, f64)) {
    fill_area(svg, fill, (x, y), PLATE, 4.0);
    let middle = y + PLATE.1 / 2.0;
    draw_sign(svg, fill, shape, letter, (x + PLATE.0 / 2.0, middle));
}

/// Shape and letter side by side around a point, on a fill.
pub(crate) fn draw_sign(svg: &mut Svg, fill: Fill, shape: Shape, letter: &str, (x, y): (f64, f64)) {
    const SIZE: f64 = 12.0;
    if fill == Fill::Hatched {
        svg.rect(x - 16.0, y - 8.0, 32.0, 16.0).number("rx", 3.0).fill(Paint::Surface).empty();
    }
    shape.draw(svg, (x - 7.5, y), 5.2, fill.on());
    let style = TextStyle::plain(SIZE).paint(fill.on()).anchor(Anchor::Middle).bold();
    svg.label(x + 7.0, y + SIZE * 0.36, style, letter);
}

/// Shape over letter around a point, where there is no room side by side.
pub(crate) fn draw_upright_sign(svg: &mut Svg, fill: Fill, shape: Shape, letter: &str, (x, y): (f64, f64)) {
    const SIZE: f64 = 12.0;
    shape.draw(svg, (x, y - 8.5), 5.0, fill.on());
    let style = TextStyle::plain(SIZE).paint(fill.on()).anchor(Anchor::Middle).bold();
    svg.label(x, y + 13.0, style, letter);
}
