//! What each member adds to a composite index whose target is 100.

use crate::caption::Caption;
use crate::glyph::fill_area;
use crate::paint::Paint;
use crate::scale::{Domain, Scale, Tick, TickLabel};
use crate::state::Fill;
use crate::svg::{Anchor, Frame, Svg, TextStyle};
use crate::text::{shorten, text_width, wrap};
use crate::view::{Size, View};

/// A composite index and its members.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Contributions {
    /// Title and description of the figure.
    pub caption: Caption,
    /// The index now, or the reason why there is none.
    pub index: IndexLevel,
    /// The index at the start of the plan, drawn as a mark.
    pub start: Option<f64>,
    /// Label of the start ("策定時 60.0").
    pub start_label: String,
    /// Members that make up the index, in order.
    pub members: Vec<Member>,
    /// Members without a target, shown apart; they change nothing.
    pub reference: Vec<ReferenceMember>,
    /// How much of the weight the values cover ("7指標中5指標、重みの80％"). May be empty.
    pub coverage: String,
}

/// Value of an index.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct IndexLevel {
    /// The index, 100 at the target; `None` when too much of the weight has no value.
    pub value: Option<f64>,
    /// The index as it is shown ("72.4"), or the reason why there is none.
    pub label: String,
}

/// A member of an index.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Name of the indicator.
    pub name: String,
    /// Weight as it is shown ("重み 20％"). May be empty.
    pub weight: String,
    /// What it adds.
    pub contribution: Contribution,
}

/// What a member adds to an index.
#[derive(Debug, Clone, PartialEq)]
pub enum Contribution {
    /// Points of the index.
    Points {
        /// Points that the member adds now.
        points: f64,
        /// Points that it adds at its target.
        full: f64,
        /// Both as they are shown ("12.8 / 20").
        label: String,
    },
    /// Nothing, for a reason in a few characters ("未公表").
    Absent(String),
}

/// A member without a target.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReferenceMember {
    /// Name of the indicator.
    pub name: String,
    /// Its value as it is shown ("3,215 千件").
    pub value: String,
}

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

/// Height of a bar.
const BAR: f64 = 16.0;
/// Height of the bar of the index.
const INDEX_BAR: f64 = 22.0;
/// Top of the rows, under the axis' values.
const HEAD: f64 = 46.0;

/// Where things are.
struct Layout {
    scale: Scale,
    /// Right edge of names; on a phone names stand above their bars.
    name_width: f64,
    value_left: f64,
    width: f64,
    /// Height of a row with a bar.
    row: f64,
    stacked: bool,
    size: f64,
    rows_bottom: f64,
    height: f64,
}

impl Layout {
    fn of(figure: &Contributions, view: View) -> Self {
        let size = view.size.text();
        let width = view.size.width();
        let stacked = view.size.is_compact();
        let labels = figure
            .members
            .iter()
            .map(|member| match &member.contribution {
                Contribution::Points { label, .. } | Contribution::Absent(label) => label,
            });
        let widest = labels
            .map(|label| text_width(label, size))
            .fold(text_width(&figure.index.label, size + 4.0), f64::max);
        let value_width = widest.clamp(48.0, width * 0.3) + 12.0;
        let (left, row) = match view.size {
            Size::Wide => (240.0, 44.0),
            Size::Compact => (10.0, 50.0),
        };
        let value_left = width - value_width;
        let members = length(&figure.members);
        let rows_bottom = HEAD + row * (members + 1.0) + 6.0;
        let reference = length(&figure.reference);
        let reference_height = if reference > 0.0 {
            40.0 + reference * 24.0
        } else {
            0.0
        };
        let coverage_height = if figure.coverage.is_empty() {
            0.0
        } else {
            30.0
        };
        Self {
            scale: Scale::rounded(Domain::of(ends(figure)), left, value_left - 4.0),
            name_width: if stacked { value_left } else { left - 20.0 },
            value_left: value_left + 12.0,
            width,
            row,
            stacked,
            size,
            rows_bottom,
            height: rows_bottom + reference_height + coverage_height + 8.0,
        }
    }

