//! Machine tables as JSON.

use std::io::{self, Write};

use crate::data::Data;
use crate::in_order::in_order;
use crate::row_texts::{RowTexts, TextForms};
use crate::tables::Table;

/// What stands before the objects, and behind them.
pub(crate) const FRAME: [&[u8]; 2] = [b"[", b"\n]\n"];

/// Writes a table as a JSON array: an object a row, every field in it, `null` where a cell is blank. Numbers
/// are written with the digits they have; a decimal keeps the zeros it was reported with.
///
/// # Errors
/// What the writer says.
pub(crate) fn write_json(table: Table, data: &Data<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(FRAME[0])?;
    let mut is_first = true;
    let forms = TextForms { csv: false, json: true };
    let make = |part, texts: &mut RowTexts| texts.write(forms, table, data, part);
    in_order(table.parts().count(data), make, |texts| out.write_all(objects(&texts.json, &mut is_first)))?;
    out.write_all(FRAME[1])
}

/// Objects as they stand behind those before: only the first of all has no comma in front.
pub(crate) fn objects<'t>(json: &'t [u8], is_first: &mut bool) -> &'t [u8] {
    let begins = *is_first;
    *is_first &= json.is_empty();
    if begins { json.strip_prefix(b",").unwrap_or(json) } else { json }
}
