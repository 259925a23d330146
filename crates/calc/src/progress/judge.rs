//! The figures of one row, and why some are empty.

use rashin_eval::attainment::attainment;
use rashin_eval::course::{Course, barely_moves, course};
use rashin_eval::margin::margin;
use rashin_eval::met::met;
use rashin_eval::needed::needed_per_year;
use rashin_eval::pace::pace;
use rashin_eval::plan::Note;
use rashin_eval::planned_share::{Basis, planned_share};
use rashin_eval::progress::progress;
use rashin_eval::{Figure, Point, Reason};
use rashin_model::Decimal;
use rashin_model::amount::to_f64;
use rashin_model::tables::IndicatorKind;

use crate::cell::Aim;

/// What a row says.
pub(super) struct Case {
    pub baseline: Option<Decimal>,
    pub target: Option<Decimal>,
    pub actual: Option<Decimal>,
    pub aim: Aim,
    pub kind: Option<IndicatorKind>,
    pub natural_zero: bool,
    pub decimals: Option<u32>,
    pub baseline_time: Figure,
    pub target_time: Figure,
    pub actual_time: Figure,
}

/// What follows from it.
#[derive(Debug, PartialEq)]
pub(super) struct Judgement {
    pub met: Result<bool, Reason>,
    pub margin: Figure,
    pub attainment: Figure,
    pub progress: Figure,
    pub planned_share: Figure,
    pub pace: Figure,
    pub needed_per_year: Figure,
    pub notes: Vec<Note>,
}

impl Judgement {
    /// The figures in the order of the output, after `met`.
    pub(super) fn figures(&self) -> [Figure; 6] {
        [self.margin, self.attainment, self.progress, self.planned_share, self.pace, self.needed_per_year]
    }

    /// A judgement in which everything is empty for one reason.
    fn empty(reason: Reason) -> Self {
        let none = Err(reason);
        Self {
            met: Err(reason),
            margin: none,
            attainment: none,
            progress: none,
            planned_share: none,
            pace: none,
            needed_per_year: none,
            notes: Vec::new(),
        }
    }

    fn without_progress(mut self, reason: Reason) -> Self {
        self.progress = Err(reason);
        self.planned_share = Err(reason);
        self.pace = Err(reason);
        self
    }
}

/// Judges a row.
pub(super) fn judge(case: &Case) -> Judgement {
    if matches!(case.kind, Some(IndicatorKind::Milestone | IndicatorKind::Qualitative)) {
        return Judgement::empty(Reason::NotForThisKind);
    }
    let Some(actual) = case.actual else { return Judgement::empty(Reason::NoReading) };
    let Some(target) = case.target else { return Judgement::empty(Reason::NoTarget) };
    let direction = case.aim.direction;
    let decimals = case.decimals.unwrap_or_else(|| actual.scale().max(target.scale()));
    let (y, end) = (to_f64(actual), to_f64(target));
    let needed = |time, target_time| needed_per_year(Point::new(time, y), Point::new(target_time, end), direction);
    let judgement = Judgement {
        met: Ok(met(actual, direction.comparator(), target, decimals)),
        margin: margin(y, end, direction),
        attainment: attainment(y, end, direction, case.natural_zero),
        needed_per_year: both(case.actual_time, case.target_time)
            .and_then(|(time, target_time)| needed(time, target_time)),
        ..Judgement::empty(Reason::NoBaseline)
    };
    if case.aim.keeps {
        return judgement.without_progress(Reason::NotForThisKind);
    }
    against_start(case, judgement, y, end)
}

/// Adds progress and pace from the baseline `b`.
fn against_start(case: &Case, mut judgement: Judgement, actual: f64, target: f64) -> Judgement {
    let direction = case.aim.direction;
    let start = match case.baseline {
        Some(baseline) => to_f64(baseline),
        None if case.kind == Some(IndicatorKind::Cumulative) => {
            judgement.notes.push(Note::ZeroStartAssumed);
            0.0
        }
        None => return judgement,
    };
    match course(start, target, direction, false) {
        Course::Keep => {
            judgement.notes.push(Note::AlreadyMetAtStart);
            return judgement.without_progress(Reason::AlreadyMetAtStart);
        }
        Course::WrongSide => {
            judgement.notes.push(Note::WrongSide);
            return judgement.without_progress(Reason::WrongSide);
        }
        Course::Move => {}
    }
    judgement.progress = progress(actual, start, target, direction);
    let planned = both(case.baseline_time, case.target_time).and_then(|(start_time, target_time)| {
        planned_share(Point::new(start_time, start), Point::new(target_time, target), &[], case.actual_time?)
    });
    judgement.planned_share = planned.map(|planned| planned.share);
    judgement.pace = both(judgement.progress, judgement.planned_share).and_then(|(made, planned)| pace(made, planned));
    if planned.is_ok_and(|planned| planned.basis == Basis::StraightLine) {
        judgement.notes.push(Note::StraightLine);
    }
    let written = [case.baseline, case.target].into_iter().flatten().map(|value| value.scale()).max();
    if barely_moves(start, target, case.decimals.or(written).unwrap_or(0)) {
        judgement.notes.push(Note::TinyMove);
    }
    if judgement.progress.is_ok_and(|made| made < 0.0) {
        judgement.notes.push(Note::WorseThanStart);
    }
    judgement
}

/// Both figures, or the reason of the first that is missing.
fn both(first: Figure, second: Figure) -> Result<(f64, f64), Reason> {
    Ok((first?, second?))
}
