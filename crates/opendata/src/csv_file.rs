//! Machine tables as CSV.

use std::io::{self, Write};

use crate::in_order::in_order;
use crate::release::Release;
use crate::tables::Table;

/// The mark by which a spreadsheet knows UTF-8.
pub(crate) const BOM: &[u8] = "\u{FEFF}".as_bytes();

/// Writes a table as CSV: UTF-8, comma, LF, physical names on row 1; with a BOM for spreadsheets if wanted.
///
/// # Errors
/// What the writer says.
pub(crate) fn write_csv(table: Table, release: &Release<'_>, bom: bool, out: &mut dyn Write) -> io::Result<()> {
    if bom {
        out.write_all(BOM)?;
    }
    let names: Vec<&str> = table.layout().fields.iter().map(|field| field.name).collect();
    writeln!(out, "{}", names.join(","))?;
    in_order(table.parts(release), |part, text| csv_rows(table, release, part, text), |text| out.write_all(text))
}

fn csv_rows(table: Table, release: &Release<'_>, part: usize, text: &mut Vec<u8>) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(text);
    let mut cell = Vec::with_capacity(64);
    table.part(release, part, &mut |values| {
        for value in values {
            cell.clear();
            value.write(&mut cell)?;
            writer.write_field(&cell)?;
        }
        writer.write_record(None::<&[u8]>)?;
        Ok(())
    })?;
    writer.flush()
}
