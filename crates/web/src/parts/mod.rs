//! Pieces of pages.

pub mod breadcrumb;
pub mod calculation;
pub mod cells;
pub mod comparable;
pub mod differences;
pub mod faq;
pub mod figure_menu;
pub mod figures;
pub mod form;
pub mod grades;
pub mod indicator_table;
pub mod links;
pub mod qr;
pub mod row_form;
pub mod row_lists;
pub mod search_box;
pub mod select;
pub mod series_table;
pub mod sittings;
pub mod source;
pub mod strip;
pub mod summary;
pub mod talk;
pub mod theme_dates;
pub mod themes;
pub mod word_changes;
