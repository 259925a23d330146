//! The content of each document, one file each, and what several of them share.

mod machine;
mod marks;
mod standing;
pub(crate) mod texts;

pub(crate) mod cooperation_report;
pub(crate) mod progress_table;