    fn draw_axis(&self, svg: &mut Svg, tick_label: TickLabel, view: View) {
        let style = TextStyle::plain(self.size.min(13.0)).paint(Paint::Muted);
        let mut used = f64::NEG_INFINITY;
        for tick in self.scale.ticks() {
            let x = self.scale.at(tick.value);
            svg.line((x, HEAD - 8.0), (x, self.rows_bottom))
                .stroke(Paint::Grid, 1.0)
                .attr("shape-rendering", "crispEdges")
                .empty();
            let text = tick_label(tick);
            let half = text_width(&text, style.size) / 2.0;
            if x - half > used {
                svg.label(x, HEAD - 14.0, style.anchor(Anchor::Middle), &text);
                used = x + half + 4.0;
            }
        }
        let zero = self.scale.at(0.0);
        svg.line((zero, HEAD - 8.0), (zero, self.rows_bottom))
            .stroke(Paint::Axis, 1.0)
            .empty();
        let target = self.scale.at(100.0);
        svg.line((target, HEAD - 10.0), (target, self.rows_bottom))
            .stroke(Paint::Target, 2.0)
            .empty();
        let hundred = tick_label(Tick {
            value: 100.0,
            decimals: 0,
        });
        let word = format!("{} {hundred}", view.language.pick("目標", "Target"));
        let half = text_width(&word, self.size) / 2.0;
        let x = target.min(self.width - half);
        let style = TextStyle::plain(self.size).anchor(Anchor::Middle).bold();
        svg.label(x, 12.0, style, &word);
    }

    fn draw_index(&self, svg: &mut Svg, figure: &Contributions, view: View) {
        let middle = self.draw_name(svg, 0.0, view.language.pick("指数", "Index"), "", true);
        let zero = self.scale.at(0.0);
        let style = TextStyle::plain(self.size + 4.0).bold();
        let Some(index) = figure.index.value.filter(|value| value.is_finite()) else {
            let style = TextStyle::plain(self.size).paint(Paint::Muted);
            self.draw_value(svg, middle, style, &figure.index.label);
            return;
        };
        let end = self.scale.at(index);
        svg.rect(
            zero.min(end),
            middle - INDEX_BAR / 2.0,
            (end - zero).abs(),
            INDEX_BAR,
        )
        .fill(Paint::Accent)
        .empty();
        self.draw_value(svg, middle, style, &figure.index.label);
        if let Some(start) = figure.start.filter(|start| start.is_finite()) {
            let x = self.scale.at(start);
            svg.hint_group(&figure.start_label, |svg| {
                svg.line(
                    (x, middle - INDEX_BAR / 2.0 - 3.0),
                    (x, middle + INDEX_BAR / 2.0 + 3.0),
                )
                .stroke(Paint::Surface, 5.0)
                .empty();
                svg.line(
                    (x, middle - INDEX_BAR / 2.0 - 3.0),
                    (x, middle + INDEX_BAR / 2.0 + 3.0),
                )
                .stroke(Paint::Ink, 2.0)
                .empty();
            });
            let half = text_width(&figure.start_label, 12.0) / 2.0;
            let at = x.clamp(half, (self.width - half).max(half));
            let style = TextStyle::plain(12.0).anchor(Anchor::Middle).halo();
            svg.label(
                at,
                middle + INDEX_BAR / 2.0 + 15.0,
                style,
                &figure.start_label,
            );
        }
    }

    fn draw_members(&self, svg: &mut Svg, figure: &Contributions) {
        let mut reached = 0.0;
        for (index, member) in (1_u32..).zip(&figure.members) {
            let row = f64::from(index);
            let middle = self.draw_name(svg, row, &member.name, &member.weight, false);
            match &member.contribution {
                Contribution::Absent(reason) => {
                    let style = TextStyle::plain(self.size).paint(Paint::Muted);
                    self.draw_value(svg, middle, style, reason);
                }
                Contribution::Points {
                    points,
                    full,
                    label,
                } => {
                    let points = if points.is_finite() { *points } else { 0.0 };
                    let full = if full.is_finite() { *full } else { 0.0 };
                    svg.hint_group(&format!("{} {label}", member.name), |svg| {
                        self.draw_points(svg, middle, reached, points, full);
                    });
                    self.draw_value(svg, middle, TextStyle::plain(self.size), label);
                    self.draw_step(svg, middle, reached + points, row < length(&figure.members));
                    reached += points;
                }
            }
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
            svg.rect(left, top, width, BAR).fill(Paint::OnPace).empty();
        }
    }

