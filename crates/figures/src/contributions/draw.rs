//! Drawing a composite index.

use super::{Contribution, Contributions, Member, ReferenceMember};
use crate::glyph::fill_area;
use crate::paint::Paint;
use crate::scale::{Domain, Scale, Tick, TickLabel};
use crate::state::Fill;
use crate::svg::{Anchor, Frame, Svg, TextStyle};
use crate::text::{shorten, text_width, wrap};
use crate::view::View;

/// Draws the index as a bar against the line at 100, and under it a staircase: each member's bar
/// begins where the one before ended, so that the last one ends at the index. The open rest of a
/// bar is what the member lacks to its target. Members without a target follow apart, without a
/// bar; the coverage stands last. `tick_label` writes the values of the axis.
///
/// ```
/// use rashin_figures::{Contribution, Contributions, IndexLevel, Member, View, draw_contributions};
///
/// let figure = Contributions {
///     index: IndexLevel { value: Some(64.0), label: "64.0".into() },
///     members: vec![Member {
///         name: "電子申請率".into(),
///         weight: "重み 100％".into(),
///         contribution: Contribution::Points {
///             points: 64.0,
///             full: 100.0,
///             label: "64.0 / 100".into(),
///         },
///     }],
///     ..Contributions::default()
/// };
/// let svg = draw_contributions(&figure, View::new("index"), &|tick| format!("{}", tick.value));
/// assert!(svg.contains("64.0 / 100"));
/// ```
pub fn draw_contributions(figure: &Contributions, view: View, tick_label: TickLabel) -> String {
    let layout = Layout::of(figure, view);
    let frame = Frame {
        id: view.id,
        class: &format!("fig-contributions {}", view.size.class()),
        width: view.size.width(),
        height: layout.height,
        caption: &figure.caption,
        has_links: false,
    };
    Svg::figure(&frame, |svg| {
        layout.draw_axis(svg, tick_label, view);
        layout.draw_index(svg, figure, view);
        layout.draw_members(svg, figure);
        layout.draw_reference(svg, figure, view);
    })
}

/// Height of a member's bar.
const BAR: f64 = 16.0;
/// Height of the bar of the index.
const INDEX_BAR: f64 = 22.0;
/// Height of a row of the reference members.
const REFERENCE: f64 = 24.0;

/// Where things are.
struct Layout {
    scale: Scale,
    size: f64,
    width: f64,
    height: f64,
    /// Room for names, and for values on the right.
    name_width: f64,
    value_width: f64,
    /// Top and height of the rows with bars; the first one is the index.
    top: f64,
    row: f64,
    rows: u32,
    stacked: bool,
}

impl Layout {
    fn of(figure: &Contributions, view: View) -> Self {
        let (size, width) = (view.size.text(), view.size.width());
        let stacked = view.size.is_compact();
        let labels = figure.members.iter().map(|member| match &member.contribution {
            Contribution::Points { label, .. } | Contribution::Absent(label) => label,
        });
        let widest =
            labels.map(|label| text_width(label, size)).fold(text_width(&figure.index.label, size + 4.0), f64::max);
        let value_width = widest.clamp(48.0, width * 0.3);
        let left = if stacked { 4.0 } else { 236.0 };
        let name_width = if stacked { width } else { left - 24.0 };
        let right = width - value_width - 20.0;
        let top = size * 2.0 + 20.0;
        let is_two_lined = |member: &Member| text_width(&member.name, size) > name_width;
        let row = match (stacked, figure.members.iter().any(is_two_lined)) {
            (true, _) => 50.0,
            (false, true) => 60.0,
            (false, false) => 44.0,
        };
        let rows = count(figure.members.len()) + 1;
        let mut layout = Self {
            scale: Scale::rounded(Domain::of(figure.ends()), left, right),
            size,
            width,
            height: 0.0,
            name_width,
            value_width,
            top,
            row,
            rows,
            stacked,
        };
        let reference = f64::from(count(figure.reference.len())) * REFERENCE;
        layout.height = layout.bottom()
            + if reference > 0.0 { 44.0 + reference } else { 0.0 }
            + if figure.coverage.is_empty() { 8.0 } else { 36.0 };
        layout
    }

    /// Bottom of the rows with bars.
    fn bottom(&self) -> f64 {
        self.top + f64::from(self.rows) * self.row + 4.0
    }

    /// Middle of the bar of a row.
    fn middle(&self, row: u32) -> f64 {
        let top = self.top + f64::from(row) * self.row;
        top + if self.stacked { 33.0 } else { self.row / 2.0 }
    }

