//! Records: documents that are written in place, each time under the next version.

use rashin_service::{Journaling, Kept, Put, StoreError};

use crate::connection::{Record, Transaction};

/// The record of kind `$1` under key `$2`.
pub(crate) const RECORD: &str = "SELECT key, version, body FROM record WHERE kind = $1 AND key = $2 AND body <> ''";

/// The records of kind `$1` with keys from `$2` up to `$3`.
pub(crate) const RECORDS: &str = "
    SELECT key, version, body FROM record
    WHERE kind = $1 AND key >= $2 AND key < $3 AND body <> ''
    ORDER BY key";

/// What version `$3` of a record said. A version is written once, so this needs no lock.
const BEFORE: &str = "SELECT body FROM record WHERE kind = $1 AND key = $2 AND version = $3";

/// A new record, or one in the place of one that was removed: its versions go on, so that who read
/// the earlier one cannot take this for it.
const ADD: &str = "
    INSERT INTO record (kind, key, version, body) VALUES ($1, $2, 1, $3)
    ON CONFLICT (kind, key) DO UPDATE SET version = record.version + 1, body = excluded.body
    WHERE record.body = ''";

/// The next version of a record that is still the one that was read.
const WRITE: &str = "
    UPDATE record SET version = version + 1, body = $4
    WHERE kind = $1 AND key = $2 AND version = $3 AND body <> ''";

/// Leaves nothing of a record that the journal does not know.
const FORGET: &str = "DELETE FROM record WHERE kind = $1 AND key = $2 AND version = $3";

/// A row of [`RECORD`] or [`RECORDS`].
pub(crate) fn kept(record: &Record) -> Result<Kept, StoreError> {
    Ok(Kept { key: record.text(0)?.to_owned(), version: record.number(1)?, body: record.text(2)?.to_owned() })
}

/// Where keys or subjects that begin with a text end, in the order of their bytes.
pub(crate) fn end_of(prefix: &str) -> String {
    format!("{prefix}{}", char::MAX)
}

/// Puts in the order in which every commit locks them, so that no two wait for each other.
pub(crate) fn in_order(puts: &[Put]) -> Result<Vec<&Put>, StoreError> {
    let mut puts: Vec<&Put> = puts.iter().collect();
    puts.sort_by_key(|put| (put.kind, &put.key));
    match puts.windows(2).find(|two| (two[0].kind, &two[0].key) == (two[1].kind, &two[1].key)) {
        Some(two) => {
            Err(StoreError::Database(format!("one commit writes the {} {} twice", two[0].kind, two[0].key).into()))
        }
        None => Ok(puts),
    }
}

/// Writes a record, and gives what the journal says of it: a JSON object, if anything.
pub(crate) async fn write(transaction: &mut Transaction, put: &Put) -> Result<Option<String>, StoreError> {
    if put.body.as_ref().is_some_and(|body| serde_json::from_str::<serde::de::IgnoredAny>(body).is_err()) {
        return Err(StoreError::Database(format!("the {} {} is not written as JSON", put.kind, put.key).into()));
    }
    let before = before(transaction, put).await?;
    let place = || vec![put.kind.into(), put.key.as_str().into()];
    let (statement, values) = match (put.base, &put.body) {
        (None, None) => return Err(StoreError::Conflict),
        (None, Some(body)) => (ADD, [place(), vec![body.as_str().into()]].concat()),
        (Some(version), None) if put.journaling == Journaling::Silent => {
            (FORGET, [place(), vec![version.into()]].concat())
        }
        (Some(version), body) => {
            (WRITE, [place(), vec![version.into(), body.as_deref().unwrap_or_default().into()]].concat())
        }
    };
    if transaction.execute(statement, values).await? == 0 {
        return Err(StoreError::Conflict);
    }
    let (kind, key) = (serde_json::Value::from(put.kind), serde_json::Value::from(put.key.as_str()));
    Ok(match put.journaling {
        Journaling::Silent => None,
        Journaling::Touch => Some(format!(r#"{{"kind":{kind},"key":{key}}}"#)),
        Journaling::Whole => {
            let (before, after) = (or_null(before.as_deref()), or_null(put.body.as_deref()));
            Some(format!(r#"{{"record":true,"kind":{kind},"key":{key},"before":{before},"after":{after}}}"#))
        }
    })
}

async fn before(transaction: &mut Transaction, put: &Put) -> Result<Option<String>, StoreError> {
    let (Some(version), Journaling::Whole) = (put.base, put.journaling) else { return Ok(None) };
    let values = vec![put.kind.into(), put.key.as_str().into(), version.into()];
    match transaction.fetch(BEFORE, values).await?.first() {
        Some(record) => Ok(Some(record.text(0)?.to_owned())),
        None => Err(StoreError::Conflict),
    }
}

fn or_null(body: Option<&str>) -> &str {
    body.filter(|body| !body.is_empty()).unwrap_or("null")
}
