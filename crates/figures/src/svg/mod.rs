//! Writing SVG: elements that close themselves, escaped text, rounded coordinates.

mod style;
mod tag;
mod write;

use crate::caption::Caption;
use crate::paint::Paint;

pub(crate) use style::{Anchor, TextStyle};
pub(crate) use tag::Tag;
pub(crate) use write::coordinate;

use write::clean_id;

/// Fonts for a drawing that stands outside a page; on a page the style sheet lets it inherit.
const FONTS: &str = "'BIZ UDPGothic', 'Noto Sans JP', sans-serif";

/// What the outermost element of a figure says.
pub(crate) struct Frame<'a> {
    /// Prefix of the ids, as the caller gave it.
    pub id: &'a str,
    /// Classes besides `fig`.
    pub class: &'a str,
    pub width: f64,
    pub height: f64,
    pub caption: &'a Caption,
    /// A figure with links is a group, because the children of an image cannot be reached.
    pub has_links: bool,
}

/// SVG text in the making.
#[derive(Debug, Default)]
pub(crate) struct Svg {
    out: String,
    id: String,
}

impl Svg {
    /// A whole figure: the frame with its words around what `draw` draws.
    pub(crate) fn figure(frame: &Frame, draw: impl FnOnce(&mut Self)) -> String {
        let mut svg = Self { out: String::new(), id: clean_id(frame.id) };
        let title_id = svg.local_id("title");
        let desc_id = svg.local_id("desc");
        let has_description = !frame.caption.description.trim().is_empty();
        let mut labelled_by = title_id.clone();
        if has_description {
            labelled_by = format!("{title_id} {desc_id}");
        }
        let (width, height) = (frame.width, frame.height);
        svg.tag("svg")
            .attr("xmlns", "http://www.w3.org/2000/svg")
            .class("fig")
            .class(frame.class)
            .attr("role", if frame.has_links { "group" } else { "img" })
            .attr("aria-labelledby", &labelled_by)
            .number("width", width)
            .number("height", height)
            .attr("viewBox", &view_box(width, height))
            .attr("font-family", FONTS)
            .inside(|svg| {
                svg.tag("title").attr("id", &title_id).text(&frame.caption.title);
                if has_description {
                    svg.tag("desc").attr("id", &desc_id).text(&frame.caption.description);
                }
                draw(svg);
            });
        svg.out
    }

    /// An id inside this figure, unique on the page when the figure's prefix is.
    pub(crate) fn local_id(&self, name: &str) -> String {
        format!("{}-{name}", self.id)
    }

    /// Starts an element; it is written by `empty`, `text` or `inside`.
    pub(crate) fn tag(&mut self, name: &'static str) -> Tag<'_> {
        Tag { svg: self, name, classes: String::new(), attributes: String::new() }
    }

    /// Another figure of this crate within this one, with its corner at a point.
    pub(crate) fn nested(&mut self, figure: &str, (x, y): (f64, f64)) {
        let Some(rest) = figure.strip_prefix("<svg") else { return };
        self.out.extend(["<svg x=\"", &coordinate(x), "\" y=\"", &coordinate(y), "\""]);
        self.out.push_str(rest);
    }

    /// A group with a text that appears when the pointer rests on it.
    pub(crate) fn hint_group(&mut self, hint: &str, draw: impl FnOnce(&mut Self)) {
        self.tag("g").inside(|svg| {
            if !hint.is_empty() {
                svg.tag("title").text(hint);
            }
            draw(svg);
        });
    }

    pub(crate) fn line(&mut self, from: (f64, f64), to: (f64, f64)) -> Tag<'_> {
        self.tag("line").number("x1", from.0).number("y1", from.1).number("x2", to.0).number("y2", to.1)
    }

    /// A rectangle; a negative width or height counts as none.
    pub(crate) fn rect(&mut self, x: f64, y: f64, width: f64, height: f64) -> Tag<'_> {
        self.tag("rect").number("x", x).number("y", y).number("width", width.max(0.0)).number("height", height.max(0.0))
    }

    pub(crate) fn circle(&mut self, x: f64, y: f64, radius: f64) -> Tag<'_> {
        self.tag("circle").number("cx", x).number("cy", y).number("r", radius)
    }

    /// Straight lines through the points, open and unfilled.
    pub(crate) fn polyline(&mut self, points: &[(f64, f64)]) -> Tag<'_> {
        self.tag("polyline").attr("points", &point_list(points)).attr("fill", "none")
    }

    pub(crate) fn polygon(&mut self, points: &[(f64, f64)]) -> Tag<'_> {
        self.tag("polygon").attr("points", &point_list(points))
    }

    /// Text on a baseline at `y`, at `x` by its anchor.
    pub(crate) fn label(&mut self, x: f64, y: f64, style: TextStyle, text: &str) {
        let mut tag = self
            .tag("text")
            .number("x", x)
            .number("y", y)
            .number("font-size", style.size)
            .attr("text-anchor", style.anchor.name())
            .fill(style.paint);
        if style.bold {
            tag = tag.attr("font-weight", "700");
        }
        if style.halo {
            tag = tag.stroke(Paint::Surface, 4.0).attr("stroke-linejoin", "round").attr("paint-order", "stroke");
        }
        tag.text(text);
    }
}

fn view_box(width: f64, height: f64) -> String {
    format!("0 0 {} {}", coordinate(width), coordinate(height))
}

fn point_list(points: &[(f64, f64)]) -> String {
    let pairs: Vec<String> = points.iter().map(|(x, y)| format!("{},{}", coordinate(*x), coordinate(*y))).collect();
    pairs.join(" ")
}
