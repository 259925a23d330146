//! Writing a machine table: names on row 1, one value a cell, nothing said by formats.

use rashin_model::Decimal;
use rashin_model::amount::to_f64;
use rust_xlsxwriter::{Format, IgnoreError, Worksheet, XlsxError};

use crate::machine::{Machine, Value};

/// Digits that a spreadsheet keeps of a number.
const KEPT_DIGITS: usize = 15;

/// Writes a table.
pub(super) fn write(out: &mut Worksheet, table: &Machine) -> Result<(), XlsxError> {
    let text = Format::new().set_num_format("@");
    for (column, name) in (0_u16..).zip(table.columns) {
        out.write_string(0, column, *name)?;
    }
    for (row, values) in (1_u32..).zip(&table.rows) {
        for (column, value) in (0_u16..).zip(values) {
            match value {
                Value::Blank => continue,
                Value::Text(words) => out.write_string_with_format(row, column, words, &text)?,
                Value::Figure(figure) => out.write_number(row, column, *figure)?,
                Value::Number(number) if fits(*number) => out.write_number(row, column, to_f64(*number))?,
                Value::Number(number) => out.write_string_with_format(row, column, number.to_string(), &text)?,
            };
        }
    }
    let last = (
        u32::try_from(table.rows.len()).unwrap_or(u32::MAX),
        u16::try_from(table.columns.len()).unwrap_or(u16::MAX).saturating_sub(1),
    );
    // Codes of areas are texts on purpose.
    out.ignore_error_range(0, 0, last.0, last.1, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

/// Whether a spreadsheet keeps every digit.
fn fits(number: Decimal) -> bool {
    number.mantissa().unsigned_abs().to_string().len() <= KEPT_DIGITS
}