    /// A vertical line along the bars; on a phone it leaves the names between them free.
    fn draw_vertical(&self, svg: &mut Svg, value: f64, paint: Paint, width: f64) {
        let x = self.scale.at(value);
        let mut draw = |top: f64, bottom: f64| {
            svg.line((x, top), (x, bottom)).stroke(paint, width).empty();
        };
        if self.stacked {
            draw(self.top - 6.0, self.top);
            (0..self.rows).for_each(|row| draw(self.middle(row) - 13.0, self.middle(row) + 13.0));
        } else {
            draw(self.top - 6.0, self.bottom());
        }
    }

    fn draw_axis(&self, svg: &mut Svg, tick_label: TickLabel, view: View) {
        let size = self.size.min(13.0);
        let style = TextStyle::plain(size).anchor(Anchor::Middle);
        let target = self.scale.at(100.0);
        let mut free_from = f64::NEG_INFINITY;
        for tick in self.scale.ticks() {
            let x = self.scale.at(tick.value);
            self.draw_vertical(svg, tick.value, Paint::Grid, 1.0);
            let text = tick_label(tick);
            let half = text_width(&text, size) / 2.0;
            // The value at the target is written below, in strong letters.
            if x - half > free_from && (x - target).abs() > half + 20.0 {
                svg.label(x.max(half), self.top - 12.0, style.paint(Paint::Muted), &text);
                free_from = x + half + 6.0;
            }
        }
        self.draw_vertical(svg, 0.0, Paint::Axis, 1.0);
        self.draw_vertical(svg, 100.0, Paint::Target, 2.0);
        let hundred = tick_label(Tick { value: 100.0, decimals: 0 });
        svg.label(target, self.top - 12.0, style.bold(), &hundred);
        let word = view.language.pick("目標", "Target");
        svg.label(target, self.top - 12.0 - self.size - 2.0, style.bold(), word);
    }

    fn draw_index(&self, svg: &mut Svg, figure: &Contributions, view: View) {
        let word = view.language.pick("指数", "Index");
        self.draw_name(svg, 0, word, "", TextStyle::plain(self.size).bold());
        let middle = self.middle(0);
        let Some(index) = figure.index.value.filter(|value| value.is_finite()) else {
            let style = TextStyle::plain(self.size).paint(Paint::Muted);
            self.draw_value(svg, 0, style, &figure.index.label);
            return;
        };
        let (zero, end) = (self.scale.at(0.0), self.scale.at(index));
        let top = middle - INDEX_BAR / 2.0;
        svg.rect(zero.min(end), top, (end - zero).abs(), INDEX_BAR).fill(Paint::Accent).empty();
        let style = TextStyle::plain(self.size + 4.0).bold();
        self.draw_value(svg, 0, style, &figure.index.label);
        if let Some(start) = figure.start.filter(|start| start.is_finite()) {
            self.draw_start(svg, self.scale.at(start), &figure.start_label);
        }
    }

    /// The mark of the index at the start of the plan, with its label under it.
    fn draw_start(&self, svg: &mut Svg, x: f64, label: &str) {
        let reach = INDEX_BAR / 2.0 + 3.0;
        let ends = ((x, self.middle(0) - reach), (x, self.middle(0) + reach));
        for (paint, width) in [(Paint::Surface, 5.0), (Paint::Ink, 2.0)] {
            svg.line(ends.0, ends.1).stroke(paint, width).empty();
        }
        let half = text_width(label, 12.0) / 2.0;
        // Above the bar the word for the index stands on the left.
        let left = if self.stacked { half + 40.0 } else { half };
        let at = x.clamp(left, (self.width - half).max(left));
        let style = TextStyle::plain(12.0).anchor(Anchor::Middle).halo();
        let below = if self.stacked { -reach - 4.0 } else { reach + 11.0 };
        svg.label(at, self.middle(0) + below, style, label);
    }

