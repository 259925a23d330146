//! A plan as canonical CSV.

use rashin_model::table::Form;
use rashin_model::{Column, Plan, Table};

use crate::report::PROFILE;

/// Every table of a plan that has rows: file name and bytes, in the order of the format.
///
/// UTF-8 without byte order mark, `\n` line ends, cells quoted where they must be; reading the files
/// gives the same plan, and writing that plan the same bytes. Texts stand as they are, also those
/// that a spreadsheet would take for formulas.
pub fn csv_tables(plan: &Plan) -> Vec<(String, Vec<u8>)> {
    plan.written()
        .iter()
        .map(|(table, rows)| (format!("{}.csv", table.name), csv_text(table, rows).into_bytes()))
        .collect()
}

fn csv_text(table: &Table, rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    if table.name == PROFILE {
        push_record(&mut text, &["property", "value"]);
        // A property that is absent has no row, and so has one that is not so.
        let is_there =
            |value: &str, column: &Column| !value.is_empty() && (column.form != Form::YesNo || value == "yes");
        let properties = rows.iter().flatten().zip(table.columns).filter(|(value, column)| is_there(value, column));
        properties.for_each(|(value, column)| push_record(&mut text, &[column.name, value]));
    } else {
        push_record(&mut text, &table.columns.iter().map(|column| column.name).collect::<Vec<_>>());
        for row in rows {
            push_record(&mut text, row);
        }
    }
    text
}

/// Adds a record as RFC 4180 has it, but for the line end.
fn push_record(text: &mut String, cells: &[impl AsRef<str>]) {
    for (position, cell) in cells.iter().map(AsRef::as_ref).enumerate() {
        if position > 0 {
            text.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push('\n');
}
