//! What was published.

use std::collections::BTreeMap;

use rashin_model::snapshot::Snapshot;
use rashin_model::tables::Reading;
use rashin_model::{AreaCode, Code, Period, Sentence};

use crate::Error;
use crate::port::{Known, RecordedReading, Store, StoredPlan};
use crate::records::{self, Held};

/// Every snapshot of a plan, oldest first.
///
/// # Errors
/// [`Error::Store`].
pub async fn list_snapshots(store: &impl Store, plan: &Code) -> Result<Vec<Held<Snapshot>>, Error> {
    records::list(store, &format!("{plan}/")).await
}

/// The last snapshot of every plan that has one, by code of the plan.
///
/// # Errors
/// [`Error::Store`].
pub async fn last_snapshots(store: &impl Store) -> Result<Vec<Snapshot>, Error> {
    let all: Vec<Held<Snapshot>> = records::list(store, "").await?;
    let last: BTreeMap<Code, Snapshot> = all.into_iter().map(|held| (held.plan.clone(), held.value)).collect();
    Ok(last.into_values().collect())
}

/// A snapshot of a plan by its number.
///
/// # Errors
/// [`Error::Missing`]; [`Error::Store`].
pub async fn find_snapshot(store: &impl Store, plan: &Code, number: u32) -> Result<Held<Snapshot>, Error> {
    records::find(store, &snapshot_key(plan, number)).await?.ok_or_else(|| {
        Error::Missing(Sentence::new(
            format!("計画「{plan}」に第{number}号の公表版はありません。公表版の一覧を確かめてください"),
            format!("The plan \"{plan}\" has no publication number {number}. Look at the list of publications."),
        ))
    })
}

pub(crate) fn snapshot_key(plan: &Code, number: u32) -> String {
    format!("{plan}/{number:05}")
}

/// The plan as a snapshot shows it.
///
/// # Errors
/// [`Error::NoSuchPlan`] when the store no longer holds it; [`Error::Store`].
pub async fn load_snapshot(store: &impl Store, snapshot: &Snapshot) -> Result<StoredPlan, Error> {
    let plan = &snapshot.plan;
    let loaded = store.load(plan, Known::Entry(snapshot.entry)).await.map_err(|error| Error::of(error, plan))?;
    loaded.ok_or_else(|| Error::NoSuchPlan(plan.clone()))
}

/// A value as it was published.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedReading {
    /// The snapshot that published it first.
    pub snapshot: Snapshot,
    /// The area.
    pub area: AreaCode,
    /// The period.
    pub period: Period,
    /// The reading; `None` where an earlier value was withdrawn.
    pub reading: Option<Reading>,
    /// Whether a later snapshot shows another one in its place.
    pub is_superseded: bool,
}

/// The values of an indicator that snapshots showed, up to and with the snapshot of a number, by area,
/// period and snapshot. A value that was recorded and corrected between two snapshots was never public
/// and is left out.
///
/// # Errors
/// [`Error::Store`].
pub async fn published_history(
    store: &impl Store,
    plan: &Code,
    indicator: &Code,
    number: u32,
) -> Result<Vec<PublishedReading>, Error> {
    let mut snapshots = list_snapshots(store, plan).await?;
    snapshots.retain(|held| held.number <= number);
    let recorded = store.history(plan, indicator).await.map_err(|error| Error::of(error, plan))?;
    let mut by_value: BTreeMap<(AreaCode, Period), Vec<&RecordedReading>> = BTreeMap::new();
    for row in &recorded {
        by_value.entry((row.area, row.period)).or_default().push(row);
    }
    let mut found = Vec::new();
    for ((area, period), rows) in by_value {
        let start = found.len();
        let mut shown: Option<u32> = None;
        for snapshot in &snapshots {
            let known = rows.iter().filter(|row| row.entry.number <= snapshot.entry).max_by_key(|row| row.entry.number);
            let Some(row) = known.filter(|row| shown != Some(row.entry.number)) else { continue };
            // A value that came and went unseen leaves no trace.
            if shown.is_none() && row.reading.is_none() {
                continue;
            }
            shown = Some(row.entry.number);
            let reading = row.reading.clone();
            found.push(PublishedReading {
                snapshot: snapshot.value.clone(),
                area,
                period,
                reading,
                is_superseded: true,
            });
        }
        if let Some(last) = found[start..].last_mut() {
            last.is_superseded = false;
        }
    }
    Ok(found)
}
