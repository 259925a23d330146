//! Writing SVG: elements that close themselves, escaped text, rounded coordinates.

use crate::caption::Caption;
use crate::paint::Paint;

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
        let mut svg = Self {
            out: String::new(),
            id: clean_id(frame.id),
        };
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
                svg.tag("title")
                    .attr("id", &title_id)
                    .text(&frame.caption.title);
                if has_description {
                    svg.tag("desc")
                        .attr("id", &desc_id)
                        .text(&frame.caption.description);
                }
                draw(svg);
            });
        svg.out
    }

    /// A small drawing beside the word that says the same, hidden from screen readers.
    pub(crate) fn ornament(width: f64, height: f64, draw: impl FnOnce(&mut Self)) -> String {
        let mut svg = Self::default();
        svg.tag("svg")
            .attr("xmlns", "http://www.w3.org/2000/svg")
            .class("fig fig-small")
            .attr("aria-hidden", "true")
            .number("width", width)
            .number("height", height)
            .attr("viewBox", &view_box(width, height))
            .inside(draw);
        svg.out
    }

    /// An id inside this figure, unique on the page when the figure's prefix is.
    pub(crate) fn local_id(&self, name: &str) -> String {
        format!("{}-{name}", self.id)
    }

    /// Starts an element; it is written by `empty`, `text` or `inside`.
    pub(crate) fn tag(&mut self, name: &'static str) -> Tag<'_> {
        Tag {
            svg: self,
            name,
            classes: String::new(),
            attributes: String::new(),
        }
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
        self.tag("line")
            .number("x1", from.0)
            .number("y1", from.1)
            .number("x2", to.0)
            .number("y2", to.1)
    }

    /// A rectangle; a negative width or height counts as none.
    pub(crate) fn rect(&mut self, x: f64, y: f64, width: f64, height: f64) -> Tag<'_> {
        self.tag("rect")
            .number("x", x)
            .number("y", y)
            .number("width", width.max(0.0))
            .number("height", height.max(0.0))
    }

    pub(crate) fn circle(&mut self, x: f64, y: f64, radius: f64) -> Tag<'_> {
        self.tag("circle")
            .number("cx", x)
            .number("cy", y)
            .number("r", radius)
    }

    /// Straight lines through the points, open and unfilled.
    pub(crate) fn polyline(&mut self, points: &[(f64, f64)]) -> Tag<'_> {
        self.tag("polyline")
            .attr("points", &point_list(points))
            .attr("fill", "none")
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
            tag = tag
                .stroke(Paint::Surface, 4.0)
                .attr("stroke-linejoin", "round")
                .attr("paint-order", "stroke");
        }
        tag.text(text);
    }
}

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TextStyle {
    pub size: f64,
    pub paint: Paint,
    pub anchor: Anchor,
    pub bold: bool,
    /// A rim in the colour of the page, so that lines behind the text do not disturb it.
    pub halo: bool,
}

impl TextStyle {
    /// Ordinary ink at a size, starting at its position.
    pub(crate) fn plain(size: f64) -> Self {
        Self {
            size,
            paint: Paint::Ink,
            anchor: Anchor::Start,
            bold: false,
            halo: false,
        }
    }

    pub(crate) fn paint(self, paint: Paint) -> Self {
        Self { paint, ..self }
    }

    pub(crate) fn anchor(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    pub(crate) fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(crate) fn halo(self) -> Self {
        Self { halo: true, ..self }
    }
}

/// Which end of a text stands at its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// An element whose attributes are being set.
#[must_use]
pub(crate) struct Tag<'a> {
    svg: &'a mut Svg,
    name: &'static str,
    classes: String,
    attributes: String,
}

