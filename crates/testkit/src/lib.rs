//! What tests share: rows and plans in a few words, a private PostgreSQL server, a mail server.

mod plans;
mod postgres;
mod rows;
mod smtp;

pub use plans::{full_plan, sample_plan};
pub use postgres::PostgresServer;
pub use rows::row;
pub use smtp::{ReceivedMail, SmtpSecurity, SmtpServer};
