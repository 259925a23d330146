//! How far an indicator has come from its start to its target, for tables.

use crate::caption::Caption;
use crate::glyph::fill_area;
use crate::paint::Paint;
use crate::state::Fill;
use crate::svg::{Frame, Svg, TextStyle};
use crate::text::{shorten, text_width};

const HEIGHT: f64 = 28.0;
/// Middle of the bar.
const MIDDLE: f64 = 14.0;
const BAR: f64 = 10.0;
/// Room for the arrowhead on the left.
const LEFT: f64 = 8.0;
/// Units of the drawing from the start to the target.
const WHOLE: f64 = 84.0;
/// Room before the start and after the target, as a share of the way between them.
const BEYOND: f64 = 0.2;
const SIZE: f64 = 13.0;

/// Progress of an indicator.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ProgressBar {
    /// Title and description of the figure.
    pub caption: Caption,
    /// Share of the way from the start to the target: 0 at the start, 1 at the target, negative
    /// when worse than at the start. `None` when it cannot be computed.
    pub progress: Option<f64>,
    /// Share of the way that the plan foresaw by now.
    pub planned: Option<f64>,
    /// The progress as it is shown ("63％"), or the reason why there is none.
    pub label: String,
}

/// Draws a progress bar: a track from the start to the target, the progress on it with its end marked, a line at 100 %, a notch where the plan should be by now,
/// and the label. Progress below 0 (hatched) and above 100 % is drawn beyond the ends; what goes
/// further than 20 % beyond ends in an arrowhead.
///
/// ```
/// use rashin_figures::{ProgressBar, draw_progress_bar};
///
/// let bar = ProgressBar {
///     progress: Some(0.63),
///     label: "63％".into(),
///     ..ProgressBar::default()
/// };
/// assert!(draw_progress_bar(&bar, "bar-1").contains("63％"));
/// ```
pub fn draw_progress_bar(bar: &ProgressBar, id: &str) -> String {
    let label_room = text_width(&bar.label, SIZE).clamp(44.0, 120.0);
    let frame = Frame {
        id,
        class: "fig-progress fig-small",
        width: x_of(1.0 + BEYOND) + 12.0 + label_room + 2.0,
        height: HEIGHT,
        caption: &bar.caption,
        has_links: false,
    };
    Svg::figure(&frame, |svg| draw(svg, bar, label_room))
}

/// Coordinate of a share of the way, as far as the drawing goes.
fn x_of(share: f64) -> f64 {
    LEFT + (share.clamp(-BEYOND, 1.0 + BEYOND) + BEYOND) * WHOLE
}

fn draw(svg: &mut Svg, bar: &ProgressBar, label_room: f64) {
    let progress = bar.progress.filter(|progress| progress.is_finite());
    let top = MIDDLE - BAR / 2.0;
    if progress.is_some() {
        svg.rect(x_of(0.0), top, WHOLE, BAR).fill(Paint::Track).empty();
    } else {
        fill_area(svg, Fill::Outlined, (x_of(0.0), top), (WHOLE, BAR), 0.0);
    }
    if let Some(progress) = progress {
        draw_progress(svg, progress, top);
    }
    // The start is a thin line, the target a strong one: 100 %.
    svg.line((x_of(0.0), top - 3.0), (x_of(0.0), top + BAR + 3.0)).stroke(Paint::Axis, 1.0).empty();
    let target = ((x_of(1.0), top - 6.0), (x_of(1.0), top + BAR + 6.0));
    if progress.is_some_and(|progress| progress > 1.0) {
        // A rim, so that the line is seen on the bar that goes beyond it.
        svg.line(target.0, target.1).stroke(Paint::Surface, 5.0).empty();
    }
    svg.line(target.0, target.1).stroke(Paint::Target, 2.0).empty();
    if let Some(planned) = bar.planned.filter(|planned| planned.is_finite()) {
        let x = x_of(planned);
        svg.polygon(&[(x, top + BAR), (x + 4.0, HEIGHT - 2.0), (x - 4.0, HEIGHT - 2.0)])
            .fill(Paint::Ink)
            .stroke(Paint::Surface, 1.0)
            .empty();
    }
    let x = x_of(1.0 + BEYOND) + 12.0;
    let (paint, label) = match progress {
        Some(_) => (Paint::Ink, shorten(&bar.label, SIZE, label_room)),
        None => (Paint::Muted, shorten(&bar.label, SIZE, label_room)),
    };
    svg.label(x, MIDDLE + SIZE * 0.36, TextStyle::plain(SIZE).paint(paint), &label);
}

fn draw_progress(svg: &mut Svg, progress: f64, top: f64) {
    let (from, to) = (x_of(0.0), x_of(progress));
    if progress < 0.0 {
        fill_area(svg, Fill::Hatched, (to, top), (from - to, BAR), 0.0);
    } else {
        svg.rect(from, top, to - from, BAR).fill(Paint::Accent).empty();
    }
    let beyond = if progress < -BEYOND {
        -1.0
    } else if progress > 1.0 + BEYOND {
        1.0
    } else {
        0.0
    };
    if beyond == 0.0 {
        // The end of the bar, so that also "just at the start" can be seen.
        svg.rect(to - 1.5, top - 3.0, 3.0, BAR + 6.0).fill(Paint::Ink).empty();
    } else {
        svg.polygon(&[(to, top - 3.0), (to + beyond * 7.0, MIDDLE), (to, top + BAR + 3.0)]).fill(Paint::Ink).empty();
    }
}
