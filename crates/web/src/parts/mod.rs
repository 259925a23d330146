//! Pieces of pages.

pub mod breadcrumb;
pub mod calculation;
pub mod figures;
pub mod grades;
pub mod indicator_table;
pub mod strip;
pub mod talk;
