//! One indicator in one area, judged period by period.

use jiff::civil::Date;
use rashin_model::tables::{Indicator, Profile, Reading, ReadingStatus};
use rashin_model::{AreaCode, Decimal, Period};

use super::computed_mark::ComputedMark;
use super::note::Note;
use super::outlook::{Outlook, outlook};
use super::promise::Promise;
use super::schedule::{is_due, missed_periods};
use super::state::State;
use crate::attainment::attainment;
use crate::cagr::{Growth, GrowthStatus, cagr_category};
use crate::change::change;
use crate::course::{Course, barely_moves};
use crate::margin::margin;
use crate::met::met;
use crate::needed::{needed_per_year, needed_ratio, recent_per_year};
use crate::pace::pace;
use crate::planned_share::{Basis, PlannedShare, planned_share};
use crate::progress::progress;
use crate::{Direction, Figure, Point, Reason};

/// One indicator in one area.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Position of the indicator in the plan.
    pub indicator: usize,
    /// The area.
    pub area: AreaCode,
    /// What was promised.
    pub promise: Promise,
    /// One per period reported, in order of time; one without a period if nothing was.
    pub assessments: Vec<Assessment>,
}

impl Series {
    /// The one that stands for today: the latest with a value, else the last.
    pub fn latest(&self) -> &Assessment {
        let with_value = self.assessments.iter().rev().find(|assessment| assessment.actual.is_some());
        with_value.unwrap_or_else(|| &self.assessments[self.assessments.len() - 1])
    }
}

impl Series {
    /// The one that stood for the figure on an earlier day: the latest with a value whose period had
    /// ended, else the last that had; one that has no period stands for "nothing was reported".
    pub fn until(&self, day: Date) -> Option<&Assessment> {
        let ended = |one: &&Assessment| one.period.is_none_or(|period| period.end() <= day);
        let known = || self.assessments.iter().rev().filter(ended);
        known().find(|one| one.actual.is_some()).or_else(|| known().next())
    }
}

/// What a value means, as of a date.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// The period of the value; `None` when nothing was reported.
    pub period: Option<Period>,
    /// Position of the reading among those of the series.
    pub reading: Option<usize>,
    /// The state.
    pub state: State,
    /// The value.
    pub actual: Option<Decimal>,
    /// The period of the target that the value is held against.
    pub target_period: Option<Period>,
    /// That target.
    pub target: Option<Decimal>,
    /// Whether that target is met.
    pub met: Result<bool, Reason>,
    /// Whether the target of the plan's end is met already.
    pub met_at_end: Result<bool, Reason>,
    /// Distance to that target, above 0 on the good side, in the indicator's unit.
    pub margin: Figure,
    /// Attainment, 1 = 100 %.
    pub attainment: Figure,
    /// Progress, 1 = the whole way.
    pub progress: Figure,
    /// Share planned by the time of the value.
    pub planned_share: Result<PlannedShare, Reason>,
    /// Pace, 1 = as planned.
    pub pace: Figure,
    /// Change from the value before, in the indicator's unit.
    pub change: Figure,
    /// Yearly change needed from now on.
    pub needed_per_year: Figure,
    /// Yearly change of late.
    pub recent_per_year: Figure,
    /// How many times the recent change is needed.
    pub needed_ratio: Figure,
    /// Category by compound growth, for comparison outside.
    pub category: Growth,
    /// Where it leads; only for the latest value.
    pub outlook: Result<Outlook, Reason>,
    /// Marks that follow from the figures.
    pub marks: Vec<ComputedMark>,
    /// Remarks.
    pub notes: Vec<Note>,
}

/// Judges every reading up to the date; at least one assessment comes back.
pub(super) fn assess(
    indicator: &Indicator,
    promise: &Promise,
    readings: &[Reading],
    as_of: Date,
    profile: &Profile,
) -> Vec<Assessment> {
    let known = &readings[..readings.iter().take_while(|reading| reading.period.end() <= as_of).count()];
    let points: Vec<Option<Point>> = known.iter().map(point).collect();
    let latest = points.iter().rposition(Option::is_some);
    let mut found: Vec<Assessment> = Vec::with_capacity(known.len().max(1));
    let mut line: Vec<Point> = Vec::with_capacity(known.len());
    for (position, (reading, &point)) in known.iter().zip(&points).enumerate() {
        // Nothing is compared across a change of definition: the line begins anew there.
        let broken = indicator.breaks.iter().any(|from| {
            from.start() <= reading.period.end()
                && position.checked_sub(1).is_some_and(|before| known[before].period.end() < from.start())
        });
        if broken {
            line.clear();
        }
        line.extend(point);
        let state = State::of_reading(reading.status, point.is_some(), promise);
        let mut one = match point {
            Some(point) => judge(indicator, promise, reading, point, &line, state),
            None => Assessment::empty(state, state.reason(promise)),
        };
        one.period = Some(reading.period);
        one.reading = Some(position);
        if latest == Some(position) {
            one.outlook = outlook(indicator, promise, &line);
            if missed_periods(indicator, profile, Some(reading.period), as_of) > 0 {
                one.notes.push(Note::Late);
            }
        }
        if indicator.breaks.iter().any(|from| from.start() <= reading.period.end()) {
            one.notes.push(Note::DefinitionBreak);
        }
        found.push(one);
    }
    if found.is_empty() {
        let state = State::without_reading(promise, is_due(indicator, profile, as_of));
        found.push(Assessment::empty(state, state.reason(promise)));
    }
    found
}

