//! Plans going out.

mod csv_text;
mod folder;
mod number;
mod read_me;
mod sheet;
mod style;
mod unwritable;
mod workbook;

pub use csv_text::csv_tables;
pub use folder::write_folder;
pub(crate) use number::exact_number;
pub(crate) use style::{Style, display_width};
pub use unwritable::Unwritable;
pub use workbook::{write_template, write_workbook};
