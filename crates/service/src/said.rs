//! What is said of an indicator at the start, now and at the end: a value, words, or why there is neither.

use rashin_eval::met::Comparator;
use rashin_eval::plan::State;
use rashin_model::tables::{Target, TargetKind, TargetStatus};
use rashin_model::{AreaCode, Decimal, Period};

use crate::AssessedPlan;

/// What is said of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said<'a> {
    /// A value; a target with how values are held against it.
    Value {
        /// The value, in the indicator's scale and unit.
        value: Decimal,
        /// Its period.
        period: Option<Period>,
        /// How values are held against it, as far as the paper says.
        comparator: Comparator,
    },
    /// It counts from nothing.
    FromZero,
    /// Words in place of a value.
    Words {
        /// The words.
        words: &'a str,
        /// Of which period.
        period: Option<Period>,
        /// Whether more is said of other periods.
        has_more: bool,
    },
    /// Nothing was promised yet, or not in public.
    Promised(TargetStatus),
    /// Why there is no value.
    Absent(State, Option<Period>),
    /// Nothing at all.
    Nothing,
}

/// The value that stands for an indicator: what is said, of which area, and whether it may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actual<'a> {
    /// What is said.
    pub said: Said<'a>,
    /// The area, where it is not that of the plan.
    pub area: Option<AreaCode>,
    /// Whether it is provisional.
    pub is_provisional: bool,
}

impl AssessedPlan {
    /// What is said of the start.
    pub fn said_of_start(&self, position: usize) -> Said<'_> {
        match self.series(position).and_then(|series| series.promise.start.as_ref()) {
            Some(start) if start.assumed => Said::FromZero,
            Some(start) => {
                Said::Value { value: start.value, period: Some(start.period), comparator: Comparator::Equal }
            }
            None => self.promised(position, |row| row.kind == TargetKind::Baseline),
        }
    }

    /// What is said of the target of the plan's end.
    pub fn said_of_target(&self, position: usize) -> Said<'_> {
        match self.series(position).and_then(|series| series.promise.last()) {
            Some(last) => Said::Value { value: last.value, period: Some(last.period), comparator: last.stated },
            None => self.promised(position, |row| row.kind != TargetKind::Baseline),
        }
    }

    /// What is said of the latest value; `None` for a composite index.
    pub fn said_of_actual(&self, position: usize) -> Option<Actual<'_>> {
        let series = self.series(position)?;
        let latest = series.latest();
        let words = || {
            let mut own = self.readings(series.indicator).iter();
            own.find(|row| row.area == series.area && Some(row.period) == latest.period)?.text.as_deref()
        };
        let said = match latest.actual {
            Some(value) => Said::Value { value, period: latest.period, comparator: Comparator::Equal },
            None => match words() {
                Some(words) => Said::Words { words, period: latest.period, has_more: false },
                // A target in words does not make words of a value that nobody reported.
                None if latest.reading.is_none() && latest.state == State::InWords => {
                    Said::Absent(State::NoReading, None)
                }
                None => Said::Absent(latest.state, latest.period),
            },
        };
        let area = (series.area != self.plan.area()).then_some(series.area);
        Some(Actual { said, area, is_provisional: latest.state == State::Provisional })
    }

    /// Promises without a number: in words, pending, not published.
    fn promised(&self, position: usize, wanted: impl Fn(&Target) -> bool) -> Said<'_> {
        let code = &self.indicator(position).code;
        let rows: Vec<&Target> = self.plan.targets.iter().filter(|row| row.indicator == *code && wanted(row)).collect();
        let Some(row) = rows.last() else { return Said::Nothing };
        match (row.status, &row.text) {
            (TargetStatus::Pending | TargetStatus::NotPublished, _) | (_, None) => Said::Promised(row.status),
            (_, Some(words)) => Said::Words { words, period: Some(row.period), has_more: rows.len() > 1 },
        }
    }
}
