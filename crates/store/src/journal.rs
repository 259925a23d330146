//! The journal on its way into the database and back.

use rashin_model::AreaCode;
use rashin_service::journal::{FIRST, hash_of};
use rashin_service::{Commit, JournalEntry, JournalFrom, JournalQuery, StoreError};

use crate::connection::{Record, Transaction, Value};
use crate::header::word;
use crate::kept::end_of;
use crate::moment::{moment_of, moment_text};

const LAST: &str = "SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1";

const ADD: &str = "
    INSERT INTO journal (number, at, by_whom, government, action, subject, reason, previous, hash, changes)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

/// The entries above number `$1` for government `$2`, by `$3`, with subjects from `$4` up to `$5`; `$6` at most.
const AFTER: &str = "
    SELECT number, at, by_whom, government, action, subject, reason, previous, hash, changes FROM journal
    WHERE number > $1 AND ($2 = '' OR government = $2) AND ($3 = '' OR by_whom = $3) AND subject >= $4 AND subject < $5
    ORDER BY number LIMIT $6";

/// The entries below number `$1`, else as [`AFTER`].
const BEFORE: &str = "
    SELECT number, at, by_whom, government, action, subject, reason, previous, hash, changes FROM journal
    WHERE number < $1 AND ($2 = '' OR government = $2) AND ($3 = '' OR by_whom = $3) AND subject >= $4 AND subject < $5
    ORDER BY number DESC LIMIT $6";

/// Adds the entry of a commit and gives its number; `lines` are JSON objects.
///
/// From here on other commits wait for this one's end: call it last.
pub(crate) async fn add_journal_entry(
    transaction: &mut Transaction,
    commit: &Commit<'_>,
    lines: &[String],
) -> Result<u64, StoreError> {
    transaction.lock_journal().await?;
    let (last, previous) = match transaction.fetch(LAST, Vec::new()).await?.first() {
        Some(record) => (count(record)?, record.text(1)?.to_owned()),
        None => (0, FIRST.to_owned()),
    };
    let mut entry = JournalEntry {
        number: last + 1,
        at: commit.at,
        by: commit.by.to_owned(),
        government: commit.government,
        action: commit.action.to_owned(),
        subject: commit.subject.to_owned(),
        reason: commit.reason.to_owned(),
        changes: format!("[{}]", lines.join(",")),
        previous,
        hash: String::new(),
    };
    entry.hash = hash_of(&entry);
    let number = entry.number;
    transaction.execute(ADD, values_of(entry)).await?;
    Ok(number)
}

/// The statement that answers a query, with its values.
pub(crate) fn statement_of(query: &JournalQuery) -> (&'static str, Vec<Value>) {
    let (statement, number) = match query.from {
        JournalFrom::After(number) => (AFTER, number),
        JournalFrom::Before(number) => (BEFORE, number),
    };
    let values = vec![
        i64::try_from(number).unwrap_or(i64::MAX).into(),
        government_text(query.government).into(),
        query.by.as_str().into(),
        query.subject.as_str().into(),
        end_of(&query.subject).into(),
        query.limit.into(),
    ];
    (statement, values)
}

/// A row of [`AFTER`] or [`BEFORE`].
pub(crate) fn journal_entry(record: &Record) -> Result<JournalEntry, StoreError> {
    let text = |column: usize| record.text(column).map(str::to_owned);
    Ok(JournalEntry {
        number: count(record)?,
        at: moment_of(record.text(1)?)?,
        by: text(2)?,
        government: if record.text(3)?.is_empty() { None } else { Some(word(record, 3)?) },
        action: text(4)?,
        subject: text(5)?,
        reason: text(6)?,
        previous: text(7)?,
        hash: text(8)?,
        changes: text(9)?,
    })
}

fn values_of(entry: JournalEntry) -> Vec<Value> {
    vec![
        i64::try_from(entry.number).unwrap_or(i64::MAX).into(),
        moment_text(entry.at).into(),
        entry.by.into(),
        government_text(entry.government).into(),
        entry.action.into(),
        entry.subject.into(),
        entry.reason.into(),
        entry.previous.into(),
        entry.hash.into(),
        entry.changes.into(),
    ]
}

fn count(record: &Record) -> Result<u64, StoreError> {
    let number = record.long(0)?;
    u64::try_from(number).map_err(|_| StoreError::Unreadable(format!("{number} is not a number of the journal")))
}

fn government_text(government: Option<AreaCode>) -> String {
    government.map(|area| area.to_string()).unwrap_or_default()
}