    fn draw_members(&self, svg: &mut Svg, figure: &Contributions) {
        let style = TextStyle::plain(self.size);
        let mut reached = 0.0;
        // Bottom of the bar before, from which a thin line leads down to the next one.
        let mut step_from = None;
        for (row, member) in (1..).zip(&figure.members) {
            let (points, full, label) = match &member.contribution {
                Contribution::Points { points, full, label } if points.is_finite() => (*points, *full, label),
                Contribution::Points { label, .. } | Contribution::Absent(label) => {
                    self.draw_value(svg, row, style.paint(Paint::Muted), label);
                    continue;
                }
            };
            let middle = self.middle(row);
            let x = self.scale.at(reached);
            if let Some(from) = step_from {
                svg.line((x, from), (x, middle - BAR / 2.0)).stroke(Paint::Axis, 1.0).empty();
            }
            svg.hint_group(&format!("{} {label}", member.name), |svg| {
                self.draw_points(svg, middle, reached, points, full);
            });
            self.draw_value(svg, row, style, label);
            reached += points;
            step_from = Some(middle + BAR / 2.0);
        }
        // Names last: on a phone the thin lines pass behind them.
        for (row, member) in (1..).zip(&figure.members) {
            self.draw_name(svg, row, &member.name, &member.weight, style);
        }
    }

    /// The bar of a member from where the one before ended, and its open rest.
    fn draw_points(&self, svg: &mut Svg, middle: f64, from: f64, points: f64, full: f64) {
        let top = middle - BAR / 2.0;
        let (start, end) = (self.scale.at(from), self.scale.at(from + points));
        if full > points && full > 0.0 {
            let open = start.max(end);
            let rest = self.scale.at(from + full) - open;
            fill_area(svg, Fill::Outlined, (open, top), (rest, BAR), 0.0);
        }
        let (left, width) = (start.min(end), (end - start).abs());
        if points < 0.0 {
            fill_area(svg, Fill::Hatched, (left, top), (width, BAR), 0.0);
        } else {
            svg.rect(left, top, width, BAR).fill(Paint::Accent).attr("fill-opacity", "0.7").empty();
        }
    }

    fn draw_reference(&self, svg: &mut Svg, figure: &Contributions, view: View) {
        let mut y = self.bottom();
        if !figure.reference.is_empty() {
            svg.line((0.0, y + 6.0), (self.width, y + 6.0)).stroke(Paint::Axis, 1.0).empty();
            let word =
                view.language.pick("参考（目標がなく、指数に含めない）", "For reference (no target, not in the index)");
            let style = TextStyle::plain(self.size).bold();
            svg.label(0.0, y + 30.0, style, &shorten(word, self.size, self.width));
            y += 44.0;
            for member in &figure.reference {
                self.draw_reference_row(svg, y + 12.0, member);
                y += REFERENCE;
            }
        }
        if !figure.coverage.is_empty() {
            let style = TextStyle::plain(self.size).paint(Paint::Muted);
            let text = shorten(&figure.coverage, self.size, self.width);
            svg.label(0.0, y + 24.0, style, &text);
        }
    }

    fn draw_reference_row(&self, svg: &mut Svg, y: f64, member: &ReferenceMember) {
        let style = TextStyle::plain(self.size);
        let value = shorten(&member.value, self.size, self.width * 0.45);
        let room = self.width - text_width(&value, self.size) - 16.0;
        svg.label(0.0, y, style, &shorten(&member.name, self.size, room));
        svg.label(self.width, y, style.anchor(Anchor::End), &value);
    }

    /// Name and weight of a row: beside its bar, or on a phone above it.
    fn draw_name(&self, svg: &mut Svg, row: u32, name: &str, weight: &str, style: TextStyle) {
        let faint = TextStyle::plain(self.size.min(12.0)).paint(Paint::Muted);
        if self.stacked {
            let y = self.middle(row) - 18.0;
            let room = self.width - text_width(weight, faint.size) - 10.0;
            svg.label(0.0, y, style.halo(), &shorten(name, self.size, room));
            svg.label(self.width, y, faint.anchor(Anchor::End), weight);
            return;
        }
        let mut lines: Vec<(String, TextStyle)> =
            wrap(name, self.size, self.name_width, 2).into_iter().map(|line| (line, style)).collect();
        if !weight.is_empty() {
            lines.push((shorten(weight, faint.size, self.name_width), faint));
        }
        let line_height = 18.0;
        let height = f64::from(count(lines.len())) * line_height;
        let mut y = self.middle(row) - height / 2.0 + 13.5;
        for (line, style) in lines {
            svg.label(0.0, y, style, &line);
            y += line_height;
        }
    }

    fn draw_value(&self, svg: &mut Svg, row: u32, style: TextStyle, text: &str) {
        let text = shorten(text, style.size, self.value_width);
        let y = self.middle(row) + style.size * 0.36;
        svg.label(self.width, y, style.anchor(Anchor::End), &text);
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
