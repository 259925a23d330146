//! The head of a plan: its latest revision and latest entry.

use jiff::Timestamp;
use rashin_model::cell::Cell;
use rashin_model::{Code, Lang};
use rashin_service::{Entry, Known, PlanHeader, RevisionHeader, StoreError};

use crate::connection::{Record, Value};
use crate::moment::{moment_of, moment_text};

/// The head of every plan, or of plan `$2`, as it was known at `$1` and after entry `$3`.
///
/// One statement sees one state of the database, so revision and entry fit together. Of the entries
/// recorded by then the last counts with all before it, even if a clock was set back in between.
pub(crate) const HEADERS: &str = "
    SELECT revision.plan, revision.number, revision.stage, revision.fingerprint,
           brought.number, brought.recorded_at, brought.recorded_by, brought.reason,
           latest.number, latest.recorded_at, latest.recorded_by, latest.reason
    FROM revision AS first
    JOIN entry AS latest ON latest.plan = first.plan AND latest.number = (
        SELECT number FROM entry WHERE plan = first.plan AND recorded_at <= $1 AND number <= $3
        ORDER BY number DESC LIMIT 1)
    JOIN revision ON revision.plan = first.plan AND revision.number = (
        SELECT number FROM revision WHERE plan = first.plan AND entry <= latest.number ORDER BY number DESC LIMIT 1)
    JOIN entry AS brought ON brought.plan = revision.plan AND brought.number = revision.entry
    WHERE first.number = 1 AND ($2 = '' OR first.plan = $2)
    ORDER BY first.plan";

/// Every revision of plan `$1`.
pub(crate) const REVISIONS: &str = "
    SELECT revision.plan, revision.number, revision.stage, revision.fingerprint,
           entry.number, entry.recorded_at, entry.recorded_by, entry.reason
    FROM revision JOIN entry ON entry.plan = revision.plan AND entry.number = revision.entry
    WHERE revision.plan = $1
    ORDER BY revision.number";

/// A row of [`HEADERS`].
pub(crate) fn plan_header(record: &Record) -> Result<PlanHeader, StoreError> {
    Ok(PlanHeader { revision: revision_header(record)?, latest: entry(record, 8)? })
}

/// A row of [`REVISIONS`].
pub(crate) fn revision_header(record: &Record) -> Result<RevisionHeader, StoreError> {
    Ok(RevisionHeader {
        plan: word(record, 0)?,
        number: record.number(1)?,
        stage: word(record, 2)?,
        fingerprint: record.text(3)?.to_owned(),
        entry: entry(record, 4)?,
    })
}

/// Number, time, author and reason of an entry, from a column on.
pub(crate) fn entry(record: &Record, column: usize) -> Result<Entry, StoreError> {
    Ok(Entry {
        number: record.number(column)?,
        recorded_at: moment_of(record.text(column + 1)?)?,
        recorded_by: record.text(column + 2)?.to_owned(),
        reason: record.text(column + 3)?.to_owned(),
    })
}

/// A code or another word of the model in a column.
pub(crate) fn word<T: Cell>(record: &Record, column: usize) -> Result<T, StoreError> {
    T::read(record.text(column)?).map_err(|misread| StoreError::Unreadable(misread.sentence.text(Lang::En).to_owned()))
}

/// Values of [`HEADERS`].
pub(crate) fn headers_of(plan: Option<&Code>, known: Known) -> Vec<Value> {
    let (moment, number) = match known {
        Known::Now => (Timestamp::MAX, i64::MAX),
        Known::At(moment) => (moment, i64::MAX),
        Known::Entry(number) => (Timestamp::MAX, number.into()),
    };
    vec![moment_text(moment).into(), plan.map_or("", Code::as_str).into(), number.into()]
}
