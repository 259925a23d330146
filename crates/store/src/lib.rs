//! Plans and their readings in SQLite or PostgreSQL: the [`Store`](rashin_service::Store) behind
//! the actions of [`rashin_service`].
//!
//! Of a plan, every table only grows. One change is one transaction that opens an entry (who, when, why) and
//! adds what changed; what the plan was at some time is what the entries up to then recorded. A
//! reader therefore needs no lock: it looks up the last entry it may know and leaves out the rest.
//!
//! What is being worked on is kept as records, written in place under a version that goes up. Records
//! and changes of plans are committed together with the journal's entry that tells of them, so that
//! nothing happens that the journal does not know.
//!
//! Both engines hold TEXT and whole numbers only (but for files handed in), so that nearly all SQL is written once, and a
//! number keeps the digits it was reported with.

pub mod backup;
mod cells;
mod change;
mod commit;
mod connection;
mod database;
mod file;
mod header;
mod journal;
mod kept;
mod migration;
mod moment;
mod plan_rows;
mod readings;
mod store;

pub use database::{Database, path_of};
