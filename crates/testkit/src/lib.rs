//! What tests share: rows and plans in a few words, a private PostgreSQL server, a mail server.

mod house_plans;
mod plans;
mod postgres;
mod rows;
mod smtp;

pub use house_plans::{HOUSE_PLANS, house_plan};
pub use plans::{full_plan, sample_plan};
pub use postgres::PostgresServer;
pub use rows::row;
pub use smtp::{ReceivedMail, SmtpSecurity, SmtpServer};
