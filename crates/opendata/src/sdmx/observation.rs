//! Observations: every value, every target and every start, in one shape.

use std::collections::BTreeMap;
use std::io;

use rashin_model::tables::{Indicator, ReadingStatus, TargetStatus};
use rashin_model::{AreaCode, Code, Decimal, Period};

use crate::release::Release;

/// What is measured: machine name, Japanese, English.
pub(super) const MEASURES: [(&str, &str, &str); 4] = [
    ("reading", "実績値", "reading"),
    ("baseline", "現状値", "baseline"),
    ("target", "目標値", "target"),
    ("milestone", "実施スケジュール", "milestone"),
];

/// The codes of SDMX for the state of an observation, those that are used here: code, Japanese, English.
pub(super) const STATUSES: [(&str, &str, &str); 5] = [
    ("A", "通常の値", "Normal value"),
    ("P", "速報・暫定値", "Provisional value"),
    ("M", "欠測（値は存在しない）", "Missing value; data cannot exist"),
    ("O", "欠測", "Missing value"),
    ("Q", "欠測（秘匿）", "Missing value; suppressed"),
];

/// One observation.
pub(super) struct Observation<'r> {
    pub indicator: &'r Indicator,
    pub area: AreaCode,
    /// One of [`MEASURES`].
    pub measure: &'static str,
    pub period: Period,
    pub value: Option<Decimal>,
    /// One of [`STATUSES`].
    pub status: &'static str,
    /// The status of the reading or of the target, which tells every kind of absence apart.
    pub own_status: &'static str,
    pub comparator: Option<&'static str>,
    pub text: Option<&'r str>,
    pub note: Option<&'r str>,
    pub source: Option<&'r str>,
}

impl Observation<'_> {
    /// How many zeros the scale has: 3 for thousands.
    pub fn multiplier(&self) -> usize {
        self.indicator.scale.code().len() - 1
    }
}

/// Hands every observation over: series by series, each in order of time; first the readings, then what was promised.
pub(super) fn for_each_observation<'r>(
    release: &Release<'r>,
    sink: &mut dyn FnMut(&Observation<'r>) -> io::Result<()>,
) -> io::Result<()> {
    let plan = release.plan;
    let indicators: BTreeMap<&Code, (usize, &Indicator)> =
        plan.indicators.iter().enumerate().map(|(place, row)| (&row.code, (place, row))).collect();
    for row in &plan.readings {
        let Some((_, indicator)) = indicators.get(&row.indicator) else { continue };
        sink(&Observation {
            indicator,
            area: row.area,
            measure: MEASURES[0].0,
            period: row.period,
            value: row.value.as_ref().map(|amount| amount.value),
            status: reading_status(row.status, row.value.is_some()),
            own_status: row.status.code(),
            comparator: None,
            text: row.text.as_deref(),
            note: row.note.as_deref(),
            source: row.source.as_deref(),
        })?;
    }
    let mut targets: Vec<_> =
        plan.targets.iter().filter_map(|row| Some((row, *indicators.get(&row.indicator)?))).collect();
    targets.sort_by_key(|(row, (place, _))| (*place, row.area, row.kind, row.period.start(), row.period));
    for (row, (_, indicator)) in targets {
        let value = row.value.as_ref().map(|amount| amount.value);
        sink(&Observation {
            indicator,
            area: row.area,
            measure: row.kind.code(),
            period: row.period,
            value,
            status: if row.status == TargetStatus::NotPublished {
                "Q"
            } else if value.is_some() {
                "A"
            } else {
                "O"
            },
            own_status: row.status.code(),
            comparator: row.comparator.map(rashin_model::tables::Comparator::code),
            text: row.text.as_deref(),
            note: row.note.as_deref(),
            source: row.source.as_deref(),
        })?;
    }
    Ok(())
}

fn reading_status(status: ReadingStatus, has_value: bool) -> &'static str {
    match status {
        ReadingStatus::Final | ReadingStatus::Revised if has_value => "A",
        ReadingStatus::Provisional if has_value => "P",
        ReadingStatus::NotApplicable => "M",
        ReadingStatus::Suppressed => "Q",
        _ => "O",
    }
}
