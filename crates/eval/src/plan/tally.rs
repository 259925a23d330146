//! Standing: where a figure stands, in one word; and how many stand where.

use rashin_model::Lang;

use super::assessment::Assessment;
use super::state::State;
use crate::Reason;
use crate::rounding::at_cut;

/// From this pace on a figure is about as planned.
const ON_PACE: f64 = 0.95;
/// From this pace on a figure is somewhat behind, below it far behind.
const SOMEWHAT_BEHIND: f64 = 0.60;

/// Where a figure stands. Never averaged: only counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The target of its period or of the plan's end is met.
    Met,
    /// Pace 0.95 or more.
    OnPace,
    /// Pace 0.60 to 0.95.
    SlightlyBehind,
    /// Pace under 0.60, or a period's target missed where no pace is asked.
    Behind,
    /// Worse than at the start.
    Worse,
    /// A value without a target that could judge it.
    NotJudged,
    /// Not due yet.
    NotDue,
    /// No value.
    NoValue,
}

impl Standing {
    /// Every standing, the best first.
    pub const ALL: [Self; 8] = [
        Self::Met,
        Self::OnPace,
        Self::SlightlyBehind,
        Self::Behind,
        Self::Worse,
        Self::NotJudged,
        Self::NotDue,
        Self::NoValue,
    ];

    /// Where a figure stands.
    ///
    /// Formula: met first; then by pace r at the cuts 0.95 and 0.60, worse than at the start where
    /// progress is below 0; without a pace, a missed target is behind.
    pub fn of(one: &Assessment) -> Self {
        match one.state {
            State::NotDue => return Self::NotDue,
            State::NoReading | State::Pending | State::Suppressed | State::NotApplicable if one.actual.is_none() => {
                return Self::NoValue;
            }
            state if !state.is_judged() => return Self::NotJudged,
            _ => {}
        }
        if one.met_at_end == Ok(true) {
            return Self::Met;
        }
        if one.progress.is_ok_and(|progress| at_cut(progress) < 0.0) {
            return Self::Worse;
        }
        match one.pace.map(at_cut) {
            Ok(pace) if pace >= ON_PACE => Self::OnPace,
            Ok(pace) if pace >= SOMEWHAT_BEHIND => Self::SlightlyBehind,
            Ok(_) => Self::Behind,
            Err(Reason::WrongSide) => Self::NotJudged,
            Err(_) => match one.met {
                Ok(true) => Self::Met,
                // A target of a later period is not missed yet, and without a start no pace says more.
                Ok(false) if one.target_is_to_come() => Self::NotJudged,
                Ok(false) => Self::Behind,
                Err(_) => Self::NotJudged,
            },
        }
    }

    /// Why a figure that was not judged was not; `None` for one that was.
    pub fn why_not_judged(one: &Assessment) -> Option<Reason> {
        match Self::of(one) {
            Self::NotJudged | Self::NotDue | Self::NoValue => one.met.err().or(one.pace.err()),
            _ => None,
        }
    }

    /// The machine name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::OnPace => "on_pace",
            Self::SlightlyBehind => "slightly_behind",
            Self::Behind => "behind",
            Self::Worse => "worse",
            Self::NotJudged => "not_judged",
            Self::NotDue => "not_due",
            Self::NoValue => "no_value",
        }
    }

    /// The label in a language.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Met => lang.pick("達成", "met"),
            Self::OnPace => lang.pick("順調", "on pace"),
            Self::SlightlyBehind => lang.pick("やや遅れ", "slightly behind"),
            Self::Behind => lang.pick("遅れ", "behind"),
            Self::Worse => lang.pick("悪化", "worse than at start"),
            Self::NotJudged => lang.pick("判定なし", "not judged"),
            Self::NotDue => lang.pick("時期前", "not due yet"),
            Self::NoValue => lang.pick("値なし", "no value"),
        }
    }
}

/// How many figures stand where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally([usize; 8]);

impl Tally {
    /// Counts standings.
    pub fn of(standings: impl IntoIterator<Item = Standing>) -> Self {
        let mut tally = Self::default();
        for standing in standings {
            tally.0[standing as usize] += 1;
        }
        tally
    }

    /// How many stand there.
    pub fn count(&self, standing: Standing) -> usize {
        self.0[standing as usize]
    }

    /// How many there are.
    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }

    /// How many of them are judged.
    pub fn judged(&self) -> usize {
        [Standing::Met, Standing::OnPace, Standing::SlightlyBehind, Standing::Behind, Standing::Worse]
            .into_iter()
            .map(|standing| self.count(standing))
            .sum()
    }

    /// The standings that occur with their counts, in words: `達成 3、順調 4`.
    pub fn words(&self, lang: Lang) -> String {
        let counted = Standing::ALL.iter().filter(|standing| self.count(**standing) > 0);
        let words: Vec<String> =
            counted.map(|standing| format!("{} {}", standing.label(lang), self.count(*standing))).collect();
        words.join(lang.pick("、", ", "))
    }
}
