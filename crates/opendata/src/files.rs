//! Every file of a release: one list for pages, catalogues, command line and static copies.

use std::io::{self, Write};

use crate::format::Format;
use crate::release::Release;
use crate::tables::{Table, tables};
use crate::{ckan, csv_file, data_package, dcat, json_file, ngsi, parquet_file, sdmx, xlsx_file};

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

    /// Writes it. The same release gives the same bytes.
    ///
    /// # Errors
    /// What the writer says; a table too large for its format.
    pub fn write(&self, release: &Release<'_>, out: &mut dyn Write) -> io::Result<()> {
        match (self.format, self.table) {
            (Format::Csv, Some(table)) => csv_file::write_csv(table, release, false, out),
            (Format::CsvBom, Some(table)) => csv_file::write_csv(table, release, true, out),
            (Format::Json, Some(table)) => json_file::write_json(table, release, out),
            (Format::Parquet, Some(table)) => parquet_file::write_parquet(table, release, out),
            (Format::Xlsx, None) => xlsx_file::write_xlsx(release, out),
            (Format::Zip, None) => data_package::write_zip(release, out),
            (Format::DataPackage, None) => data_package::write_data_package(release, out),
            (Format::SdmxCsv, None) => sdmx::write_sdmx_csv(release, out),
            (Format::SdmxJson, None) => sdmx::write_sdmx_json(release, out),
            (Format::SdmxStructure, None) => sdmx::write_structure(release, out),
            (Format::NgsiLd, None) => ngsi::write_ngsi_ld(release, out),
            (Format::NgsiV2, None) => ngsi::write_ngsi_v2(release, out),
            (Format::Dcat, None) => dcat::write_dcat(release, out),
            (Format::DcatTurtle, None) => dcat::write_dcat_turtle(release, out),
            (Format::Ckan, None) => ckan::write_package(release, out),
            _ => Err(io::Error::other(format!("{} is no file of a release", self.name))),
        }
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
