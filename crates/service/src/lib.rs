//! What can be done with plans: one function per action.
//!
//! The actions know the database only as the port [`Store`]; the floor above implements it. The
//! clock is a parameter.

mod assessed_plan;
pub mod boundaries;
mod change_lines;
pub mod deliberation;
mod error;
mod file;
mod fingerprint;
mod hex;
mod import_plan;
pub mod journal;
pub mod mail;
mod papers;
pub mod people;
pub mod plan_desk;
mod port;
pub mod publish;
mod read_journal;
mod record_readings;
pub mod records;
pub mod review;
pub mod rights;
mod said;
pub mod sittings;
pub mod themes;
pub mod units;
mod view_plan;
mod working_plan;

pub use assessed_plan::{AssessedPlan, area_name};
pub use error::{Error, Refusal, StoreError};
pub use file::file_kind;
pub use fingerprint::fingerprint;
pub use import_plan::{Imported, Preview, import_plan, preview_import};
pub use port::{
    Base, Change, Commit, Committed, Entry, JournalEntry, JournalFrom, JournalLine, JournalQuery, Journaling, Kept,
    KeptFile, Known, NewRevision, PlanHeader, Put, ReadingChange, RecordedReading, RevisionHeader, Store, StoredPlan,
};
pub use read_journal::{JournalChoice, JournalPage, read_journal};
pub use record_readings::{preview_readings, record_readings};
pub use said::{Actual, Said};
pub use view_plan::{list_plans, view_history, view_plan, view_revisions};
pub use working_plan::{WorkingPlan, list_staged, view_working_plan};
