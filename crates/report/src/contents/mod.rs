//! The content of each document, one file each, and what several of them share.

mod machine;
mod marks;
mod names;
mod standing;
mod talk;
pub(crate) mod texts;

pub(crate) mod comments_and_responses;
pub(crate) mod cooperation_report;
pub(crate) mod element_sheets;
pub(crate) mod evaluation_summary;
pub(crate) mod meeting_pack;
pub(crate) mod progress_table;
