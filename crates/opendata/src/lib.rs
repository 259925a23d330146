//! Open data of a published plan: machine tables in every format, and the catalogues that list them.
//!
//! A [`Release`] is a publication with what is known about it. [`files`] lists every file of it; each
//! [`DataFile`] writes itself. Machine tables keep the rules of machine readability of the Digital Agency
//! (行政データにおける機械可読性に関するルール, 2026-03-31), and a test holds each table against each rule.
//!
//! A cell that says nothing is blank, never zero, and the reason stands in a field of its own. Nothing
//! here knows the time: the same release gives the same bytes.

mod ckan;
mod code_lists;
mod csv_file;
mod data;
mod data_package;
mod dcat;
mod files;
mod format;
mod in_order;
mod json_file;
mod layout;
mod licence;
mod machine_text;
mod meanings;
mod ngsi;
mod only;
mod parquet_file;
mod release;
mod row_texts;
mod sdmx;
mod sizes;
mod tables;
mod together;
mod value;
mod write_file;
mod xlsx_file;

pub use ckan::{ckan_package, package_name, write_package, write_package_list, write_package_search};
pub use code_lists::{CodeList, code_list, code_lists};
pub use data::Data;
pub use dcat::{write_catalog, write_catalog_turtle};
pub use files::{DataFile, all_files, file, files};
pub use format::Format;
pub use layout::{FRACTION, Field, Group, Kind, Layout, Unit};
pub use licence::Licence;
pub use machine_text::{is_machine_dependent, machine_text};
pub use only::Only;
pub use release::{Figures, Release};
pub use sizes::{size, sizes};
pub use tables::{Table, all_tables, table, tables};
pub use together::{Onlooker, Shelf, Together};
pub use value::Value;
pub use xlsx_file::add_sheets;
