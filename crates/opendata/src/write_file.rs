//! Which format is written by what.

use std::io::{self, Write};

use crate::files::DataFile;
use crate::format::Format;
use crate::release::Release;
use crate::{ckan, csv_file, data_package, dcat, json_file, ngsi, parquet_file, sdmx, xlsx_file};

impl DataFile {
    /// Writes it. The same release gives the same bytes.
    ///
    /// # Errors
    /// What the writer says; a table too large for its format.
    pub fn write(&self, release: &Release<'_>, out: &mut dyn Write) -> io::Result<()> {
        match (self.format, self.table) {
            (Format::Csv, Some(table)) => csv_file::write_csv(table, &release.data(), false, out),
            (Format::CsvBom, Some(table)) => csv_file::write_csv(table, &release.data(), true, out),
            (Format::Json, Some(table)) => json_file::write_json(table, &release.data(), out),
            (Format::Parquet, Some(table)) => parquet_file::write_parquet(table, &release.data(), out),
            (Format::Xlsx, None) => xlsx_file::write_xlsx(&release.data(), out),
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
