//! Plans and their readings in SQLite or PostgreSQL: the [`Store`](rashin_service::Store) behind
//! the actions of [`rashin_service`].
//!
//! Every table only grows. One change is one transaction that opens an entry (who, when, why) and
//! adds what changed; what the plan was at some time is what the entries up to then recorded. A
//! reader therefore needs no lock: it looks up the last entry it may know and leaves out the rest.
//!
//! Both engines hold TEXT and whole numbers only, so that nearly all SQL is written once, and a
//! number keeps the digits it was reported with.

mod cells;
mod connection;
mod database;
mod header;
mod migration;
mod moment;
mod plan_rows;
mod readings;
mod record;
mod store;

pub use database::Database;
