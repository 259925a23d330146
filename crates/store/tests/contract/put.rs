//! Commits of records, in a few words.

use rashin_service::{Commit, Committed, JournalEntry, JournalFrom, JournalQuery, Journaling, Put, Store, StoreError};
use rashin_store::Database;

use crate::support::noon;

/// A record that is not there yet.
pub fn add(key: &str, body: &str) -> Put {
    put(key, None, Some(body))
}

/// A record in place of a version.
pub fn replace(key: &str, version: u32, body: &str) -> Put {
    put(key, Some(version), Some(body))
}

/// A version that is to go.
pub fn remove(key: &str, version: u32) -> Put {
    put(key, Some(version), None)
}

fn put(key: &str, base: Option<u32>, body: Option<&str>) -> Put {
    Put { kind: "note", key: key.to_owned(), base, body: body.map(str::to_owned), journaling: Journaling::Whole }
}

/// The same, journaled in another way.
pub fn journaled(put: Put, journaling: Journaling) -> Put {
    Put { journaling, ..put }
}

/// A commit by "somebody" on the first of April.
pub fn commit_of(puts: Vec<Put>) -> Commit<'static> {
    Commit {
        at: noon(1),
        by: "somebody",
        government: None,
        action: "write",
        subject: "note",
        reason: "a reason",
        puts,
        change: None,
        lines: Vec::new(),
    }
}

pub async fn commit(database: &Database, puts: Vec<Put>) -> Result<Committed, StoreError> {
    database.commit(&commit_of(puts)).await
}

/// What is kept under a key: its version and what it says.
pub async fn held(database: &Database, key: &str) -> Option<(u32, String)> {
    database.get("note", key).await.unwrap().map(|kept| (kept.version, kept.body))
}

/// The keys of what is listed.
pub async fn keys(database: &Database, prefix: &str) -> Vec<String> {
    database.list("note", prefix).await.unwrap().into_iter().map(|kept| kept.key).collect()
}

/// A query for all of the journal, oldest first.
pub fn whole_journal() -> JournalQuery {
    JournalQuery {
        government: None,
        from: JournalFrom::After(0),
        subject: String::new(),
        by: String::new(),
        limit: 10_000,
    }
}

pub async fn journal(database: &Database) -> Vec<JournalEntry> {
    database.journal(&whole_journal()).await.unwrap()
}
