//! Drawing a roadmap.

use super::frame::{BETWEEN, GROUP, HALVES, LINE, Layout, PLANNED, RowPlace, SIZE, SMALL, WIDE, YEARS};
use super::{Roadmap, RoadmapRow, Step, StepState};
use crate::address;
use crate::glyph::{PLATE, draw_plate, draw_sign, draw_upright_sign, fill_area};
use crate::legend::{Entry, Legend};
use crate::paint::Paint;
use crate::state::Fill;
use crate::svg::{Anchor, Frame, Svg, TextStyle};
use crate::text::{shorten, text_width};
use crate::view::View;

/// Fill of a block in which something was done, but no state given.
const DONE: Fill = Fill::Solid(Paint::Accent);

/// Draws a roadmap: a row for each project, a column for each half-year. The line above is the
/// plan; the block under it is what was done, filled as its state is, with the state's shape and
/// letter. A state without anything done is an open block. The present half-year is a shaded
/// column under the word for now. Names are links where the row has an address; on a phone they
/// stand above their cells. The drawing grows wider than its view from 38 half-years on, or on a
/// phone from 17, so longer roadmaps should be cut by the caller.
///
/// ```
/// use rashin_figures::{HalfYear, Roadmap, RoadmapGroup, RoadmapRow, Step, View, draw_roadmap};
///
/// let roadmap = Roadmap {
///     periods: vec![HalfYear { year: "R6 2024".into(), half: "上期".into() }],
///     groups: vec![RoadmapGroup {
///         title: "行政".into(),
///         rows: vec![RoadmapRow {
///             label: "電子申請の拡大".into(),
///             href: Some("/plans/example/nodes/p-1".into()),
///             steps: vec![Step { planned: Some("設計".into()), ..Step::default() }],
///         }],
///     }],
///     ..Roadmap::default()
/// };
/// let svg = draw_roadmap(&roadmap, View::new("roadmap"));
/// assert!(svg.contains("href=\"/plans/example/nodes/p-1\""));
/// ```
pub fn draw_roadmap(roadmap: &Roadmap, view: View) -> String {
    let legend = legend(roadmap, view);
    let layout = Layout::of(roadmap, view, legend.height());
    let mut rows = roadmap.groups.iter().flat_map(|group| &group.rows);
    let frame = Frame {
        id: view.id,
        class: &format!("fig-roadmap {}", view.size.class()),
        width: layout.width,
        height: layout.height,
        caption: &roadmap.caption,
        has_links: rows.any(|row| safe_address(row).is_some()),
    };
    Svg::figure(&frame, |svg| {
        legend.draw(svg, (0.0, 0.0));
        draw_head(svg, roadmap, &layout);
        draw_current(svg, roadmap, &layout, view);
        for (group, place) in roadmap.groups.iter().zip(&layout.groups) {
            if !group.title.is_empty() {
                let title = shorten(&group.title, SIZE, layout.width - 8.0);
                let style = TextStyle::plain(SIZE).bold();
                svg.label(0.0, place.top + GROUP - 10.0, style, &title);
            }
            for (row, place) in group.rows.iter().zip(&place.rows) {
                draw_row(svg, row, place, &layout);
            }
        }
        rule(svg, layout.bottom(), layout.width, Paint::Axis);
        for (group, place) in roadmap.groups.iter().zip(&layout.groups) {
            for (row, place) in group.rows.iter().zip(&place.rows) {
                draw_steps(svg, roadmap, row, place, &layout, view);
            }
        }
    })
}

fn legend(roadmap: &Roadmap, view: View) -> Legend<'static> {
    let steps = || {
        let rows = roadmap.groups.iter().flat_map(|group| &group.rows);
        rows.flat_map(|row| row.steps.iter().take(roadmap.periods.len()))
    };
    let mut entries = Vec::new();
    if steps().any(|step| step.planned.is_some()) {
        let word = view.language.pick("計画", "Planned");
        entries.push(Entry::new(26.0, word, |svg, (x, y)| {
            draw_planned(svg, (x, y - PLANNED / 2.0), 26.0);
        }));
    }
    if steps().any(|step| step.actual.is_some() && step.state.is_none()) {
        let word = view.language.pick("実施", "Carried out");
        entries.push(Entry::new(26.0, word, |svg, (x, y)| {
            fill_area(svg, DONE, (x, y - 10.0), (26.0, 20.0), 3.0);
        }));
    }
    for state in StepState::ALL {
        if steps().any(|step| step.state == Some(state)) {
            let letter = state.letter(view.language);
            let word = state.word(view.language);
            entries.push(Entry::new(PLATE.0, word, move |svg, (x, y)| {
                draw_plate(svg, state.fill(), state.shape(), letter, (x, y - PLATE.1 / 2.0));
            }));
        }
    }
    let width = if view.size.is_compact() { view.size.width() } else { WIDE };
    Legend::set(entries, width, view.size.text())
}

/// The present half-year: a shaded column under the word for now.
fn draw_current(svg: &mut Svg, roadmap: &Roadmap, layout: &Layout, view: View) {
    let shown = |index: &usize| *index < roadmap.periods.len();
    let Some(index) = roadmap.current.filter(shown) else {
        return;
    };
    let x = layout.x(index);
    let head = (layout.top + YEARS, layout.body);
    for (top, bottom) in std::iter::once(head).chain(layout.bands()) {
        svg.rect(x, top, layout.column, bottom - top).fill(Paint::Accent).attr("fill-opacity", "0.1").empty();
        for edge in [x, x + layout.column] {
            svg.line((edge, top), (edge, bottom)).stroke(Paint::Accent, 1.5).empty();
        }
    }
    let style = TextStyle::plain(SMALL).paint(Paint::Accent).anchor(Anchor::Middle);
    let word = view.language.pick("現在", "now");
    svg.label(x + layout.column / 2.0, layout.body - 8.0, style.bold(), word);
}

