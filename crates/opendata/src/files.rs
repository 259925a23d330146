//! Every file of a release: one list for pages, catalogues, command line and static copies.

use crate::format::Format;
use crate::release::Release;
use crate::tables::{Table, tables};

/// One file of the open data of a release.
#[derive(Clone)]
pub struct DataFile {
    /// Its name below the address of the data: `readings.csv`.
    pub name: String,
    /// Its format.
    pub format: Format,
    /// The table it holds; `None` for a file that holds all of them or describes them.
    pub table: Option<Table>,
}

impl DataFile {
    /// Its media type.
    pub fn media_type(&self) -> &'static str {
        self.format.media_type()
    }
}

/// Every file of a release: those of each table first, by format, then those that hold or describe all of them.
pub fn files(release: &Release<'_>) -> Vec<DataFile> {
    let tables = tables(release);
    let of_tables = tables.iter().flat_map(|table| {
        Format::OF_TABLES.map(|format| DataFile {
            name: format!("{}{}", table.layout().name, format.ending()),
            format,
            table: Some(*table),
        })
    });
    let of_all = Format::OF_ALL.map(|format| DataFile { name: format.ending().to_owned(), format, table: None });
    of_tables.chain(of_all).collect()
}

/// A file of a release by its name; `None` for one that the release does not have.
pub fn file(release: &Release<'_>, name: &str) -> Option<DataFile> {
    files(release).into_iter().find(|file| file.name == name)
}
