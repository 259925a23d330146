//! The port to the database: what a store must be able to do.

use std::future::Future;

use jiff::Timestamp;
use rashin_model::tables::{Reading, Stage};
use rashin_model::{AreaCode, Code, Period, Plan};

use crate::StoreError;

/// One recorded change of a plan: who, when, why. Entries of a plan are numbered from 1 without gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number within the plan.
    pub number: u32,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// Who recorded it.
    pub recorded_by: String,
    /// Why.
    pub reason: String,
}

/// A revision of a plan: an immutable edition of everything but its readings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisionHeader {
    /// The plan.
    pub plan: Code,
    /// Its number, from 1.
    pub number: u32,
    /// How far the plan had come.
    pub stage: Stage,
    /// SHA-256 over the canonical content ([`crate::fingerprint`]), in hexadecimal.
    pub fingerprint: String,
    /// The change that brought it.
    pub entry: Entry,
}

/// The head of a plan as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanHeader {
    /// Its latest revision.
    pub revision: RevisionHeader,
    /// The latest change, of the plan or of its readings.
    pub latest: Entry,
}

/// A plan as it was known at some time.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredPlan {
    /// The revision and the latest change then.
    pub header: PlanHeader,
    /// The plan, with the readings known then in canonical order.
    pub plan: Plan,
}

/// What a change starts from; it is refused if that is no longer the latest state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Base {
    /// Number of the latest revision; 0 for none.
    pub revision: u32,
    /// Number of the latest entry; 0 for none.
    pub entry: u32,
}

/// One change to a reading. Readings are never overwritten: a row is added that supersedes.
#[derive(Debug, Clone, PartialEq)]
pub enum ReadingChange<'a> {
    /// A value is recorded, new or in place of an earlier one.
    Put(&'a Reading),
    /// The value recorded so far no longer holds.
    Withdraw(&'a Reading),
}

/// A new edition.
#[derive(Debug)]
pub struct NewRevision<'a> {
    /// The plan; its readings are not part of the edition.
    pub plan: &'a Plan,
    /// SHA-256 over its canonical content.
    pub fingerprint: String,
}

/// One change to a plan, recorded whole or not at all.
#[derive(Debug)]
pub struct Change<'a> {
    /// The plan.
    pub plan: &'a Code,
    /// What it starts from.
    pub base: Base,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: &'a str,
    /// Why.
    pub reason: &'a str,
    /// A new edition, if the plan itself changed.
    pub revision: Option<NewRevision<'a>>,
    /// Readings that changed.
    pub readings: Vec<ReadingChange<'a>>,
}

/// A reading as it was recorded once, superseded or not.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordedReading {
    /// The change that recorded it.
    pub entry: Entry,
    /// The area.
    pub area: AreaCode,
    /// The period.
    pub period: Period,
    /// The reading; `None` where the earlier value was withdrawn.
    pub reading: Option<Reading>,
}

/// Which state of a plan is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// As it is now.
    Now,
    /// As it was known at the end of a moment.
    At(Timestamp),
    /// As it was once an entry had been recorded.
    Entry(u32),
}

/// A record as it is kept: a JSON document of a kind under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its key, unique within its kind.
    pub key: String,
    /// How often it was written, from 1.
    pub version: u32,
    /// The JSON.
    pub body: String,
}

/// What the journal holds of a change to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Journaling {
    /// The document before and after.
    Whole,
    /// That it changed, and nothing of what it says: personal data.
    Touch,
    /// Nothing: sessions, queues.
    Silent,
}

/// One record to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Put {
    /// The kind.
    pub kind: &'static str,
    /// The key.
    pub key: String,
    /// The version it starts from; `None` if there must be none yet.
    pub base: Option<u32>,
    /// The JSON; `None` to remove the record.
    pub body: Option<String>,
    /// What the journal holds of it.
    pub journaling: Journaling,
}

/// What a commit did besides its records, for the journal: an object `{kind, key, before, after}` of JSON values.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct JournalLine {
    /// What was changed: the kind of a record, or a table of a plan.
    pub kind: String,
    /// Which one.
    pub key: String,
    /// What it was; null for nothing.
    pub before: serde_json::Value,
    /// What it is; null for nothing.
    pub after: serde_json::Value,
}

