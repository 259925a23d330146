//! A plan as canonical CSV.

use csv::{Terminator, WriterBuilder};
use rashin_model::table::Form;
use rashin_model::{Column, Plan, Table};

use crate::report::PROFILE;

/// Every table of a plan that has rows: file name and bytes, in the order of the format.
///
/// UTF-8 without byte order mark, `\n` line ends, cells quoted where they must be; reading the files
/// gives the same plan, and writing that plan the same bytes. Texts stand as they are, also those
/// that a spreadsheet would take for formulas.
pub fn csv_tables(plan: &Plan) -> Vec<(String, Vec<u8>)> {
    plan.written().iter().map(|(table, rows)| (format!("{}.csv", table.name), csv_text(table, rows))).collect()
}

fn csv_text(table: &Table, rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(Vec::new());
    // Writing into memory cannot fail.
    let mut push = |cells: &[&str]| writer.write_record(cells).unwrap_or_default();
    if table.name == PROFILE {
        push(&["property", "value"]);
        // A property that is absent has no row, and so has one that is not so.
        let is_there =
            |value: &str, column: &Column| !value.is_empty() && (column.form != Form::YesNo || value == "yes");
        let properties = rows.iter().flatten().zip(table.columns).filter(|(value, column)| is_there(value, column));
        properties.for_each(|(value, column)| push(&[column.name, value]));
    } else {
        push(&table.columns.iter().map(|column| column.name).collect::<Vec<_>>());
        for row in rows {
            push(&row.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
    writer.into_inner().unwrap_or_default()
}