fn point(reading: &Reading) -> Option<Point> {
    let amount = reading.value.as_ref().filter(|_| reading.status.has_value())?;
    Some(Point::new(reading.period.end_in_years(), amount.as_f64()))
}

/// All formulas for one value. `line` are the points since the last change of definition, this one last.
fn judge(
    indicator: &Indicator,
    promise: &Promise,
    reading: &Reading,
    point: Point,
    line: &[Point],
    state: State,
) -> Assessment {
    let previous = line.len().checked_sub(2).map(|before| line[before]);
    let mut one = Assessment::empty(state, state.reason(promise));
    one.actual = reading.value.as_ref().map(|amount| amount.value);
    one.outlook = Err(Reason::NotTheLatest);
    one.change = previous.ok_or(Reason::TooFewPoints).and_then(|previous| change(point.value, previous.value));
    one.recent_per_year = previous.ok_or(Reason::TooFewPoints).and_then(|previous| recent_per_year(point, previous));
    let Some(direction) = promise.direction else {
        one.notes.push(Note::NoDirection);
        return one;
    };
    one.category = category(indicator, promise, line, direction);
    let (Some(target), Some(last), Some(actual)) = (promise.for_period(reading.period), promise.last(), one.actual)
    else {
        return one;
    };
    if reading.status == ReadingStatus::Provisional {
        one.notes.push(Note::Provisional);
    }
    one.target_period = Some(target.period);
    one.target = Some(target.value);
    one.met = Ok(met(actual, target.comparator, target.value, indicator.decimals));
    one.met_at_end = Ok(met(actual, last.comparator, last.value, indicator.decimals));
    one.margin = margin(point.value, target.point.value, direction);
    one.attainment = attainment(point.value, target.point.value, direction, indicator.natural_zero);
    one.needed_per_year = needed_per_year(point, last.point, direction);
    one.needed_ratio =
        one.needed_per_year.and_then(|needed| one.recent_per_year.and_then(|recent| needed_ratio(needed, recent)));
    judge_against_start(&mut one, indicator, promise, reading.period, point, direction);
    one
}

fn judge_against_start(
    one: &mut Assessment,
    indicator: &Indicator,
    promise: &Promise,
    period: Period,
    point: Point,
    direction: Direction,
) {
    let Some(last) = promise.last() else { return };
    let refuse = |one: &mut Assessment, reason: Reason| {
        one.progress = Err(reason);
        one.planned_share = Err(reason);
        one.pace = Err(reason);
    };
    match promise.course() {
        None => return refuse(one, Reason::NoBaseline),
        Some(Course::Keep) => {
            if promise.keeps {
                return refuse(one, Reason::NotForThisKind);
            }
            one.notes.push(Note::AlreadyMetAtStart);
            return refuse(one, Reason::AlreadyMetAtStart);
        }
        Some(Course::WrongSide) => {
            one.notes.push(Note::WrongSide);
            return refuse(one, Reason::WrongSide);
        }
        Some(Course::Move) => {}
    }
    let Some(start) = &promise.start else { return refuse(one, Reason::NoBaseline) };
    // A value from before a change of definition cannot be held against one from after it.
    let break_between = |from: &Period| from.start() > start.period.end() && from.start() <= period.end();
    if indicator.breaks.iter().any(break_between) {
        return refuse(one, Reason::DefinitionBreak);
    }
    one.progress = progress(point.value, start.point.value, last.point.value, direction);
    let along: Vec<Point> = promise.targets[..promise.targets.len() - 1].iter().map(|target| target.point).collect();
    one.planned_share = planned_share(start.point, last.point, &along, point.time);
    one.pace = one.progress.and_then(|progress| one.planned_share.and_then(|planned| pace(progress, planned.share)));
    if start.assumed {
        one.notes.push(Note::ZeroStartAssumed);
    }
    if one.planned_share.is_ok_and(|planned| planned.basis == Basis::StraightLine) {
        one.notes.push(Note::StraightLine);
    }
    if barely_moves(start.point.value, last.point.value, indicator.decimals) {
        one.notes.push(Note::TinyMove);
    }
    if one.progress.is_ok_and(|progress| progress < 0.0) {
        one.notes.push(Note::WorseThanStart);
    }
}

fn category(indicator: &Indicator, promise: &Promise, line: &[Point], direction: Direction) -> Growth {
    let base =
        promise.start.as_ref().filter(|start| !start.assumed).map_or(f64::NEG_INFINITY, |start| start.point.time);
    let limit = match direction {
        Direction::Higher => indicator.maximum,
        Direction::Lower => None,
    };
    cagr_category(line, base, direction, promise.last().map(|last| last.point), limit.map(rashin_model::amount::to_f64))
}

impl Assessment {
    /// Whether the target that the value is held against belongs to a later period.
    pub fn target_is_to_come(&self) -> bool {
        self.target_period.zip(self.period).is_some_and(|(target, own)| target.end() > own.end())
    }

    /// An assessment in which every figure is empty for one reason.
    fn empty(state: State, reason: Reason) -> Self {
        Self {
            period: None,
            reading: None,
            state,
            actual: None,
            target_period: None,
            target: None,
            met: Err(reason),
            met_at_end: Err(reason),
            margin: Err(reason),
            attainment: Err(reason),
            progress: Err(reason),
            planned_share: Err(reason),
            pace: Err(reason),
            change: Err(reason),
            needed_per_year: Err(reason),
            recent_per_year: Err(reason),
            needed_ratio: Err(reason),
            category: Growth { value: Err(reason), status: GrowthStatus::NotAvailable, score: Err(reason) },
            outlook: Err(reason),
            marks: Vec::new(),
            notes: Vec::new(),
        }
    }
}
