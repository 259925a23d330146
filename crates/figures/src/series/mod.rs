//! Readings of an indicator over time against its target path, with the outlook.

mod frame;
mod key;
mod plot;

use crate::caption::Caption;
use crate::scale::TickLabel;
use crate::svg::{Frame, Svg};
use crate::view::View;

use frame::Layout;

/// An indicator over its periods, which follow one another at equal distances.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Series {
    /// Title and description of the figure.
    pub caption: Caption,
    /// Unit, written at the top of the axis ("％", "千件").
    pub unit: String,
    /// Every period from the first to the last shown, those without a value included.
    pub periods: Vec<SeriesPeriod>,
}

/// One period of a series.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SeriesPeriod {
    /// First line of the period's label ("R4").
    pub label: String,
    /// Second line of the period's label ("2022"). May be empty.
    pub sublabel: String,
    /// What was measured.
    pub observation: Observation,
    /// Point of the target path in this period.
    pub path: Option<PathPoint>,
    /// What is to be expected in this period.
    pub outlook: Option<Outlook>,
    /// Set when the definition changed before this period: the words for the break mark
    /// ("定義変更"). No line is drawn across it.
    pub break_before: Option<String>,
}

/// What was measured in a period.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Observation {
    /// A value.
    Reading(Reading),
    /// A value should be there and is not: the reason in a few characters ("未公表").
    Absent(String),
    /// Nothing is to be shown.
    #[default]
    Open,
}

/// A value of an indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The value in the unit of the series.
    pub value: f64,
    /// The value as it is shown ("64.0％").
    pub label: String,
    /// The value may still change; its point is hollow.
    pub provisional: bool,
}

/// A point of the target path; the path is straight from point to point.
#[derive(Debug, Clone, PartialEq)]
pub struct PathPoint {
    /// The value in the unit of the series.
    pub value: f64,
    /// The value as it is shown beside the point; empty for a point without a label.
    pub label: String,
    /// What the point stands for.
    pub kind: PathKind,
}

/// What a point of the target path stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathKind {
    /// 現状値: the value at the start.
    Baseline,
    /// The value promised for a year on the way.
    Milestone,
    /// 目標値: the value promised for the end.
    Target,
}

/// What a forecast expects for a period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outlook {
    /// The expected value.
    pub mean: f64,
    /// Lower and upper end of the band that holds 50 % of the cases.
    pub half: (f64, f64),
    /// Lower and upper end of the band that holds 80 % of the cases.
    pub most: (f64, f64),
}

impl Series {
    /// Every value that the axis has to hold.
    pub(crate) fn values(&self) -> impl Iterator<Item = f64> {
        self.periods.iter().flat_map(|period| {
            let reading = period.observation.reading().map(|reading| reading.value);
            let path = period.path.as_ref().map(|point| point.value);
            let outlook = period.outlook.map(|o| [o.mean, o.half.0, o.half.1, o.most.0, o.most.1]);
            reading.into_iter().chain(path).chain(outlook.into_iter().flatten())
        })
    }
}

impl Observation {
    /// The reading, if its value can be drawn.
    pub(crate) fn reading(&self) -> Option<&Reading> {
        match self {
            Self::Reading(reading) if reading.value.is_finite() => Some(reading),
            _ => None,
        }
    }
}

/// Draws a series.
///
/// Readings are joined only from one period to the next: a missing period is a gap, and no line
/// crosses a break. The outlook opens from the last reading: the inner band holds 50 %, the
/// outer one 80 % of the cases. The axis begins at zero where that costs less than half of the height.
/// `tick_label` writes the axis' values; all other numbers come with their labels.
///
/// ```
/// use rashin_figures::{Observation, Reading, Series, SeriesPeriod, View, draw_series};
///
/// let period = |label: &str, value: f64| SeriesPeriod {
///     label: label.into(),
///     observation: Observation::Reading(Reading {
///         value,
///         label: format!("{value}％"),
///         provisional: false,
///     }),
///     ..SeriesPeriod::default()
/// };
/// let series = Series {
///     unit: "％".into(),
///     periods: vec![period("R4", 35.0), period("R5", 52.0)],
///     ..Series::default()
/// };
/// let svg = draw_series(&series, View::new("kpi-1"), &|tick| format!("{}", tick.value));
/// assert!(svg.contains("52％"));
/// ```
pub fn draw_series(series: &Series, view: View, tick_label: TickLabel) -> String {
    let layout = Layout::of(series, view, tick_label);
    let legend = key::legend(series, view);
    let frame = Frame {
        id: view.id,
        class: &format!("fig-series {}", view.size.class()),
        width: view.size.width(),
        height: layout.height,
        caption: &series.caption,
        has_links: false,
    };
    Svg::figure(&frame, |svg| {
        legend.draw(svg, (frame::EDGE, 0.0));
        layout.draw_axes(svg, series, view);
        plot::draw(svg, series, &layout, view);
    })
}
