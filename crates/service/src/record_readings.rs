//! Recording readings of a plan that is there already, without touching anything else.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rashin_model::difference::{Difference, differences};
use rashin_model::tables::Reading;
use rashin_model::{Code, Plan};

use crate::Error;
use crate::import_plan::{base_of, record_change};
use crate::port::{Change, Known, ReadingChange, Store};

/// What recording readings would change: values that are new, and values that they would supersede.
pub fn preview_readings(plan: &Plan, readings: &[Reading]) -> Vec<Difference> {
    let alone = |readings: Vec<Reading>| Plan { readings, ..Plan::empty(plan.profile.clone()) };
    let key = |reading: &Reading| (reading.indicator.clone(), reading.area, reading.period);
    let new: BTreeMap<_, &Reading> = readings.iter().map(|reading| (key(reading), reading)).collect();
    // Only what is there before and after is compared: readings that are not in the file stay.
    let before: Vec<Reading> =
        plan.readings.iter().filter(|reading| new.contains_key(&key(reading))).cloned().collect();
    let after = new.into_values().cloned().collect();
    let (mut before, mut after) = (alone(before), alone(after));
    for one in [&mut before, &mut after] {
        one.readings.sort_by_key(key);
    }
    differences(&before, &after)
}

/// Records readings that were checked against the plan; those that say nothing new are left out.
/// Gives how many were recorded.
///
/// # Errors
/// [`Error::NoSuchPlan`]; [`Error::Conflict`] when the plan changed meanwhile; [`Error::Store`].
pub async fn record_readings(
    store: &impl Store,
    plan: &Code,
    readings: &[Reading],
    by: &str,
    reason: &str,
    at: Timestamp,
) -> Result<usize, Error> {
    let stored = store
        .load(plan, Known::Now)
        .await
        .map_err(|error| Error::of(error, plan))?
        .ok_or_else(|| Error::NoSuchPlan(plan.clone()))?;
    let known: BTreeMap<_, &Reading> = stored
        .plan
        .readings
        .iter()
        .map(|reading| ((&reading.indicator, reading.area, reading.period), reading))
        .collect();
    let news: Vec<ReadingChange<'_>> = readings
        .iter()
        .filter(|reading| known.get(&(&reading.indicator, reading.area, reading.period)) != Some(reading))
        .map(ReadingChange::Put)
        .collect();
    let recorded = news.len();
    if recorded > 0 {
        let change = Change { plan, base: base_of(Some(&stored)), at, by, reason, revision: None, readings: news };
        record_change(store, Some(&stored), change, "record_readings").await?;
    }
    Ok(recorded)
}
