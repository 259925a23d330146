//! Progress bars under one another, each with its name: what stands in the column of a table, as one figure.

use crate::bar::{ProgressBar, draw_progress_bar};
use crate::caption::Caption;
use crate::svg::{Frame, Svg, TextStyle};
use crate::text::wrap;
use crate::view::View;

/// Height of a row.
const ROW: f64 = 44.0;
/// Room between name and bar.
const GAP: f64 = 16.0;
/// Width that the bars take with their labels.
const BAR: f64 = 264.0;
/// Height of a bar's own drawing.
const BAR_HEIGHT: f64 = 28.0;

/// Progress bars with their names.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bars {
    /// Title and description of the figure.
    pub caption: Caption,
    /// The bars in order, each with its name.
    pub rows: Vec<(String, ProgressBar)>,
}

/// Draws the bars under one another.
///
/// ```
/// use rashin_figures::{Bars, ProgressBar, View, draw_bars};
///
/// let bar = ProgressBar { progress: Some(0.5), label: "50%".into(), ..ProgressBar::default() };
/// let bars = Bars { rows: vec![("電子申請率".into(), bar)], ..Bars::default() };
/// assert!(draw_bars(&bars, View::new("bars")).contains("電子申請率"));
/// ```
pub fn draw_bars(bars: &Bars, view: View) -> String {
    let width = view.size.width();
    let room = width - BAR - GAP;
    let size = view.size.text();
    let height = ROW * f64::from(u32::try_from(bars.rows.len()).unwrap_or(u32::MAX)).max(1.0);
    let class = format!("fig-bars {}", view.size.class());
    let frame = Frame { id: view.id, class: &class, width, height, caption: &bars.caption, has_links: false };
    Svg::figure(&frame, |svg| {
        let mut top = 0.0;
        for (place, (name, bar)) in bars.rows.iter().enumerate() {
            let lines = wrap(name, size, room, 2);
            let first = if lines.len() > 1 { top + ROW / 2.0 - 4.0 } else { top + ROW / 2.0 + size * 0.36 };
            let mut y = first;
            for line in &lines {
                svg.label(0.0, y, TextStyle::plain(size), line);
                y += size * 1.3;
            }
            let drawn = draw_progress_bar(bar, &format!("{}-{place}", view.id));
            svg.nested(&drawn, (room + GAP, top + (ROW - BAR_HEIGHT) / 2.0));
            top += ROW;
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{Bars, draw_bars};
    use crate::{ProgressBar, View};

    #[test]
    fn every_bar_stands_under_the_one_before_it() {
        let bar = |label: &str| ProgressBar { progress: Some(0.5), label: label.to_owned(), ..ProgressBar::default() };
        let rows = vec![("一".to_owned(), bar("10%")), ("二".to_owned(), bar("20%"))];
        let text = draw_bars(&Bars { rows, ..Bars::default() }, View::new("bars"));
        let document = roxmltree::Document::parse(&text).expect("XML");
        let nested = document.root_element().children().filter(|node| node.tag_name().name() == "svg");
        let tops: Vec<f64> =
            nested.map(|node| node.attribute("y").and_then(|y| y.parse().ok()).expect("a place")).collect();
        assert_eq!(tops, [8.0, 52.0]);
    }
}