/// Records and a change of a plan that are written together, or not at all.
#[derive(Debug)]
pub struct Commit<'a> {
    /// When.
    pub at: Timestamp,
    /// Who: the code of an account, or what the operator of the machine is called.
    pub by: &'a str,
    /// The government it concerns; `None` for the installation.
    pub government: Option<AreaCode>,
    /// What was done: the machine name of an action.
    pub action: &'a str,
    /// To what.
    pub subject: &'a str,
    /// Why; may be blank.
    pub reason: &'a str,
    /// The records, each key once.
    pub puts: Vec<Put>,
    /// A change of a plan.
    pub change: Option<Change<'a>>,
    /// What the journal is to say of that change.
    pub lines: Vec<JournalLine>,
}

/// What a commit brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Committed {
    /// Number of the journal's entry; `None` if every record was silent.
    pub journal: Option<u64>,
    /// Number of the plan's entry, if a plan changed.
    pub entry: Option<u32>,
}

/// An entry of the journal, chained to the one before it by its hash ([`crate::journal::hash_of`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalEntry {
    /// Its number, from 1 without gaps.
    pub number: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: String,
    /// The government it concerns.
    pub government: Option<AreaCode>,
    /// What was done.
    pub action: String,
    /// To what.
    pub subject: String,
    /// Why.
    pub reason: String,
    /// A JSON array of [`JournalLine`]s.
    pub changes: String,
    /// Hash of the entry before it; 64 zeros for the first.
    pub previous: String,
    /// Its own hash: SHA-256 in hexadecimal.
    pub hash: String,
}

/// Which entries of the journal are asked for: those above a number, oldest first, or those below
/// one, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalQuery {
    /// The government they concern; `None` for all.
    pub government: Option<AreaCode>,
    /// Above (oldest first) or below (newest first) which number.
    pub from: JournalFrom,
    /// Only those whose subject begins so.
    pub subject: String,
    /// Only those by this account; blank for all.
    pub by: String,
    /// The most that are wanted.
    pub limit: u32,
}

/// Where a page of the journal begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JournalFrom {
    /// Oldest first, above this number.
    After(u64),
    /// Newest first, below this number.
    Before(u64),
}

/// A file that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Media type, as it was recognised.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A database of plans. All functions are safe to call at once from many places.
pub trait Store: Send + Sync + 'static {
    /// The head of every plan, by code.
    fn plans(&self) -> impl Future<Output = Result<Vec<PlanHeader>, StoreError>> + Send;

    /// The head of one plan; `None` if there is no such plan.
    fn header(&self, plan: &Code) -> impl Future<Output = Result<Option<PlanHeader>, StoreError>> + Send;

    /// Every revision of a plan, oldest first.
    fn revisions(&self, plan: &Code) -> impl Future<Output = Result<Vec<RevisionHeader>, StoreError>> + Send;

    /// A plan as it was known; `None` if it was not there.
    fn load(&self, plan: &Code, known: Known) -> impl Future<Output = Result<Option<StoredPlan>, StoreError>> + Send;

    /// The record of a kind under a key.
    fn get(&self, kind: &str, key: &str) -> impl Future<Output = Result<Option<Kept>, StoreError>> + Send;

    /// Every record of a kind whose key begins so, by key.
    fn list(&self, kind: &str, prefix: &str) -> impl Future<Output = Result<Vec<Kept>, StoreError>> + Send;

    /// Writes records and a change of a plan, and the journal's entry about them, in one transaction
    /// that is on disk when this returns.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when a record or the plan is no longer what it starts from; nothing is
    /// written then.
    fn commit(&self, commit: &Commit<'_>) -> impl Future<Output = Result<Committed, StoreError>> + Send;

    /// Entries of the journal.
    fn journal(&self, query: &JournalQuery) -> impl Future<Output = Result<Vec<JournalEntry>, StoreError>> + Send;

    /// Keeps a file; the same bytes are kept once.
    fn keep_file(&self, file: &KeptFile) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// A file that is kept.
    fn file(&self, sha256: &str) -> impl Future<Output = Result<Option<KeptFile>, StoreError>> + Send;

    /// Every reading ever recorded for an indicator, by area, period and entry.
    fn history(
        &self,
        plan: &Code,
        indicator: &Code,
    ) -> impl Future<Output = Result<Vec<RecordedReading>, StoreError>> + Send;
}
