//! What is drawn in the plot of a series, from the back to the front.

use super::frame::Layout;
use super::{Observation, Outlook, PathKind, Series, SeriesPeriod};
use crate::paint::Paint;
use crate::place::{Area, Places};
use crate::svg::{Anchor, Svg, TextStyle};
use crate::text::text_width;
use crate::view::View;

/// Radius of the point of a reading.
const POINT: f64 = 4.5;

type Point = (f64, f64);

/// Draws bands, path, readings, breaks and labels.
pub(super) fn draw(svg: &mut Svg, series: &Series, layout: &Layout, view: View) {
    let fan = outlook_fan(series, layout);
    let path = path_points(series, layout);
    let runs = reading_runs(series, layout);

    // Labels may reach into the row of the unit above the plot.
    let mut places = Places::within(Area { top: layout.plot.top - view.size.text() * 1.8, ..layout.plot });
    draw_breaks(svg, series, layout, view, &mut places);
    draw_outlook(svg, &fan);
    svg.polyline(&path).stroke(Paint::Target, 1.5).attr("stroke-dasharray", "5 4").empty();
    for run in runs.iter().filter(|run| run.len() > 1) {
        svg.polyline(run)
            .stroke(Paint::Accent, 2.5)
            .attr("stroke-linejoin", "round")
            .attr("stroke-linecap", "round")
            .empty();
    }
    for (index, period) in series.periods.iter().enumerate() {
        draw_period_marks(svg, layout, index, period, view);
    }

    places.avoid_line(&path);
    for run in &runs {
        places.avoid_line(run);
    }
    places.avoid_line(&fan.iter().map(|(x, at)| (*x, at.mean)).collect::<Vec<_>>());
    places.avoid_area(layout.unit);
    draw_labels(svg, series, layout, view, &mut places);
}

