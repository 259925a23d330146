//! What tests share: rows and plans in a few words, a private PostgreSQL server.

mod plans;
mod postgres;
mod rows;

pub use plans::{full_plan, sample_plan};
pub use postgres::PostgresServer;
pub use rows::row;