    /// The thin line down to the next member's bar.
    fn draw_step(&self, svg: &mut Svg, middle: f64, reached: f64, has_next: bool) {
        let x = self.scale.at(reached);
        if has_next {
            svg.line((x, middle + BAR / 2.0), (x, middle - BAR / 2.0 + self.row))
                .stroke(Paint::Axis, 1.0)
                .empty();
        }
    }

    fn draw_reference(&self, svg: &mut Svg, figure: &Contributions, view: View) {
        let mut y = self.rows_bottom;
        if !figure.reference.is_empty() {
            svg.line((0.0, y + 8.0), (self.width, y + 8.0))
                .stroke(Paint::Axis, 1.0)
                .empty();
            let word = view.language.pick(
                "参考（目標がなく、指数に含めない）",
                "For reference (no target, not in the index)",
            );
            let style = TextStyle::plain(self.size).bold();
            svg.label(0.0, y + 30.0, style, &shorten(word, self.size, self.width));
            y += 40.0;
            for member in &figure.reference {
                let value = text_width(&member.value, self.size).min(self.width * 0.45);
                let room = self.width - value - 16.0;
                let name = shorten(&member.name, self.size, room);
                svg.label(0.0, y + 16.0, TextStyle::plain(self.size), &name);
                let style = TextStyle::plain(self.size).anchor(Anchor::End);
                let shown = shorten(&member.value, self.size, self.width * 0.45);
                svg.label(self.width, y + 16.0, style, &shown);
                y += 24.0;
            }
        }
        if !figure.coverage.is_empty() {
            let style = TextStyle::plain(self.size).paint(Paint::Muted);
            svg.label(
                0.0,
                y + 24.0,
                style,
                &shorten(&figure.coverage, self.size, self.width),
            );
        }
    }

    /// Name and weight of a row; gives the middle of the row's bar.
    fn draw_name(&self, svg: &mut Svg, row: f64, name: &str, weight: &str, bold: bool) -> f64 {
        let top = HEAD + row * self.row;
        let size = self.size;
        let style = TextStyle::plain(size);
        let style = if bold { style.bold() } else { style };
        let faint = TextStyle::plain(size.min(12.0)).paint(Paint::Muted);
        if self.stacked {
            let weight_width = text_width(weight, faint.size);
            let name = shorten(name, size, self.width - weight_width - 10.0);
            svg.label(0.0, top + 14.0, style.halo(), &name);
            svg.label(self.width, top + 14.0, faint.anchor(Anchor::End), weight);
            return top + 32.0;
        }
        let middle = top + self.row / 2.0;
        let lines = if weight.is_empty() {
            wrap(name, size, self.name_width, 2)
        } else {
            vec![shorten(name, size, self.name_width)]
        };
        if weight.is_empty() && lines.len() == 1 {
            svg.label(0.0, middle + size * 0.36, style, &lines[0]);
        } else {
            svg.label(0.0, middle - 3.0, style, &lines[0]);
            let (second, style) = lines
                .get(1)
                .map_or((weight, faint), |line| (line.as_str(), style));
            svg.label(0.0, middle + 14.0, style, second);
        }
        middle
    }

    fn draw_value(&self, svg: &mut Svg, middle: f64, style: TextStyle, text: &str) {
        let room = self.width - self.value_left;
        let text = shorten(text, style.size, room);
        svg.label(
            self.width,
            middle + style.size * 0.36,
            style.anchor(Anchor::End),
            &text,
        );
    }
}

/// Every end of a bar, with 0 and 100.
fn ends(figure: &Contributions) -> Vec<f64> {
    let mut ends = vec![0.0, 100.0];
    ends.extend(figure.index.value);
    ends.extend(figure.start);
    let mut reached = 0.0;
    for member in &figure.members {
        if let Contribution::Points { points, full, .. } = &member.contribution
            && points.is_finite()
        {
            ends.push(reached + full.max(*points));
            reached += points;
            ends.push(reached);
        }
    }
    ends
}

fn length<T>(items: &[T]) -> f64 {
    f64::from(u32::try_from(items.len()).unwrap_or(u32::MAX))
}