/// Coordinates of the readings, one list for each stretch without a gap or a break.
fn reading_runs(series: &Series, layout: &Layout) -> Vec<Vec<Point>> {
    let mut runs: Vec<Vec<Point>> = vec![Vec::new()];
    for (index, period) in series.periods.iter().enumerate() {
        let reading = period.observation.reading();
        if reading.is_none() || period.break_before.is_some() {
            runs.push(Vec::new());
        }
        if let (Some(reading), Some(run)) = (reading, runs.last_mut()) {
            run.push((layout.x(index), layout.scale.at(reading.value)));
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

fn path_points(series: &Series, layout: &Layout) -> Vec<Point> {
    let drawn = |(index, period): (usize, &SeriesPeriod)| {
        let value = period.path.as_ref()?.value;
        value.is_finite().then(|| (layout.x(index), layout.scale.at(value)))
    };
    series.periods.iter().enumerate().filter_map(drawn).collect()
}

/// Coordinates of the outlook, beginning in the last reading before it.
fn outlook_fan(series: &Series, layout: &Layout) -> Vec<(f64, Outlook)> {
    let at = |value: f64| layout.scale.at(value);
    let mut fan: Vec<(f64, Outlook)> = Vec::new();
    let mut origin = None;
    for (index, period) in series.periods.iter().enumerate() {
        let x = layout.x(index);
        if let Some(outlook) = period.outlook {
            fan.extend(if fan.is_empty() { origin.take() } else { None });
            fan.push((
                x,
                Outlook {
                    mean: at(outlook.mean),
                    half: (at(outlook.half.0), at(outlook.half.1)),
                    most: (at(outlook.most.0), at(outlook.most.1)),
                },
            ));
        } else if let Some(reading) = period.observation.reading() {
            let y = at(reading.value);
            origin = Some((x, Outlook { mean: y, half: (y, y), most: (y, y) }));
        }
    }
    fan
}

fn draw_outlook(svg: &mut Svg, fan: &[(f64, Outlook)]) {
    if fan.is_empty() {
        return;
    }
    let mut band = |ends: fn(&Outlook) -> (f64, f64), opacity: &str| {
        let lower = fan.iter().map(|(x, at)| (*x, ends(at).0));
        let upper = fan.iter().rev().map(|(x, at)| (*x, ends(at).1));
        let outline: Vec<Point> = lower.chain(upper).collect();
        svg.polygon(&outline).fill(Paint::Accent).attr("fill-opacity", opacity).empty();
    };
    band(|at| at.most, "0.14");
    band(|at| at.half, "0.22");
    let mean: Vec<Point> = fan.iter().map(|(x, at)| (*x, at.mean)).collect();
    svg.polyline(&mean).stroke(Paint::Accent, 1.5).attr("stroke-dasharray", "2 3").empty();
}

/// A break of the series: a dashed line between two periods, with its word.
fn draw_breaks(svg: &mut Svg, series: &Series, layout: &Layout, view: View, places: &mut Places) {
    let size = small_text(view);
    for (index, period) in series.periods.iter().enumerate() {
        let Some(word) = &period.break_before else {
            continue;
        };
        let x = layout.x_before(index);
        let (top, bottom) = (layout.plot.top, layout.plot.bottom);
        svg.line((x, top), (x, bottom)).stroke(Paint::Muted, 1.0).attr("stroke-dasharray", "1 3").empty();
        // Two slanted strokes through the axis: the sign for a break.
        svg.rect(x - 2.5, bottom - 3.0, 5.0, 6.0).fill(Paint::Surface).empty();
        for dx in [-2.5, 2.5] {
            svg.line((x + dx - 2.0, bottom + 6.0), (x + dx + 2.0, bottom - 6.0)).stroke(Paint::Muted, 1.5).empty();
        }
        let half = text_width(word, size) / 2.0;
        let (left, right) = (layout.plot.left + half, layout.plot.right - half);
        let middle = x.clamp(left, right.max(left));
        let style = TextStyle::plain(size).paint(Paint::Muted);
        let style = style.anchor(Anchor::Middle).halo();
        svg.label(middle, top - 4.0, style, word);
        places.avoid_area(Area { left: middle - half, top: top - 4.0 - size, right: middle + half, bottom: top });
    }
}

/// Size of words that explain, not below what can be read.
fn small_text(view: View) -> f64 {
    (view.size.text() - 1.0).max(12.0)
}

fn draw_period_marks(svg: &mut Svg, layout: &Layout, index: usize, period: &SeriesPeriod, view: View) {
    let x = layout.x(index);
    let name = [period.label.as_str(), period.sublabel.as_str()].join(" ");
    if let Some(point) = period.path.as_ref().filter(|point| point.value.is_finite()) {
        let at = (x, layout.scale.at(point.value));
        let word = match point.kind {
            PathKind::Baseline => view.language.pick("現状値", "baseline"),
            PathKind::Milestone | PathKind::Target => view.language.pick("目標", "target"),
        };
        svg.hint_group(&format!("{name} {word} {}", point.label), |svg| match point.kind {
            PathKind::Baseline => draw_baseline_mark(svg, at),
            PathKind::Milestone => draw_diamond(svg, at, 4.5, false),
            PathKind::Target => draw_diamond(svg, at, 7.0, true),
        });
    }
    match &period.observation {
        Observation::Reading(_) => {
            if let Some(reading) = period.observation.reading() {
                let at = (x, layout.scale.at(reading.value));
                let note =
                    if reading.provisional { view.language.pick("（速報値）", " (provisional)") } else { "" };
                svg.hint_group(&format!("{name} {}{note}", reading.label), |svg| {
                    draw_reading_point(svg, at, reading.provisional);
                });
            }
        }
        Observation::Absent(reason) => {
            let size = small_text(view);
            svg.hint_group(&format!("{name} {reason}"), |svg| {
                let y = layout.plot.bottom - 10.0;
                if text_width(reason, size) <= layout.slot - 2.0 && !reason.is_empty() {
                    let style = TextStyle::plain(size).paint(Paint::Muted);
                    svg.label(x, y + 4.0, style.anchor(Anchor::Middle).halo(), reason);
                } else {
                    draw_absent_mark(svg, (x, y));
                }
            });
        }
        Observation::Open => {}
    }
}

/// Labels of the path's points and of the last reading, each where it disturbs least.
fn draw_labels(svg: &mut Svg, series: &Series, layout: &Layout, view: View, places: &mut Places) {
    let size = view.size.text() + 1.0;
    let mut labels: Vec<(Point, &str, Paint)> = Vec::new();
    let mut last = None;
    for (index, period) in series.periods.iter().enumerate() {
        let x = layout.x(index);
        if let Some(reading) = period.observation.reading() {
            let at = (x, layout.scale.at(reading.value));
            places.avoid_mark(at, POINT + 1.0);
            last = Some((at, reading.label.as_str(), Paint::Accent));
        }
        if let Some(point) = period.path.as_ref().filter(|point| point.value.is_finite()) {
            let at = (x, layout.scale.at(point.value));
            places.avoid_mark(at, POINT + 1.0);
            if !point.label.is_empty() {
                labels.push((at, point.label.as_str(), Paint::Target));
            }
        }
        if let Observation::Absent(_) = period.observation {
            places.avoid_mark((x, layout.plot.bottom - 10.0), layout.slot.min(40.0) / 2.0);
        }
    }
    // The last reading chooses first.
    for (at, label, paint) in last.into_iter().chain(labels.into_iter().rev()) {
        let spot = places.take(at, 11.0, text_width(label, size), size);
        let style = TextStyle::plain(size).paint(paint).anchor(spot.anchor).bold().halo();
        svg.label(spot.x, spot.y, style, label);
    }
}

/// The point of a reading: solid, or hollow while the value may still change.
pub(super) fn draw_reading_point(svg: &mut Svg, (x, y): Point, provisional: bool) {
    let fill = if provisional { Paint::Surface } else { Paint::Accent };
    svg.circle(x, y, POINT).fill(fill).stroke(Paint::Accent, 2.0).empty();
}

/// The mark of a value promised.
pub(super) fn draw_diamond(svg: &mut Svg, (x, y): Point, radius: f64, solid: bool) {
    let fill = if solid { Paint::Target } else { Paint::Surface };
    svg.polygon(&[(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)])
        .fill(fill)
        .stroke(Paint::Target, 1.5)
        .empty();
}

/// The mark of the value at the start: an open square, wide enough to show a reading inside.
pub(super) fn draw_baseline_mark(svg: &mut Svg, (x, y): Point) {
    svg.rect(x - 7.5, y - 7.5, 15.0, 15.0).attr("fill", "none").stroke(Paint::Target, 1.5).empty();
}

/// The mark of a value that is not there: a short dash on a tick.
pub(super) fn draw_absent_mark(svg: &mut Svg, (x, y): Point) {
    svg.line((x - 4.0, y), (x + 4.0, y)).stroke(Paint::Muted, 2.0).empty();
}
