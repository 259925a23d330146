//! Every file of a release: one list for pages, catalogues, command line and static copies.

use crate::format::Format;
use crate::release::Release;
use crate::tables::{Table, all_tables, tables};

/// One file of the open data of a release.
#[derive(Clone, Debug)]
pub struct DataFile {
    /// Its name below the address of the data: `readings.csv`.
    pub name: String,
    /// Its format.
    pub format: Format,
    /// The table it holds; `None` for a file that holds all of them or describes them.
    pub table: Option<Table>,
}

impl DataFile {
    /// The file of a table in a format of tables.
    pub(crate) fn of_table(table: Table, format: Format) -> Self {
        Self { name: format!("{}{}", table.layout().name, format.ending()), format, table: Some(table) }
    }

    /// The file of a format that holds or describes every table.
    pub(crate) fn of_all(format: Format) -> Self {
        Self { name: format.ending().to_owned(), format, table: None }
    }

    /// Its media type.
    pub fn media_type(&self) -> &'static str {
        self.format.media_type()
    }
}

/// Every file of a release in its formats: those of each table first, by format, then those that hold or describe all of them.
pub fn files(release: &Release<'_>) -> Vec<DataFile> {
    let tables = tables(&release.data());
    let of_tables = tables.iter().flat_map(|table| Format::OF_TABLES.map(|format| DataFile::of_table(*table, format)));
    let of_all = Format::OF_ALL.map(DataFile::of_all);
    of_tables.chain(of_all).filter(|file| release.formats.contains(&file.format)).collect()
}

/// Every file that a release can have, whatever its tables and formats.
pub fn all_files() -> impl Iterator<Item = DataFile> {
    let of_tables = all_tables().flat_map(|table| Format::OF_TABLES.map(|format| DataFile::of_table(table, format)));
    of_tables.chain(Format::OF_ALL.map(DataFile::of_all))
}

/// A file of a release by its name; `None` for one that the release does not have.
pub fn file(release: &Release<'_>, name: &str) -> Option<DataFile> {
    files(release).into_iter().find(|file| file.name == name)
}
