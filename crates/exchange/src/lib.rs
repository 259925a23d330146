//! The door of the plan workbook: one `.xlsx` with a sheet per table, or a folder with a CSV per
//! table. Both are the same format, driven by the one declaration of the tables in the model.
//!
//! In: [`read_plan`] (a path), [`read_workbook`] and [`read_tables`] (bytes of an upload),
//! [`read_readings`] (values alone), [`mapped::ValueFile`] (values in a layout of their own). A file
//! either cannot be read at all ([`Unreadable`]), or every problem comes back at once, each with the
//! cell it stands in ([`Loaded`], [`Located`]).
//!
//! Out: [`write_folder`] and [`csv_tables`] (canonical CSV: reading and writing it again gives the
//! same bytes), [`write_workbook`] and [`write_template`].
//!
//! A text that begins with `=`, `+`, `-` or `@` stays as it is: workbooks hold it as a string cell,
//! which no spreadsheet calculates. In CSV there is no such type, and guarding the text with an
//! apostrophe would change it: a CSV that somebody else filled is to be opened by import, not by
//! double click.

pub mod answers;
mod container;
mod csv_container;
mod csv_rows;
pub mod evaluation;
mod fill;
mod filling;
mod heading;
mod judge;
mod limits;
mod load;
mod loaded;
pub mod mapped;
mod origin;
mod paths;
mod profile_table;
mod read_area;
mod readings;
mod report;
mod rows;
mod sheet_container;
mod sheet_text;
mod unit;
mod unreadable;
mod unsaid;
mod workbook_guard;
mod write;

pub use limits::*;
pub use loaded::{Loaded, Located, PresentTable};
pub use paths::{read_plan, read_tables, read_workbook};
pub use rashin_model::check::Surroundings;
pub use readings::{LoadedReadings, read_readings, read_readings_bytes};
pub use unreadable::Unreadable;
pub use write::{Unwritable, csv_tables, write_folder, write_template, write_workbook};
