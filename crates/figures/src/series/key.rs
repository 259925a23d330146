//! The legend of a series: only what the figure shows.

use super::{Observation, PathKind, Series};
use crate::legend::{Entry, Legend};
use crate::paint::Paint;
use crate::view::View;

use super::frame::EDGE;
use super::plot::{draw_absent_mark, draw_baseline_mark, draw_diamond, draw_reading_point};

/// Width of a key that shows a piece of line.
const LINE: f64 = 26.0;

/// The legend of a series, set into the width of its view.
pub(super) fn legend(series: &Series, view: View) -> Legend<'static> {
    let word = |japanese, english| view.language.pick(japanese, english);
    let readings = || series.periods.iter().filter_map(|p| p.observation.reading());
    let path = || series.periods.iter().filter_map(|p| p.path.as_ref());
    let mut entries = Vec::new();
    if readings().any(|reading| !reading.provisional) {
        entries.push(Entry::new(LINE, word("実績", "Actual"), |svg, (x, y)| {
            svg.line((x, y), (x + LINE, y)).stroke(Paint::Accent, 2.5).empty();
            draw_reading_point(svg, (x + LINE / 2.0, y), false);
        }));
    }
    if readings().any(|reading| reading.provisional) {
        let text = word("速報値", "Provisional");
        entries.push(Entry::new(12.0, text, |svg, (x, y)| {
            draw_reading_point(svg, (x + 6.0, y), true);
        }));
    }
    if path().any(|point| point.kind == PathKind::Baseline) {
        entries.push(Entry::new(15.0, word("現状値", "Baseline"), |svg, (x, y)| {
            draw_baseline_mark(svg, (x + 7.5, y));
        }));
    }
    if path().next().is_some() {
        // A path without a promise on the way is a straight line, and is called so.
        let text = if path().any(|point| point.kind == PathKind::Milestone) {
            word("目標", "Target path")
        } else {
            word("目標までの直線", "Straight line to the target")
        };
        entries.push(Entry::new(LINE, text, |svg, (x, y)| {
            svg.line((x, y), (x + LINE, y)).stroke(Paint::Target, 1.5).attr("stroke-dasharray", "5 4").empty();
            draw_diamond(svg, (x + LINE / 2.0, y), 5.5, true);
        }));
    }
    if series.periods.iter().any(|p| p.outlook.is_some()) {
        let text = word("見通し（内側の帯 50％、外側の帯 80％）", "Outlook (inner band 50 %, outer 80 %)");
        entries.push(Entry::new(LINE, text, |svg, (x, y)| {
            for (half, opacity) in [(8.0, "0.14"), (4.0, "0.22")] {
                svg.rect(x, y - half, LINE, half * 2.0).fill(Paint::Accent).attr("fill-opacity", opacity).empty();
            }
            svg.line((x, y), (x + LINE, y)).stroke(Paint::Accent, 1.5).attr("stroke-dasharray", "2 3").empty();
        }));
    }
    if series.periods.iter().any(|p| matches!(p.observation, Observation::Absent(_))) {
        let text = word("値なし", "No value");
        entries.push(Entry::new(12.0, text, |svg, (x, y)| {
            draw_absent_mark(svg, (x + 6.0, y));
        }));
    }
    Legend::set(entries, view.size.width() - 2.0 * EDGE, view.size.text())
}
