//! Readings on their way into the database and back, series by series.

use std::collections::{BTreeMap, HashMap};

use rashin_model::tables::Reading;
use rashin_model::{AreaCode, Code, Period};
use rashin_service::{ReadingChange, RecordedReading, StoreError};

use crate::cells;
use crate::connection::{Record, Transaction, Value};
use crate::header::entry;

/// What plan `$1` recorded up to entry `$2`, series by series, oldest first.
pub(crate) const RECORDINGS: &str = "
    SELECT series.id, series.indicator, series.area, recording.cells
    FROM series JOIN recording ON recording.series = series.id
    WHERE series.plan = $1 AND recording.entry <= $2
    ORDER BY series.id, recording.entry";

/// What plan `$1` ever recorded for indicator `$2`.
pub(crate) const HISTORY: &str = "
    SELECT entry.number, entry.recorded_at, entry.recorded_by, entry.reason, series.area, recording.cells
    FROM series
    JOIN recording ON recording.series = series.id
    JOIN entry ON entry.plan = series.plan AND entry.number = recording.entry
    WHERE series.plan = $1 AND series.indicator = $2";

const SERIES: &str = "SELECT id, indicator, area FROM series WHERE plan = $1";

/// What one change does to one series.
pub(crate) struct SeriesChange {
    indicator: Code,
    area: AreaCode,
    cells: String,
}

/// Sorts the readings of a change by series, each with its periods in order.
pub(crate) fn series_changes(changes: &[ReadingChange<'_>]) -> Result<Vec<SeriesChange>, StoreError> {
    let mut place: HashMap<(&Code, AreaCode), usize> = HashMap::new();
    let mut groups: Vec<Vec<&ReadingChange<'_>>> = Vec::new();
    for change in changes {
        let reading = reading_of(change);
        let at = *place.entry((&reading.indicator, reading.area)).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[at].push(change);
    }
    groups.into_iter().map(series_change).collect()
}

fn series_change(mut changes: Vec<&ReadingChange<'_>>) -> Result<SeriesChange, StoreError> {
    changes.sort_by_key(|change| reading_of(change).period);
    let Reading { indicator, area, .. } = reading_of(changes[0]);
    if let Some(twice) = changes.windows(2).map(|pair| [reading_of(pair[0]), reading_of(pair[1])]).find(|[a, b]| a.period == b.period) {
        let what = format!("one change has the reading of {indicator} for {area} in {} twice", twice[0].period);
        return Err(StoreError::Database(what.into()));
    }
    Ok(SeriesChange { indicator: indicator.clone(), area: *area, cells: cells::write(&changes)? })
}

fn reading_of<'a>(change: &ReadingChange<'a>) -> &'a Reading {
    match change {
        ReadingChange::Put(reading) | ReadingChange::Withdraw(reading) => reading,
    }
}

/// Adds what an entry of a plan recorded.
pub(crate) async fn add_recordings(transaction: &mut Transaction, plan: &Code, entry: u32, changes: Vec<SeriesChange>) -> Result<(), StoreError> {
    if changes.is_empty() {
        return Ok(());
    }
    let mut known = known_series(transaction, plan).await?;
    let new: Vec<[Value; 3]> = changes
        .iter()
        .map(|change| (change.indicator.as_str().to_owned(), change.area.to_string()))
        .filter(|series| !known.contains_key(series))
        .map(|(indicator, area)| [plan.as_str().into(), indicator.into(), area.into()])
        .collect();
    if !new.is_empty() {
        transaction.insert("INSERT INTO series (plan, indicator, area)", new).await?;
        known = known_series(transaction, plan).await?;
    }
    let mut rows = Vec::with_capacity(changes.len());
    for change in changes {
        let id = known.get(&(change.indicator.as_str().to_owned(), change.area.to_string())).copied();
        let id = id.ok_or_else(|| StoreError::Database(format!("the series of {} for {} was not kept", change.indicator, change.area).into()))?;
        rows.push((id, change.cells));
    }
    // In the order of the key each row lands behind the one before it.
    rows.sort_by_key(|(id, _)| *id);
    let rows = rows.into_iter().map(|(id, cells)| [id.into(), entry.into(), cells.into()]).collect();
    transaction.insert("INSERT INTO recording (series, entry, cells)", rows).await
}

async fn known_series(transaction: &mut Transaction, plan: &Code) -> Result<HashMap<(String, String), i64>, StoreError> {
    let records = transaction.fetch(SERIES, vec![plan.as_str().into()]).await?;
    records.iter().map(|record| Ok(((record.text(1)?.to_owned(), record.text(2)?.to_owned()), record.long(0)?))).collect()
}

/// The readings that hold after rows of [`RECORDINGS`]: per period the last one recorded.
pub(crate) fn current_readings(records: &[Record]) -> Result<Vec<Reading>, StoreError> {
    let mut readings = Vec::new();
    let mut at = 0;
    while let Some(first) = records.get(at) {
        let series = first.long(0)?;
        let mut periods: BTreeMap<Period, Option<Reading>> = BTreeMap::new();
        while let Some(record) = records.get(at) {
            if record.long(0)? != series {
                break;
            }
            periods.extend(cells::read(record.text(3)?, record.text(1)?, record.text(2)?)?);
            at += 1;
        }
        readings.extend(periods.into_values().flatten());
    }
    Ok(readings)
}

/// The readings of rows of [`HISTORY`], by area, period and entry.
pub(crate) fn recorded_readings(records: &[Record], indicator: &Code) -> Result<Vec<RecordedReading>, StoreError> {
    let mut recorded = Vec::new();
    for record in records {
        let (entry, area): (_, AreaCode) = (entry(record, 0)?, crate::header::word(record, 4)?);
        for (period, reading) in cells::read(record.text(5)?, indicator.as_str(), record.text(4)?)? {
            recorded.push(RecordedReading { entry: entry.clone(), area, period, reading });
        }
    }
    recorded.sort_by_key(|recorded| (recorded.area, recorded.period, recorded.entry.number));
    Ok(recorded)
}
