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

/// A database of plans. All functions are safe to call at once from many places.
pub trait Store: Send + Sync + 'static {
    /// The head of every plan, by code.
    fn plans(&self) -> impl Future<Output = Result<Vec<PlanHeader>, StoreError>> + Send;

    /// The head of one plan; `None` if there is no such plan.
    fn header(&self, plan: &Code) -> impl Future<Output = Result<Option<PlanHeader>, StoreError>> + Send;

    /// Every revision of a plan, oldest first.
    fn revisions(&self, plan: &Code) -> impl Future<Output = Result<Vec<RevisionHeader>, StoreError>> + Send;

    /// A plan as it was known at the end of a moment, or as it is now; `None` if it was not there.
    fn load(
        &self,
        plan: &Code,
        known_at: Option<Timestamp>,
    ) -> impl Future<Output = Result<Option<StoredPlan>, StoreError>> + Send;

    /// Records a change and gives the number of its entry.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the base is no longer the latest state; nothing is recorded then.
    fn record(&self, change: &Change<'_>) -> impl Future<Output = Result<u32, StoreError>> + Send;

    /// Every reading ever recorded for an indicator, by area, period and entry.
    fn history(
        &self,
        plan: &Code,
        indicator: &Code,
    ) -> impl Future<Output = Result<Vec<RecordedReading>, StoreError>> + Send;
}
