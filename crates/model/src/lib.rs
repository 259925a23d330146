//! What a plan is: types and invariants, with no input or output and no clock.
//!
//! A plan travels as a set of tables. Each table is declared once, in [`tables`], with the
//! [`table!`](crate::table!) macro; that one declaration drives import, export, templates,
//! documentation and open data. [`Plan`] holds the rows, [`check`] tells what is wrong with them.

#[macro_use]
mod words;
#[macro_use]
pub mod table;

mod absence;
pub mod amount;
pub mod area_code;
mod area_kind;
pub mod boundaries;
pub mod cell;
pub mod check;
pub mod code;
pub mod difference;
mod era;
pub mod lang;
pub mod list;
pub mod mail;
pub mod people;
pub mod period;
pub mod plan;
pub mod problem;
pub mod review;
pub mod serial;
pub mod snapshot;
pub mod spelling;
pub mod staged;
pub mod tables;
pub mod texts;

pub use amount::Amount;
pub use area_code::AreaCode;
pub use area_kind::AreaKind;
pub use cell::{Cell, Misread};
pub use code::Code;
pub use lang::{Lang, Sentence};
pub use list::List;
pub use period::Period;
pub use plan::Plan;
pub use problem::{Place, Problem, Severity};
pub use rust_decimal::Decimal;
pub use table::{Column, Row, Table};
