//! Bringing a plan in: what would change, and the change itself.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rashin_model::difference::{Difference, differences};
use rashin_model::tables::Reading;
use rashin_model::{AreaCode, Code, Period, Plan};

use crate::change_lines::change_lines;
use crate::port::{Base, Change, Commit, Known, NewRevision, ReadingChange, Store, StoredPlan};
use crate::{Error, fingerprint};

/// What an import would change.
#[derive(Debug)]
pub struct Preview {
    /// What the import starts from; hand it back to [`import_plan`] so that it changes what was shown.
    pub base: Base,
    /// The rows that differ.
    pub differences: Vec<Difference>,
}

/// What an import did.
#[derive(Debug)]
pub struct Imported {
    /// The number of the revision that is now the latest.
    pub revision: u32,
    /// Whether that revision is new.
    pub is_new_revision: bool,
    /// How many readings were recorded or withdrawn.
    pub readings_changed: usize,
}

/// Tells what importing `plan` would change.
///
/// `holds_readings` says whether the workbook has a table of readings at all: without one, the
/// readings recorded so far stay.
///
/// # Errors
/// [`Error::Store`].
pub async fn preview_import(store: &impl Store, plan: &Plan, holds_readings: bool) -> Result<Preview, Error> {
    let code = &plan.profile.code;
    let stored = store.load(code, Known::Now).await.map_err(|error| Error::of(error, code))?;
    let base = base_of(stored.as_ref());
    let before = stored.map_or_else(|| Plan::empty(plan.profile.clone()), |stored| stored.plan);
    let mut found = differences(&before, plan);
    if base.revision == 0 {
        // The profile of an empty plan was borrowed from the new one: say that it is new.
        found.insert(0, Difference { table: "plan", key: Vec::new(), change: rashin_model::difference::Change::Added });
    }
    found.retain(|difference| holds_readings || difference.table != "readings");
    Ok(Preview { base, differences: found })
}

/// Imports a checked plan: a new revision if anything but readings changed, and the readings that
/// differ. Nothing is recorded when nothing differs.
///
/// # Errors
/// [`Error::Conflict`] when the plan changed since `base`; [`Error::Store`].
pub async fn import_plan(
    store: &impl Store,
    plan: &Plan,
    holds_readings: bool,
    base: Base,
    by: &str,
    reason: &str,
    at: Timestamp,
) -> Result<Imported, Error> {
    let code = &plan.profile.code;
    let stored = store.load(code, Known::Now).await.map_err(|error| Error::of(error, code))?;
    if base_of(stored.as_ref()) != base {
        return Err(Error::Conflict { plan: code.clone() });
    }
    let fingerprint = fingerprint(plan);
    let is_new_revision = stored.as_ref().is_none_or(|stored| stored.header.revision.fingerprint != fingerprint);
    let recorded: &[Reading] = stored.as_ref().map_or(&[], |stored| &stored.plan.readings);
    let readings = if holds_readings { reading_changes(recorded, &plan.readings) } else { Vec::new() };
    let revision = base.revision + u32::from(is_new_revision);
    let readings_changed = readings.len();
    if is_new_revision || readings_changed > 0 {
        let new = is_new_revision.then_some(NewRevision { plan, fingerprint });
        let change = Change { plan: code, base, at, by, reason, revision: new, readings };
        record_change(store, stored.as_ref(), change, "import_plan").await?;
    }
    Ok(Imported { revision, is_new_revision, readings_changed })
}

/// Records a change of a plan that concerns nothing else, and gives the number of its entry.
pub(crate) async fn record_change(
    store: &impl Store,
    before: Option<&StoredPlan>,
    change: Change<'_>,
    action: &str,
) -> Result<(), Error> {
    let plan = change.plan;
    let government = change.revision.as_ref().map(|new| new.plan.area()).or(before.map(|stored| stored.plan.area()));
    let commit = Commit {
        at: change.at,
        by: change.by,
        government,
        action,
        subject: &format!("plan/{plan}"),
        reason: change.reason,
        puts: Vec::new(),
        lines: change_lines(before, &change),
        change: Some(change),
    };
    store.commit(&commit).await.map(|_| ()).map_err(|error| Error::of(error, plan))
}

pub(crate) fn base_of(stored: Option<&StoredPlan>) -> Base {
    stored.map_or(Base { revision: 0, entry: 0 }, |stored| Base {
        revision: stored.header.revision.number,
        entry: stored.header.latest.number,
    })
}

type Key<'a> = (&'a Code, AreaCode, Period);

fn key(reading: &Reading) -> Key<'_> {
    (&reading.indicator, reading.area, reading.period)
}

fn reading_changes<'a>(before: &'a [Reading], after: &'a [Reading]) -> Vec<ReadingChange<'a>> {
    let recorded: BTreeMap<Key<'_>, &Reading> = before.iter().map(|reading| (key(reading), reading)).collect();
    let mut changes: Vec<ReadingChange<'a>> =
        after.iter().filter(|reading| recorded.get(&key(reading)) != Some(reading)).map(ReadingChange::Put).collect();
    if !before.is_empty() {
        let kept: std::collections::BTreeSet<Key<'_>> = after.iter().map(key).collect();
        changes.extend(before.iter().filter(|reading| !kept.contains(&key(reading))).map(ReadingChange::Withdraw));
    }
    changes
}
