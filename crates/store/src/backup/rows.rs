//! A row of a backup: a JSON object on a line.

use std::fmt::Write as _;

use serde_json::Value as Json;

use super::BackupError;
use super::tables::{BackupTable, Column};
use crate::connection::{Record, Value};

/// The line of a row that was read by the `select` of its table.
pub(super) fn line_of(table: &BackupTable, record: &Record) -> Result<String, BackupError> {
    let mut line = String::from("{");
    for (at, column) in table.columns.iter().enumerate() {
        let value = match column {
            Column::Text(_) => Json::from(record.text(at)?),
            Column::Number(_) => Json::from(record.long(at)?),
        };
        let comma = if at > 0 { "," } else { "" };
        // Writing to a text does not fail.
        let _ = write!(line, "{comma}\"{}\":{value}", column.name());
    }
    line.push_str("}\n");
    Ok(line)
}

/// The values of a line, in the order of the table's columns.
pub(super) fn values_of(table: &BackupTable, line: &str) -> Result<Vec<Value>, BackupError> {
    let damaged = |what: &str| BackupError::Damaged(format!("{}: {what}", table.name));
    let mut object: serde_json::Map<String, Json> =
        serde_json::from_str(line).map_err(|error| damaged(&error.to_string()))?;
    let values = table.columns.iter().map(|column| match (column, object.remove(column.name())) {
        (Column::Text(_), Some(Json::String(text))) => Ok(Value::from(text)),
        (Column::Number(_), Some(Json::Number(number))) => {
            number.as_i64().map(Value::from).ok_or_else(|| damaged(&number.to_string()))
        }
        (column, _) => Err(damaged(column.name())),
    });
    let values = values.collect::<Result<_, _>>()?;
    match object.keys().next() {
        Some(unknown) => Err(damaged(unknown)),
        None => Ok(values),
    }
}
