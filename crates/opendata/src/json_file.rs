//! Machine tables as JSON.

use std::io::{self, Write};

use crate::in_order::in_order;
use crate::release::Release;
use crate::tables::Table;
use crate::value::Value;

/// Writes a table as a JSON array: an object a row, every field in it, `null` where a cell is blank. Numbers
/// are written with the digits they have; a decimal keeps the zeros it was reported with.
///
/// # Errors
/// What the writer says.
pub(crate) fn write_json(table: Table, release: &Release<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"[")?;
    let mut is_first = true;
    in_order(
        table.parts(release),
        |part, text| json_rows(table, release, part, text),
        // Every row begins with its separator, which the first one does not need.
        |text| {
            let begins = is_first;
            is_first &= text.is_empty();
            out.write_all(if begins { text.strip_prefix(b",").unwrap_or(text) } else { text })
        },
    )?;
    out.write_all(b"\n]\n")
}

fn json_rows(table: Table, release: &Release<'_>, part: usize, text: &mut Vec<u8>) -> io::Result<()> {
    // Names are ASCII letters, digits and `_`: they need no escape.
    let names: Vec<String> = table.layout().fields.iter().map(|field| format!("\"{}\":", field.name)).collect();
    table.part(release, part, &mut |values| {
        for (place, (name, value)) in names.iter().zip(values).enumerate() {
            text.extend_from_slice(if place == 0 { b",\n{" } else { b"," });
            text.extend_from_slice(name.as_bytes());
            write_value(value, text)?;
        }
        text.push(b'}');
        Ok(())
    })
}

/// Writes one value.
pub(crate) fn write_value(value: &Value<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    match value {
        Value::Blank => out.extend_from_slice(b"null"),
        Value::Text(text) => serde_json::to_writer(&mut *out, text)?,
        Value::Integer(_) | Value::Decimal(_) | Value::Figure(_) | Value::Flag(_) => value.write(out)?,
        Value::Area(_) | Value::Period(_) | Value::Date(_) => {
            out.push(b'"');
            value.write(out)?;
            out.push(b'"');
        }
    }
    Ok(())
}
