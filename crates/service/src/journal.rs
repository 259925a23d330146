//! The journal: every change, chained so that none can be taken out or altered unseen.

use std::collections::BTreeMap;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::Error;
use crate::hex::hex;
use crate::port::{JournalEntry, JournalFrom, JournalQuery, Store};

/// What the first entry names as the hash before it.
pub const FIRST: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// How many entries are read at once.
const AT_ONCE: u32 = 1000;

/// SHA-256 over everything in an entry but its own hash: each part behind its length, so that no two
/// entries share their bytes.
pub fn hash_of(entry: &JournalEntry) -> String {
    let government = entry.government.map(|area| area.to_string()).unwrap_or_default();
    let (number, at) = (entry.number.to_string(), entry.at.to_string());
    let parts = [
        &number,
        &at,
        &entry.by,
        &government,
        &entry.action,
        &entry.subject,
        &entry.reason,
        &entry.changes,
        &entry.previous,
    ];
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(format!("{}:", part.len()));
        hash.update(part);
    }
    hex(&hash.finalize())
}

/// What a check of the journal found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// How many entries there are.
    pub entries: u64,
    /// Hash of the last one: noted elsewhere, it proves later that nothing before it was altered.
    pub head: String,
    /// What is wrong, in the order found.
    pub faults: Vec<Fault>,
}

/// Something wrong with the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Entries are missing before this one.
    Gap {
        /// The entry.
        number: u64,
    },
    /// The entry does not name the hash of the one before it.
    Unchained {
        /// The entry.
        number: u64,
    },
    /// The entry does not have the hash that it says.
    Altered {
        /// The entry.
        number: u64,
    },
    /// A record is not what the journal says it became last.
    RecordDiffers {
        /// Kind of the record.
        kind: String,
        /// Its key.
        key: String,
    },
}

/// What the records of each kind became last, by key.
type Last = BTreeMap<String, BTreeMap<String, Value>>;

/// Checks every entry of the journal, and that the records are what it says they became.
///
/// # Errors
/// [`Error::Store`].
pub async fn verify_journal(store: &impl Store) -> Result<Verification, Error> {
    let mut found = Verification { entries: 0, head: FIRST.to_owned(), faults: Vec::new() };
    let mut last = Last::new();
    loop {
        let query = JournalQuery {
            government: None,
            from: JournalFrom::After(found.entries),
            subject: String::new(),
            by: String::new(),
            limit: AT_ONCE,
        };
        let entries = store.journal(&query).await.map_err(Error::Store)?;
        if entries.is_empty() {
            break;
        }
        for entry in entries {
            check_entry(&mut found, &entry);
            remember(&mut last, &entry);
        }
    }
    for (kind, mut after) in last {
        // Every record of the kind: one that the journal does not know was put there by another way.
        for kept in store.list(&kind, "").await.map_err(Error::Store)? {
            let now = serde_json::from_str(&kept.body).unwrap_or(Value::Null);
            if after.remove(&kept.key) != Some(now) {
                found.faults.push(Fault::RecordDiffers { kind: kind.clone(), key: kept.key });
            }
        }
        let missing = after.into_iter().filter(|(_, after)| !after.is_null());
        found.faults.extend(missing.map(|(key, _)| Fault::RecordDiffers { kind: kind.clone(), key }));
    }
    Ok(found)
}

fn check_entry(found: &mut Verification, entry: &JournalEntry) {
    if entry.number != found.entries + 1 {
        found.faults.push(Fault::Gap { number: entry.number });
    }
    if entry.previous != found.head {
        found.faults.push(Fault::Unchained { number: entry.number });
    }
    if hash_of(entry) != entry.hash {
        found.faults.push(Fault::Altered { number: entry.number });
    }
    found.entries = entry.number;
    found.head.clone_from(&entry.hash);
}

/// Notes what the records of an entry became. Lines about plans and about personal data say no record.
fn remember(last: &mut Last, entry: &JournalEntry) {
    let Ok(Value::Array(lines)) = serde_json::from_str(&entry.changes) else { return };
    for line in lines {
        let Value::Object(mut line) = line else { continue };
        let is_record = line.get("record").is_some_and(|record| *record == Value::Bool(true));
        if let (true, Some(Value::String(kind)), Some(Value::String(key)), Some(after)) =
            (is_record, line.remove("kind"), line.remove("key"), line.remove("after"))
        {
            last.entry(kind).or_default().insert(key, after);
        }
    }
}
