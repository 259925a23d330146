//! The inputs of formulas as text: what stands for y, T, b and t.

use rashin_eval::met::Comparator;
use rashin_eval::plan::{Assessment, Series};
use rashin_eval::show as text;
use rashin_model::tables::{Indicator, Reading};
use rashin_model::{Decimal, Period};

use crate::plan_view::PlanView;

/// The inputs of one assessment; a letter where there is none.
pub struct Inputs<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// What is explained.
    pub one: &'a Assessment,
    /// The value.
    pub y: String,
    /// The target that the value is held against.
    pub target: String,
    /// How it is held against it.
    pub sign: &'static str,
    /// The target of the plan's end.
    pub last: String,
    /// The value at the start.
    pub start: String,
    /// The time of the value.
    pub time: String,
    /// The times of start and end.
    pub from_to: Option<(String, String)>,
    /// Whether lower is better.
    pub is_lower: bool,
}

impl<'a> Inputs<'a> {
    /// The inputs for the latest value of a series.
    pub fn of(view: &'a PlanView, series: &'a Series) -> Self {
        let indicator = view.indicator(series.indicator);
        let one = series.latest();
        let promise = &series.promise;
        let shown = |value: Decimal| text::grouped(value, indicator.decimals);
        let held = one.period.and_then(|period| promise.for_period(period));
        Self {
            indicator,
            one,
            y: one.actual.map_or_else(|| "y".to_owned(), shown),
            target: one.target.map_or_else(|| "T".to_owned(), shown),
            sign: match held.map(|held| held.comparator) {
                Some(Comparator::AtMost) => "≤",
                Some(Comparator::Equal) => "＝",
                Some(Comparator::AtLeast) | None => "≥",
            },
            last: promise.last().map_or_else(|| "T".to_owned(), |end| shown(end.value)),
            start: promise.start.as_ref().map_or_else(|| "b".to_owned(), |start| shown(start.value)),
            time: year(one.period.map_or(0.0, Period::end_in_years)),
            from_to: promise
                .start
                .as_ref()
                .zip(promise.last())
                .map(|(start, end)| (year(start.point.time), year(end.point.time))),
            is_lower: promise.direction == Some(rashin_eval::Direction::Lower),
        }
    }
}

/// A time in years, to the hundredth.
fn year(time: f64) -> String {
    format!("{time:.2}")
}

/// The reading behind the latest value of a series.
pub fn reading<'a>(view: &'a PlanView, series: &Series) -> Option<&'a Reading> {
    let code = &view.indicator(series.indicator).code;
    let period = series.latest().period?;
    view.plan
        .readings
        .iter()
        .find(|reading| reading.indicator == *code && reading.area == series.area && reading.period == period)
}
