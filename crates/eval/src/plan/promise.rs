//! What was promised for an indicator in an area: start, targets along the way, end.

use rashin_model::tables::{
    Comparator as ModelComparator, Direction as ModelDirection, Indicator, IndicatorKind, Target, TargetKind,
    TargetStatus,
};
use rashin_model::{Decimal, Period};

use crate::course::{Course, course};
use crate::met::Comparator;
use crate::planned_share::planned_share;
use crate::{Direction, Point};

/// The value at the start.
#[derive(Debug, Clone, PartialEq)]
pub struct Start {
    /// Its period; a cumulative figure that starts from nothing has the day before its first period.
    pub period: Period,
    /// The value.
    pub value: Decimal,
    /// The time of the start, in years.
    pub point: Point,
    /// Whether a start of 0 is assumed: only for cumulative figures without a baseline.
    pub assumed: bool,
}

/// A target value.
#[derive(Debug, Clone, PartialEq)]
pub struct Promised {
    /// Its period.
    pub period: Period,
    /// The value.
    pub value: Decimal,
    /// Time and value as the formulas take them.
    pub point: Point,
    /// How the actual value is held against it.
    pub comparator: Comparator,
    /// How its paper says that it is: `Equal` where the paper gives the value alone.
    pub stated: Comparator,
}

/// What was promised.
#[derive(Debug, Clone, PartialEq)]
pub struct Promise {
    /// The start, if there is one.
    pub start: Option<Start>,
    /// Targets with a value, by period; the last one is that of the plan's end.
    pub targets: Vec<Promised>,
    /// Whether and how the end was promised; `None` if nothing was.
    pub status: Option<TargetStatus>,
    /// Which way is better; `None` where a figure has no direction.
    pub direction: Option<Direction>,
    /// Whether the figure is to be kept rather than moved.
    pub keeps: bool,
    /// Whether it is for reference only.
    pub reference_only: bool,
}

impl Promise {
    /// The promise in the target rows of one indicator and area.
    pub(super) fn of(indicator: &Indicator, rows: &[&Target]) -> Self {
        let direction = match indicator.direction {
            ModelDirection::Higher | ModelDirection::KeepAtLeast => Some(Direction::Higher),
            ModelDirection::Lower | ModelDirection::KeepAtMost => Some(Direction::Lower),
            ModelDirection::None => None,
        };
        let judged = direction.filter(|_| !indicator.reference_only);
        let mut targets: Vec<Promised> = rows
            .iter()
            .filter(|row| row.kind == TargetKind::Target && row.status == TargetStatus::Set)
            .filter_map(|row| {
                judged.zip(row.value.as_ref()).map(|(direction, amount)| promised(row, amount.value, direction))
            })
            .collect();
        targets.sort_by_key(|target| target.period);
        let ends = rows.iter().filter(|row| row.kind != TargetKind::Baseline);
        Self {
            start: start(indicator, rows),
            targets,
            status: ends.max_by_key(|row| row.period).map(|row| row.status),
            direction,
            keeps: matches!(indicator.direction, ModelDirection::KeepAtLeast | ModelDirection::KeepAtMost),
            reference_only: indicator.reference_only,
        }
    }

    /// The target of the plan's end.
    pub fn last(&self) -> Option<&Promised> {
        self.targets.last()
    }

    /// The target that a value of `period` is held against: that of the same period, else the next
    /// one to come, else the last.
    pub fn for_period(&self, period: Period) -> Option<&Promised> {
        let same = self.targets.iter().find(|target| target.period == period);
        same.or_else(|| self.targets.iter().find(|target| target.period.end() >= period.end())).or_else(|| self.last())
    }

    /// The value that the plan asks for at the end of a period: b + s · (T − b) with the planned share s; what is
    /// promised for the period itself where there is something. In the unit of the indicator; `None` without a
    /// start or an end, before the start, and where a target is to be kept.
    pub fn planned_at(&self, period: Period) -> Option<f64> {
        if let Some(target) = self.targets.iter().find(|target| target.period == period) {
            return Some(target.point.value);
        }
        let (start, end) = (self.start.as_ref()?, self.last()?);
        if start.period == period {
            return Some(start.point.value);
        }
        let yearly: Vec<Point> = self.targets.iter().map(|target| target.point).collect();
        let share = planned_share(start.point, end.point, &yearly, period.end_in_years()).ok()?.share;
        Some(start.point.value + share * (end.point.value - start.point.value)).filter(|_| !self.keeps)
    }

    /// How the end stands to the start; `None` without one of them.
    pub fn course(&self) -> Option<Course> {
        if self.keeps {
            return self.last().map(|_| Course::Keep);
        }
        let (start, last, direction) = (self.start.as_ref()?, self.last()?, self.direction?);
        Some(course(start.point.value, last.point.value, direction, false))
    }
}

fn promised(row: &Target, value: Decimal, direction: Direction) -> Promised {
    let stated = row.comparator.map(|comparator| match comparator {
        ModelComparator::Ge => Comparator::AtLeast,
        ModelComparator::Le => Comparator::AtMost,
        ModelComparator::Eq => Comparator::Equal,
    });
    let comparator = stated.unwrap_or_else(|| direction.comparator());
    let stated = stated.unwrap_or(Comparator::Equal);
    let point = Point::new(row.period.end_in_years(), rashin_model::amount::to_f64(value));
    Promised { period: row.period, value, point, comparator, stated }
}

fn start(indicator: &Indicator, rows: &[&Target]) -> Option<Start> {
    let baseline = rows.iter().filter(|row| row.kind == TargetKind::Baseline).max_by_key(|row| row.period);
    if let Some((row, amount)) = baseline.and_then(|row| Some((row, row.value.as_ref()?))) {
        let point = Point::new(row.period.end_in_years(), amount.as_f64());
        return Some(Start { period: row.period, value: amount.value, point, assumed: false });
    }
    let from = indicator.cumulative_from.filter(|_| indicator.kind == IndicatorKind::Cumulative)?;
    let before = Period::Date(from.start().yesterday().ok()?);
    Some(Start { period: before, value: Decimal::ZERO, point: Point::new(before.end_in_years(), 0.0), assumed: true })
}
