//! One element of a drawing.

use super::Svg;
use super::write::{coordinate, push_escaped};
use crate::paint::Paint;

/// An element whose attributes are being set.
#[must_use]
pub(crate) struct Tag<'a> {
    pub(super) svg: &'a mut Svg,
    pub(super) name: &'static str,
    pub(super) classes: String,
    pub(super) attributes: String,
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
        self.class(&format!("fig-fill-{}", paint.name())).attr("fill", paint.light())
    }

    pub(crate) fn stroke(self, paint: Paint, width: f64) -> Self {
        self.class(&format!("fig-line-{}", paint.name())).attr("stroke", paint.light()).number("stroke-width", width)
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
