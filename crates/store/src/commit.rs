//! Writing records, a change of a plan and the journal's entry about them: one transaction, whole or
//! not at all.

use rashin_service::{Commit, Committed, StoreError};

use crate::Database;
use crate::change::add_change;
use crate::journal::add_journal_entry;
use crate::kept::{in_order, write};
use crate::readings::series_changes;

/// Writes all of a commit, or nothing.
///
/// Every commit takes its locks in the same order: the records by kind and key, the entry of the
/// plan, the journal.
pub(crate) async fn write_commit(database: &Database, commit: &Commit<'_>) -> Result<Committed, StoreError> {
    // What takes long is done before the first lock is taken.
    let puts = in_order(&commit.puts)?;
    let readings = commit.change.as_ref().map(|change| series_changes(&change.readings)).transpose()?;
    let mut lines = Vec::with_capacity(puts.len() + commit.lines.len());

    let mut transaction = database.begin().await?;
    for put in puts {
        lines.extend(write(&mut transaction, put).await?);
    }
    let entry = match &commit.change {
        Some(change) => Some(add_change(&mut transaction, change, readings.unwrap_or_default()).await?),
        None => None,
    };
    for line in &commit.lines {
        lines.push(serde_json::to_string(line).map_err(|error| StoreError::Database(Box::new(error)))?);
    }
    let is_silent = lines.is_empty() && entry.is_none();
    let journal = if is_silent { None } else { Some(add_journal_entry(&mut transaction, commit, &lines).await?) };
    transaction.commit().await?;
    database.count_commit();
    Ok(Committed { journal, entry })
}
