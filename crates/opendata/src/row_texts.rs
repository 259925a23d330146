//! Rows as text, in several formats at once.

use std::io;

use crate::data::Data;
use crate::tables::Table;
use crate::value::Value;

/// The texts of some rows of a table. Each cell is turned into text once, whatever the number of formats.
#[derive(Default)]
pub(crate) struct RowTexts {
    /// Records of CSV, each with the end of its line.
    pub csv: Vec<u8>,
    /// Objects of JSON, each behind the comma that parts it from the one before.
    pub json: Vec<u8>,
    /// How many rows there are.
    pub rows: usize,
}

/// Which texts are wanted.
#[derive(Clone, Copy)]
pub(crate) struct TextForms {
    pub csv: bool,
    pub json: bool,
}

impl RowTexts {
    /// Writes the rows of a part of a table, in place of what was there.
    ///
    /// # Errors
    /// What keeps a row from being made.
    pub fn write(&mut self, forms: TextForms, table: Table, data: &Data<'_>, part: usize) -> io::Result<()> {
        let Self { csv, json, rows } = self;
        csv.clear();
        json.clear();
        *rows = 0;
        // Names are ASCII letters, digits and `_`: they need no escape.
        let fields = table.layout().fields.iter().enumerate();
        let begin = |place: usize| if place == 0 { ",\n{" } else { "," };
        let names: Vec<String> = fields.map(|(place, field)| format!("{}\"{}\":", begin(place), field.name)).collect();
        let mut cell = Vec::with_capacity(64);
        table.part(data, part, &mut |values| {
            *rows += 1;
            for (place, (name, value)) in names.iter().zip(values).enumerate() {
                cell.clear();
                value.write(&mut cell)?;
                if forms.csv {
                    if place > 0 {
                        csv.push(b',');
                    }
                    push_csv(value, &cell, csv);
                }
                if forms.json {
                    json.extend_from_slice(name.as_bytes());
                    push_json(value, &cell, json)?;
                }
            }
            if forms.csv {
                csv.push(b'\n');
            }
            if forms.json {
                json.push(b'}');
            }
            Ok(())
        })
    }
}

/// Adds a cell of a CSV record: quoted where its text would not be read back as one cell (RFC 4180).
fn push_csv(value: &Value<'_>, text: &[u8], csv: &mut Vec<u8>) {
    let is_plain = !matches!(value, Value::Text(_)) || !text.iter().any(|byte| b"\",\r\n".contains(byte));
    if is_plain {
        csv.extend_from_slice(text);
        return;
    }
    csv.push(b'"');
    for &byte in text {
        if byte == b'"' {
            csv.push(byte);
        }
        csv.push(byte);
    }
    csv.push(b'"');
}

/// Adds a value of a JSON object.
fn push_json(value: &Value<'_>, text: &[u8], json: &mut Vec<u8>) -> io::Result<()> {
    match value {
        Value::Blank => json.extend_from_slice(b"null"),
        Value::Text(text) => serde_json::to_writer(&mut *json, text)?,
        Value::Integer(_) | Value::Decimal(_) | Value::Figure(_) | Value::Flag(_) => json.extend_from_slice(text),
        Value::Area(_) | Value::Period(_) | Value::Date(_) => {
            json.push(b'"');
            json.extend_from_slice(text);
            json.push(b'"');
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read_back_as_they_were_by_a_reader_of_csv() {
        let cells = ["plain", "a,b", "say \"yes\"", "two\nlines", "\r", "", " 空白 ", "\""];
        let mut written = Vec::new();
        for cell in cells {
            push_csv(&Value::code(cell), cell.as_bytes(), &mut written);
            written.push(b',');
        }
        written.extend_from_slice(b"end\n");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(written.as_slice());
        let record = reader.records().next().expect("a record").expect("readable");
        assert_eq!(record.iter().collect::<Vec<_>>(), [&cells[..], &["end"]].concat());
    }
}
