//! A series as small as a word, for tables.

use crate::caption::Caption;
use crate::paint::Paint;
use crate::scale::{Domain, Scale};
use crate::svg::{Frame, Svg};

const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 32.0;
/// Room for the marks at the edges.
const EDGE: f64 = 5.0;
/// Room on the right for the target's tick.
const TARGET: f64 = 10.0;

/// The course of an indicator without axes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sparkline {
    /// Title and description; the numbers are in the table around.
    pub caption: Caption,
    /// One entry for each period; `None` is a gap.
    pub points: Vec<Option<SparklinePoint>>,
    /// Value promised, drawn as a tick on the right.
    pub target: Option<f64>,
}

/// One reading of a sparkline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SparklinePoint {
    /// The value; the unit is the table's.
    pub value: f64,
    /// The value may still change; as last point it is hollow.
    pub provisional: bool,
}

/// Draws a sparkline: 120 by 32 pixels, the last reading marked by a point, the target by a tick
/// with a diamond on the right. Gaps are left open; a reading alone between gaps is a dot.
///
/// ```
/// use rashin_figures::{Caption, Sparkline, SparklinePoint, draw_sparkline};
///
/// let at = |value| Some(SparklinePoint { value, provisional: false });
/// let sparkline = Sparkline {
///     caption: Caption::new("電子申請率 R2-R5", ""),
///     points: vec![at(20.0), None, at(35.0), at(52.0)],
///     target: Some(90.0),
/// };
/// assert!(draw_sparkline(&sparkline, "spark-1").starts_with("<svg"));
/// ```
pub fn draw_sparkline(sparkline: &Sparkline, id: &str) -> String {
    let frame = Frame {
        id,
        class: "fig-sparkline fig-small",
        width: WIDTH,
        height: HEIGHT,
        caption: &sparkline.caption,
        has_links: false,
    };
    Svg::figure(&frame, |svg| draw(svg, sparkline))
}

fn draw(svg: &mut Svg, sparkline: &Sparkline) {
    let target = sparkline.target.filter(|target| target.is_finite());
    let points: Vec<Option<SparklinePoint>> =
        sparkline.points.iter().map(|point| point.filter(|point| point.value.is_finite())).collect();
    let values = points.iter().flatten().map(|point| point.value);
    let scale = Scale::tight(Domain::of(values.chain(target)), HEIGHT - EDGE, EDGE);
    let right = WIDTH - EDGE - TARGET;
    let steps = u32::try_from(points.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let step = (right - EDGE) / f64::from(steps.max(1));

    if let Some(target) = target {
        let y = scale.at(target);
        svg.line((EDGE, y), (WIDTH - EDGE - 3.0, y)).stroke(Paint::Axis, 1.0).attr("stroke-dasharray", "2 3").empty();
        let x = WIDTH - EDGE;
        svg.polygon(&[(x, y - 4.0), (x + 4.0, y), (x, y + 4.0), (x - 4.0, y)]).fill(Paint::Target).empty();
    }
    let mut run: Vec<(f64, f64)> = Vec::new();
    let mut last = None;
    for (index, point) in (0_u32..).zip(&points) {
        if let Some(point) = point {
            let at = (EDGE + f64::from(index) * step, scale.at(point.value));
            run.push(at);
            last = Some((at, point.provisional));
        } else {
            draw_run(svg, &run);
            run.clear();
        }
    }
    draw_run(svg, &run);
    if let Some(((x, y), provisional)) = last {
        let fill = if provisional { Paint::Surface } else { Paint::Accent };
        svg.circle(x, y, 3.0).fill(fill).stroke(Paint::Accent, 1.5).empty();
    }
}

fn draw_run(svg: &mut Svg, run: &[(f64, f64)]) {
    match run {
        [] => {}
        [(x, y)] => svg.circle(*x, *y, 1.8).fill(Paint::Accent).empty(),
        _ => svg
            .polyline(run)
            .stroke(Paint::Accent, 1.8)
            .attr("stroke-linejoin", "round")
            .attr("stroke-linecap", "round")
            .empty(),
    }
}
