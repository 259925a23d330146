//! The content of each document, one file each, and what several of them share.

mod facts;
mod index_part;
mod marks;
mod names;
mod outline;
mod rows;
mod standing;
mod talk;
pub(crate) mod texts;

pub(crate) mod comments_and_responses;
pub(crate) mod cooperation_report;
pub(crate) mod element_sheets;
pub(crate) mod evaluation_summary;
pub(crate) mod indicator_booklet;
pub(crate) mod kpi_report;
pub(crate) mod meeting_pack;
pub(crate) mod progress_table;
pub(crate) mod roadmap;