impl Tag<'_> {
    pub(crate) fn class(mut self, class: &str) -> Self {
        if !self.classes.is_empty() {
            self.classes.push(' ');
        }
        self.classes.push_str(class);
        self
    }

    pub(crate) fn attr(mut self, name: &str, value: &str) -> Self {
        self.attributes.push(' ');
        self.attributes.push_str(name);
        self.attributes.push_str("=\"");
        push_escaped(&mut self.attributes, value);
        self.attributes.push('"');
        self
    }

    pub(crate) fn number(self, name: &str, value: f64) -> Self {
        self.attr(name, &coordinate(value))
    }

    pub(crate) fn fill(self, paint: Paint) -> Self {
        self.class(&format!("fig-fill-{}", paint.name()))
            .attr("fill", paint.light())
    }

    pub(crate) fn stroke(self, paint: Paint, width: f64) -> Self {
        self.class(&format!("fig-line-{}", paint.name()))
            .attr("stroke", paint.light())
            .number("stroke-width", width)
    }

    /// Closes an element that holds nothing.
    pub(crate) fn empty(self) {
        self.open("/>");
    }

    /// Closes an element that holds a text.
    pub(crate) fn text(self, text: &str) {
        self.inside(|svg| push_escaped(&mut svg.out, text));
    }

    /// Closes an element that holds what `draw` draws.
    pub(crate) fn inside(self, draw: impl FnOnce(&mut Svg)) {
        let name = self.name;
        let svg = self.open(">");
        draw(svg);
        svg.out.push_str("</");
        svg.out.push_str(name);
        svg.out.push('>');
    }
}

impl<'a> Tag<'a> {
    fn open(self, end: &str) -> &'a mut Svg {
        let out = &mut self.svg.out;
        out.push('<');
        out.push_str(self.name);
        if !self.classes.is_empty() {
            out.push_str(" class=\"");
            push_escaped(out, &self.classes);
            out.push('"');
        }
        out.push_str(&self.attributes);
        out.push_str(end);
        self.svg
    }
}

/// A coordinate with at most two decimals, the same text on every machine; what is not a finite
/// number becomes 0 so that the drawing stays valid.
pub(crate) fn coordinate(value: f64) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0" } else { text }.to_owned()
}

fn view_box(width: f64, height: f64) -> String {
    format!("0 0 {} {}", coordinate(width), coordinate(height))
}

fn point_list(points: &[(f64, f64)]) -> String {
    let pairs: Vec<String> = points
        .iter()
        .map(|(x, y)| format!("{},{}", coordinate(*x), coordinate(*y)))
        .collect();
    pairs.join(" ")
}

/// Appends text for XML: the five special characters as entities, and characters that XML
/// forbids (control characters, U+FFFE, U+FFFF) left out.
fn push_escaped(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
}

/// An id that XML and CSS selectors accept, from any text.
fn clean_id(id: &str) -> String {
    let cleaned: String = id
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || c == '_' {
                c
            } else {
                '-'
            }
        })
        .collect();
    if cleaned.starts_with(|c: char| c.is_ascii_alphabetic()) {
        cleaned
    } else {
        format!("fig{cleaned}")
    }
}

#[cfg(test)]
mod tests {
    use super::{clean_id, coordinate, push_escaped};

    #[test]
    fn a_coordinate_has_at_most_two_decimals_and_no_negative_zero() {
        assert_eq!(coordinate(12.0), "12");
        assert_eq!(coordinate(1.255_1), "1.26");
        assert_eq!(coordinate(100.0), "100");
        assert_eq!(coordinate(-0.001), "0");
        assert_eq!(coordinate(f64::NAN), "0");
        assert_eq!(coordinate(f64::NEG_INFINITY), "0");
    }

    #[test]
    fn text_is_escaped_and_control_characters_are_dropped() {
        let mut out = String::new();
        push_escaped(&mut out, "<a href='x'>&\"\u{0}\u{b}\n終");
        assert_eq!(out, "&lt;a href=&#39;x&#39;&gt;&amp;&quot; 終");
    }

    #[test]
    fn an_id_is_safe_in_html_and_css() {
        assert_eq!(clean_id("akita-08.1"), "akita-08-1");
        assert_eq!(clean_id("8\"><script>"), "fig8---script-");
        assert_eq!(clean_id(""), "fig");
    }
}
