//! Where things are in a series figure: legend on top, axis on the left, periods below.

use super::{Series, key};
use crate::paint::Paint;
use crate::place::Area;
use crate::scale::{Domain, Scale, Tick, TickLabel};
use crate::svg::{Anchor, Svg, TextStyle};
use crate::text::{shorten, text_width};
use crate::view::{Size, View};

/// Room at the edges of the drawing, so that nothing touches them.
pub(super) const EDGE: f64 = 4.0;

/// The places of a series figure.
pub(super) struct Layout {
    /// Height of the whole drawing.
    pub height: f64,
    /// The plot: between the axis, the right edge, the top and the line of the periods.
    pub plot: Area,
    /// Where the unit is written.
    pub unit: Area,
    /// Coordinates of values.
    pub scale: Scale,
    /// Width of one period.
    pub slot: f64,
    ticks: Vec<(Tick, String)>,
    is_empty: bool,
}

impl Layout {
    pub(super) fn of(series: &Series, view: View, tick_label: TickLabel) -> Self {
        let size = view.size.text();
        let (plot_height, tick_room) = match view.size {
            Size::Wide => (264.0, 12.0),
            Size::Compact => (196.0, 8.0),
        };
        let legend_height = key::legend(series, view).height();
        let unit_height = if series.unit.is_empty() { 8.0 } else { size * 2.0 + 4.0 };
        let top = legend_height + unit_height + 8.0;
        let bottom = top + plot_height;
        let domain = Domain::of(series.values());
        let scale = Scale::rounded(domain, bottom, top);
        let ticks: Vec<(Tick, String)> = scale.ticks().into_iter().map(|tick| (tick, tick_label(tick))).collect();
        let widest = ticks.iter().map(|(_, label)| text_width(label, size)).fold(0.0, f64::max);
        let width = view.size.width();
        let left = (EDGE + widest + tick_room).clamp(28.0, width * 0.4);
        // The last period's label is centred under its point and must not be cut.
        let last_label = series
            .periods
            .last()
            .map_or(0.0, |period| text_width(&period.label, size).max(text_width(&period.sublabel, size)));
        let slot = (width - left) / count(series.periods.len().max(1));
        let right = width - EDGE - ((last_label - slot) / 2.0).clamp(4.0, width * 0.2);
        let has_second_line = series.periods.iter().any(|p| !p.sublabel.is_empty());
        let label_lines = if has_second_line { 2.0 } else { 1.0 };
        Self {
            height: bottom + 10.0 + label_lines * (size + 5.0) + EDGE,
            plot: Area { left, top, right, bottom },
            unit: Area {
                left: 0.0,
                top: top - size * 2.0 - 4.0,
                right: EDGE + text_width(&series.unit, size),
                bottom: top - size * 0.8,
            },
            scale,
            slot: (right - left) / count(series.periods.len().max(1)),
            ticks,
            is_empty: domain.is_empty(),
        }
    }

    /// Middle of a period.
    pub(super) fn x(&self, index: usize) -> f64 {
        self.plot.left + (count(index) + 0.5) * self.slot
    }

    /// Left edge of a period.
    pub(super) fn x_before(&self, index: usize) -> f64 {
        self.plot.left + count(index) * self.slot
    }

    pub(super) fn draw_axes(&self, svg: &mut Svg, series: &Series, view: View) {
        let size = view.size.text();
        let plot = self.plot;
        if !series.unit.is_empty() {
            svg.label(
                EDGE,
                plot.top - size - 4.0,
                TextStyle::plain(size).paint(Paint::Muted),
                &shorten(&series.unit, size, view.size.width() - 2.0 * EDGE),
            );
        }
        if self.is_empty {
            let word = view.language.pick("値はまだありません", "No values yet");
            let middle = (f64::midpoint(plot.left, plot.right), f64::midpoint(plot.top, plot.bottom));
            let style = TextStyle::plain(size).paint(Paint::Muted);
            svg.label(middle.0, middle.1, style.anchor(Anchor::Middle), word);
        } else {
            self.draw_ticks(svg, size);
        }
        svg.line((plot.left, plot.bottom), (plot.right, plot.bottom)).stroke(Paint::Axis, 1.5).empty();
        self.draw_periods(svg, series, size);
    }

    fn draw_ticks(&self, svg: &mut Svg, size: f64) {
        let plot = self.plot;
        for (tick, label) in &self.ticks {
            let y = self.scale.at(tick.value);
            // Zero inside the range is a line to be seen; at the bottom it is the axis.
            let is_zero = tick.value == 0.0 && y < plot.bottom - 1.0;
            let paint = if is_zero { Paint::Axis } else { Paint::Grid };
            svg.line((plot.left, y), (plot.right, y)).stroke(paint, 1.0).attr("shape-rendering", "crispEdges").empty();
            let style = TextStyle::plain(size).paint(Paint::Muted).anchor(Anchor::End);
            let room = plot.left - 8.0;
            svg.label(room, y + size * 0.36, style, &shorten(label, size, room));
        }
    }

    fn draw_periods(&self, svg: &mut Svg, series: &Series, size: f64) {
        for index in 0..series.periods.len() {
            let x = self.x(index);
            svg.line((x, self.plot.bottom), (x, self.plot.bottom + 5.0)).stroke(Paint::Axis, 1.0).empty();
        }
        let style = TextStyle::plain(size).anchor(Anchor::Middle);
        let first = self.plot.bottom + 10.0 + size;
        let labels = series.periods.iter().map(|p| p.label.as_str());
        self.draw_period_line(svg, &labels.collect::<Vec<_>>(), first, style);
        let sublabels = series.periods.iter().map(|p| p.sublabel.as_str());
        let style = style.paint(Paint::Muted);
        let second = first + size + 3.0;
        self.draw_period_line(svg, &sublabels.collect::<Vec<_>>(), second, style);
    }

    /// One line of labels; where they would touch, every second, third ... is shown, counted
    /// from the last.
    fn draw_period_line(&self, svg: &mut Svg, labels: &[&str], y: f64, style: TextStyle) {
        let widths = labels.iter().map(|label| text_width(label, style.size));
        let widest = widths.fold(0.0, f64::max);
        let every = (1..=labels.len()).find(|n| count(*n) * self.slot >= widest + 2.0).unwrap_or(labels.len().max(1));
        for (index, label) in labels.iter().enumerate() {
            let from_last = labels.len() - 1 - index;
            if !label.is_empty() && from_last.is_multiple_of(every) {
                let room = count(every) * self.slot;
                svg.label(self.x(index), y, style, &shorten(label, style.size, room));
            }
        }
    }
}

/// A number of things as a number to calculate with.
pub(super) fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}
