//! Readings on their way into the database and back, series by series.

use std::collections::{BTreeMap, HashMap};

use rashin_model::tables::Reading;
use rashin_model::{AreaCode, Code, Period};
use rashin_service::{ReadingChange, RecordedReading, StoreError};

use crate::cells::{CellWriter, read_cells, reading_of};
use crate::connection::{Record, Transaction};
use crate::header::{entry, word};

/// What plan `$1` recorded up to entry `$2`, series by series, oldest first.
pub(crate) const RECORDINGS: &str = "
    SELECT indicator, area, cells FROM recording
    WHERE plan = $1 AND entry <= $2
    ORDER BY indicator, area, entry";

/// What plan `$1` ever recorded for indicator `$2`.
pub(crate) const HISTORY: &str = "
    SELECT entry.number, entry.recorded_at, entry.recorded_by, entry.reason, recording.area, recording.cells
    FROM recording JOIN entry ON entry.plan = recording.plan AND entry.number = recording.entry
    WHERE recording.plan = $1 AND recording.indicator = $2";

/// What one change does to one series, with its periods in order.
pub(crate) struct SeriesChange<'a> {
    indicator: &'a Code,
    area: AreaCode,
    changes: Vec<&'a ReadingChange<'a>>,
}

/// Sorts the readings of a change by series.
pub(crate) fn series_changes<'a>(changes: &'a [ReadingChange<'a>]) -> Result<Vec<SeriesChange<'a>>, StoreError> {
    let mut place: HashMap<(&Code, AreaCode), usize> = HashMap::new();
    let mut all: Vec<SeriesChange<'a>> = Vec::new();
    for change in changes {
        let Reading { indicator, area, .. } = reading_of(change);
        let at = *place.entry((indicator, *area)).or_insert_with(|| {
            all.push(SeriesChange { indicator, area: *area, changes: Vec::new() });
            all.len() - 1
        });
        all[at].changes.push(change);
    }
    for SeriesChange { indicator, area, changes } in &mut all {
        changes.sort_by_key(|change| reading_of(change).period);
        let periods = changes.iter().map(|change| reading_of(change).period);
        if let Some((period, _)) = periods.clone().zip(periods.skip(1)).find(|(one, next)| one == next) {
            return Err(StoreError::Database(
                format!("one change has the reading of {indicator} for {area} in {period} twice").into(),
            ));
        }
    }
    // In the order of the key, so that each row lands behind the one before it.
    all.sort_by_key(|series| (series.indicator, series.area));
    Ok(all)
}

/// Adds what an entry of a plan recorded.
pub(crate) async fn add_recordings(
    transaction: &mut Transaction,
    plan: &Code,
    entry: u32,
    changes: Vec<SeriesChange<'_>>,
) -> Result<(), StoreError> {
    let mut writer = CellWriter::default();
    let rows = changes.into_iter().map(|SeriesChange { indicator, area, changes }| {
        [
            plan.as_str().into(),
            indicator.as_str().into(),
            area.to_string().into(),
            entry.into(),
            writer.write(&changes).into(),
        ]
    });
    transaction.insert("INSERT INTO recording (plan, indicator, area, entry, cells)", rows).await
}

/// The readings that hold after rows of [`RECORDINGS`]: per period the last one recorded.
pub(crate) fn current_readings(records: &[Record]) -> Result<Vec<Reading>, StoreError> {
    let mut readings = Vec::new();
    let mut series = ("", "");
    let mut periods: BTreeMap<Period, Option<Reading>> = BTreeMap::new();
    for record in records {
        let next = (record.text(0)?, record.text(1)?);
        if next != series {
            readings.extend(std::mem::take(&mut periods).into_values().flatten());
            series = next;
        }
        periods.extend(read_cells(record.text(2)?, series.0, series.1)?);
    }
    readings.extend(periods.into_values().flatten());
    Ok(readings)
}

/// The readings of rows of [`HISTORY`], by area, period and entry.
pub(crate) fn recorded_readings(records: &[Record], indicator: &Code) -> Result<Vec<RecordedReading>, StoreError> {
    let mut recorded = Vec::new();
    for record in records {
        let (entry, area): (_, AreaCode) = (entry(record, 0)?, word(record, 4)?);
        for (period, reading) in read_cells(record.text(5)?, indicator.as_str(), record.text(4)?)? {
            recorded.push(RecordedReading { entry: entry.clone(), area, period, reading });
        }
    }
    recorded.sort_by_key(|recorded| (recorded.area, recorded.period, recorded.entry.number));
    Ok(recorded)
}