fn draw_head(svg: &mut Svg, roadmap: &Roadmap, layout: &Layout) {
    let middle = TextStyle::plain(SMALL).anchor(Anchor::Middle);
    let mut years: Vec<(&str, f64, f64)> = Vec::new();
    for (index, period) in roadmap.periods.iter().enumerate() {
        let (left, right) = (layout.x(index), layout.x(index + 1));
        match years.last_mut() {
            Some(last) if last.0 == period.year => last.2 = right,
            _ => years.push((&period.year, left, right)),
        }
    }
    // All years whole, or of all only the first word ("R6" of "R6 2024").
    let fit = |(year, left, right): &(&str, f64, f64)| text_width(year, SMALL) <= right - left;
    let all_fit = years.iter().all(fit);
    for (year, left, right) in years {
        let first_word = year.split_whitespace().next().unwrap_or(year);
        let heading = if all_fit { year } else { first_word };
        let heading = shorten(heading, SMALL, right - left);
        let centre = f64::midpoint(left, right);
        svg.label(centre, layout.top + 16.0, middle.bold(), &heading);
        let head = (layout.top + 2.0, layout.body);
        for (top, bottom) in std::iter::once(head).chain(layout.bands()) {
            svg.line((left, top), (left, bottom)).stroke(Paint::Grid, 1.0).empty();
        }
    }
    for (index, period) in roadmap.periods.iter().enumerate() {
        let x = layout.x(index) + layout.column / 2.0;
        // In a narrow column the first letter stands for the word (上 for 上期).
        let fits = text_width(&period.half, SMALL) <= layout.column;
        let half: String = period.half.chars().take(if fits { usize::MAX } else { 1 }).collect();
        let y = layout.top + YEARS + HALVES - 8.0;
        svg.label(x, y, middle.paint(Paint::Muted), &half);
    }
    rule(svg, layout.body, layout.width, Paint::Axis);
}

fn rule(svg: &mut Svg, y: f64, width: f64, paint: Paint) {
    svg.line((0.0, y), (width, y)).stroke(paint, 1.0).empty();
}

/// The name of a row and the line under the row.
fn draw_row(svg: &mut Svg, row: &RoadmapRow, place: &RowPlace, layout: &Layout) {
    let draw_name = |svg: &mut Svg, paint| {
        svg.tag("title").text(&row.label);
        for (index, line) in (0_u32..).zip(&place.name) {
            let y = place.baseline + f64::from(index) * LINE;
            svg.label(0.0, y, TextStyle::plain(SIZE).paint(paint), line);
        }
    };
    match safe_address(row) {
        Some(address) => svg.tag("a").attr("href", address).inside(|svg| draw_name(svg, Paint::Accent)),
        None => svg.tag("g").inside(|svg| draw_name(svg, Paint::Ink)),
    }
    rule(svg, place.top + place.height, layout.width, Paint::Grid);
}

fn draw_steps(svg: &mut Svg, roadmap: &Roadmap, row: &RoadmapRow, place: &RowPlace, layout: &Layout, view: View) {
    let steps = row.steps.iter().take(roadmap.periods.len());
    for (index, step) in steps.enumerate() {
        if *step == Step::default() {
            continue;
        }
        let period = &roadmap.periods[index];
        let hint = hint(&row.label, &[&period.year, &period.half], step, view);
        svg.hint_group(&hint, |svg| {
            draw_step(svg, step, (layout.x(index), place.cells), layout, view);
        });
    }
}

fn draw_step(svg: &mut Svg, step: &Step, (x, top): (f64, f64), layout: &Layout, view: View) {
    if step.planned.is_some() {
        draw_planned(svg, (x, top), layout.column);
    }
    let corner = (x + 1.0, top + PLANNED + BETWEEN);
    let size = (layout.column - 2.0, layout.actual);
    let fill = match (step.state, step.actual.is_some()) {
        (Some(state), true) => state.fill(),
        (Some(_), false) => Fill::Outlined,
        (None, true) => DONE,
        (None, false) => return,
    };
    fill_area(svg, fill, corner, size, 3.0);
    let Some(state) = step.state else { return };
    let letter = state.letter(view.language);
    let centre = (x + layout.column / 2.0, corner.1 + layout.actual / 2.0);
    if layout.actual > PLATE.1 {
        draw_upright_sign(svg, fill, state.shape(), letter, centre);
    } else {
        draw_sign(svg, fill, state.shape(), letter, centre);
    }
}

/// A piece of the lane of the plan.
fn draw_planned(svg: &mut Svg, (x, top): (f64, f64), width: f64) {
    svg.rect(x, top, width, PLANNED).fill(Paint::Axis).attr("shape-rendering", "crispEdges").empty();
}

/// What the pointer shows on a step: project, half-year, planned, done, state.
fn hint(name: &str, period: &[&str; 2], step: &Step, view: View) -> String {
    let mut lines = vec![format!("{name} {}", period.join(" "))];
    if let Some(planned) = &step.planned {
        lines.push(format!("{}: {planned}", view.language.pick("計画", "planned")));
    }
    if let Some(actual) = &step.actual {
        lines.push(format!("{}: {actual}", view.language.pick("実施", "carried out")));
    }
    if let Some(state) = step.state {
        lines.push(state.word(view.language).to_owned());
    }
    lines.join(" / ")
}

/// The address of a row, unless it could run a script.
fn safe_address(row: &RoadmapRow) -> Option<&str> {
    address::safe_address(row.href.as_deref()?)
}
