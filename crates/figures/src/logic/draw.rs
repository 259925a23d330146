//! Drawing a logic model.

use super::place::{BoxPlace, HEAD, INSIDE, LINE, Layout, SIZE, SMALL, WIDTH};
use super::{LogicBox, LogicModel, LogicRole};
use crate::address::safe_address;
use crate::glyph::{PLATE, draw_plate};
use crate::legend::{Entry, Legend};
use crate::paint::Paint;
use crate::svg::{Anchor, Frame, Svg, TextStyle, coordinate};
use crate::text::shorten;
use crate::view::View;

/// Length and half width of an arrow's head.
const HEAD_OF_ARROW: (f64, f64) = (7.0, 4.0);

/// Draws a logic model: visions in the first column, then what leads to them, activities in the last. Boxes
/// stand in an order with few crossings; a tie that passes a column runs between its boxes. Arrows point to
/// the vision, or away from it in a backcast. What is measured has the mark of how it stands. The drawing is
/// as wide as a page; on a phone the caller shows a list instead.
///
/// ```
/// use rashin_figures::{LogicBox, LogicModel, LogicRole, LogicTie, View, draw_logic};
///
/// let model = LogicModel {
///     boxes: vec![
///         LogicBox { label: "相談会を開く".into(), ..LogicBox::default() },
///         LogicBox { role: LogicRole::Measure, label: "使わない人の割合".into(), ..LogicBox::default() },
///     ],
///     ties: vec![LogicTie { from: 0, to: 1, is_supposed: false }],
///     ..LogicModel::default()
/// };
/// assert!(draw_logic(&model, View::new("logic")).contains("相談会を開く"));
/// ```
pub fn draw_logic(model: &LogicModel, view: View) -> String {
    let legend = legend(model, view);
    let top = if legend.height() > 0.0 { legend.height() + 8.0 } else { 0.0 };
    let layout = Layout::of(model, top);
    let frame = Frame {
        id: view.id,
        class: "fig-roadmap fig-wide",
        width: WIDTH,
        height: layout.height,
        caption: &model.caption,
        has_links: model.boxes.iter().any(|one| one.href.as_deref().and_then(safe_address).is_some()),
    };
    Svg::figure(&frame, |svg| {
        legend.draw(svg, (0.0, 0.0));
        for (heading, column) in model.headings.iter().zip(&layout.columns) {
            let style = TextStyle::plain(SIZE).bold().anchor(Anchor::Middle).paint(Paint::Muted);
            let words = shorten(heading, SIZE, column.width + 40.0);
            svg.label(column.left + column.width / 2.0, top + HEAD - 12.0, style, &words);
        }
        for (tie, points) in model.ties.iter().zip(&layout.ties) {
            draw_tie(svg, points, tie.is_supposed, points_left(model, &layout, tie.from, tie.to));
        }
        for (one, place) in model.boxes.iter().zip(&layout.boxes) {
            draw_box(svg, one, place, view);
        }
    })
}

fn legend(model: &LogicModel, view: View) -> Legend<'static> {
    let mut entries = Vec::new();
    if model.ties.iter().any(|tie| tie.is_supposed) {
        for (is_supposed, word) in [
            (false, view.language.pick("つながり", "Tie")),
            (true, view.language.pick("因果の見立て", "Supposed cause")),
        ] {
            let leftwards = !model.starts_at_vision;
            entries.push(Entry::new(34.0, word, move |svg, (x, y)| {
                draw_tie(svg, &[(x, y), (x + 34.0, y)], is_supposed, leftwards);
            }));
        }
    }
    Legend::set(entries, WIDTH, view.size.text())
}

/// Whether the head of a tie is at its left end.
fn points_left(model: &LogicModel, layout: &Layout, from: usize, to: usize) -> bool {
    let column = |index: usize| layout.boxes.get(index).map_or(0, |place| place.column);
    (column(to) < column(from)) != model.starts_at_vision
}

/// A curve through the gaps, straight across the columns between, with a head at one end.
fn draw_tie(svg: &mut Svg, points: &[(f64, f64)], is_supposed: bool, leftwards: bool) {
    let (Some(&first), Some(&last)) = (points.first(), points.last()) else { return };
    let (length, half) = HEAD_OF_ARROW;
    let mut ends = points.to_vec();
    let end = if leftwards { 0 } else { ends.len() - 1 };
    ends[end].0 += if leftwards { length } else { -length };
    let mut path = String::new();
    for pair in ends.chunks_exact(2) {
        let [(x1, y1), (x2, y2)] = [pair[0], pair[1]];
        let middle = coordinate(f64::midpoint(x1, x2));
        let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(coordinate);
        let start = if path.is_empty() { "M" } else { "L" };
        path.push_str(
            &[start, &x1, " ", &y1, "C", &middle, " ", &y1, " ", &middle, " ", &y2, " ", &x2, " ", &y2].concat(),
        );
    }
    let mut line = svg.tag("path").attr("d", &path).attr("fill", "none").stroke(Paint::Axis, 1.4);
    if is_supposed {
        line = line.attr("stroke-dasharray", "5 4");
    }
    line.empty();
    let (tip, back) = if leftwards { (first, first.0 + length) } else { (last, last.0 - length) };
    svg.polygon(&[tip, (back, tip.1 - half), (back, tip.1 + half)]).fill(Paint::Axis).empty();
}

fn draw_box(svg: &mut Svg, one: &LogicBox, place: &BoxPlace, view: View) {
    let draw = |svg: &mut Svg, is_link: bool| {
        svg.tag("title").text(&one.label);
        let form = svg
            .rect(place.left + 0.5, place.top + 0.5, place.width - 1.0, place.height - 1.0)
            .number("rx", if one.role == LogicRole::Measure { 12.0 } else { 2.0 });
        match one.role {
            LogicRole::Vision => form.fill(Paint::Accent).stroke(Paint::Accent, 1.5).empty(),
            LogicRole::Measure => form.fill(Paint::Surface).stroke(Paint::Accent, 1.5).empty(),
            LogicRole::Activity => form.fill(Paint::Surface).stroke(Paint::Axis, 1.5).empty(),
        }
        let paint = match (one.role, is_link) {
            (LogicRole::Vision, _) => Paint::OnState,
            (_, true) => Paint::Accent,
            (_, false) => Paint::Ink,
        };
        let over = if one.role == LogicRole::Vision { Paint::OnState } else { Paint::Muted };
        let room = place.width - 2.0 * INSIDE - one.state.map_or(0.0, |_| PLATE.0 + 6.0);
        let baseline = place.top + INSIDE + if one.state.is_some() { 14.0 } else { SMALL };
        if !one.over.is_empty() {
            let words = shorten(&one.over, SMALL, room);
            svg.label(place.left + INSIDE, baseline, TextStyle::plain(SMALL).paint(over), &words);
        }
        if let Some(state) = one.state {
            let corner = (place.left + place.width - INSIDE - PLATE.0, place.top + INSIDE - 2.0);
            draw_plate(svg, state.fill(), state.shape(), state.letter(view.language), corner);
        }
        for (index, line) in (0_u32..).zip(&place.lines) {
            let y = place.top + INSIDE + place.over + SIZE - 2.0 + f64::from(index) * LINE;
            svg.label(place.left + INSIDE, y, TextStyle::plain(SIZE).paint(paint), line);
        }
    };
    match one.href.as_deref().and_then(safe_address) {
        Some(address) => svg.tag("a").attr("href", address).inside(|svg| draw(svg, true)),
        None => svg.tag("g").inside(|svg| draw(svg, false)),
    }
}
