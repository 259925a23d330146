//! Machine tables as CSV.

use std::io::{self, Write};

use crate::data::Data;
use crate::in_order::in_order;
use crate::row_texts::{RowTexts, TextForms};
use crate::tables::Table;

/// The mark by which a spreadsheet knows UTF-8.
const BOM: &[u8] = "\u{FEFF}".as_bytes();

/// Writes a table as CSV: UTF-8, comma, LF, physical names on row 1; with a BOM for spreadsheets if wanted.
///
/// # Errors
/// What the writer says.
pub(crate) fn write_csv(table: Table, data: &Data<'_>, bom: bool, out: &mut dyn Write) -> io::Result<()> {
    begin_csv(table, bom, out)?;
    let forms = TextForms { csv: true, json: false };
    let make = |part, texts: &mut RowTexts| texts.write(forms, table, data, part);
    in_order(table.parts().count(data), make, |texts| out.write_all(&texts.csv))
}

/// Writes what stands before the records.
///
/// # Errors
/// What the writer says.
pub(crate) fn begin_csv(table: Table, bom: bool, out: &mut dyn Write) -> io::Result<()> {
    if bom {
        out.write_all(BOM)?;
    }
    let names: Vec<&str> = table.layout().fields.iter().map(|field| field.name).collect();
    writeln!(out, "{}", names.join(","))
}
