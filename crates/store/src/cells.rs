//! The readings that one change recorded for one series, as the JSON of their cells.
//!
//! `{"period":["FY2023","FY2024"],"status":["final","final"],"value":["90.0","91.5"]}`: a list per
//! column, with a place per reading. Columns that are blank throughout are left out, which keeps a
//! plain series small and lets columns be added later.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use rashin_model::cell::Cell as _;
use rashin_model::table::Row;
use rashin_model::tables::Reading;
use rashin_model::{Amount, Lang, Period};
use rashin_service::{ReadingChange, StoreError};
use serde::Deserialize;
use serde_json::Value;

/// The status of a reading that was withdrawn.
const WITHDRAWN: &str = "withdrawn";

/// A column of a reading but those of its series, `indicator` and `area`.
type Column = (&'static str, for<'a> fn(&'a Reading) -> Shown<'a>);

const COLUMNS: [Column; 9] = [
    ("period", |reading| Shown::Written(reading.period.code())),
    ("status", |reading| Shown::Word(reading.status.code())),
    ("value", |reading| Shown::amount(reading.value.as_ref())),
    ("numerator", |reading| Shown::amount(reading.numerator.as_ref())),
    ("denominator", |reading| Shown::amount(reading.denominator.as_ref())),
    ("text", |reading| Shown::text(reading.text.as_ref())),
    ("note", |reading| Shown::text(reading.note.as_ref())),
    ("source", |reading| Shown::text(reading.source.as_ref())),
    ("reported_on", |reading| reading.reported_on.map_or(Shown::Blank, |day| Shown::Written(day.to_string()))),
];

/// A cell on its way into the JSON.
enum Shown<'a> {
    Blank,
    Word(&'static str),
    Written(String),
    Text(&'a str),
    Amount(&'a Amount),
}

impl<'a> Shown<'a> {
    fn text(text: Option<&'a String>) -> Self {
        text.map_or(Self::Blank, |text| Self::Text(text))
    }

    fn amount(amount: Option<&'a Amount>) -> Self {
        amount.map_or(Self::Blank, Self::Amount)
    }

    fn write(&self, json: &mut String) {
        // Writing to a text does not fail.
        let _ = match self {
            Self::Blank => write!(json, "\"\""),
            // Words, periods, days and numbers have nothing in them that JSON escapes.
            Self::Word(text) => write!(json, "\"{text}\""),
            Self::Written(text) => write!(json, "\"{text}\""),
            Self::Amount(Amount { value, scale: None, unit: None, comparator: None }) => write!(json, "\"{value}\""),
            Self::Amount(amount) => write!(json, "{}", Value::from(amount.write())),
            Self::Text(text) => write!(json, "{}", Value::from(*text)),
        };
    }
}

fn shown<'a>(change: &ReadingChange<'a>, (name, cell): Column) -> Shown<'a> {
    match (change, name) {
        (ReadingChange::Withdraw(_), "status") => Shown::Word(WITHDRAWN),
        (ReadingChange::Put(reading), _) | (ReadingChange::Withdraw(reading), "period") => cell(reading),
        (ReadingChange::Withdraw(_), _) => Shown::Blank,
    }
}

/// Writes what changed in one series.
pub(crate) fn write(changes: &[&ReadingChange<'_>]) -> String {
    let mut json = String::with_capacity(32 * changes.len());
    for column in COLUMNS {
        if changes.iter().all(|change| matches!(shown(change, column), Shown::Blank)) {
            continue;
        }
        let _ = write!(json, "{}\"{}\":[", if json.is_empty() { '{' } else { ',' }, column.0);
        for (at, change) in changes.iter().enumerate() {
            if at > 0 {
                json.push(',');
            }
            shown(change, column).write(&mut json);
        }
        json.push(']');
    }
    json.push('}');
    json
}

#[derive(Deserialize)]
struct Read<'a>(#[serde(borrow)] BTreeMap<&'a str, Vec<Borrowed<'a>>>);

#[derive(Deserialize)]
struct Borrowed<'a>(#[serde(borrow)] Cow<'a, str>);

/// Reads what was recorded for the series of an indicator in an area: each period with its reading,
/// `None` where it was withdrawn, in the order they were written.
pub(crate) fn read(cells: &str, indicator: &str, area: &str) -> Result<Vec<(Period, Option<Reading>)>, StoreError> {
    let unreadable = |what: String| StoreError::Unreadable(format!("readings of {indicator} for {area}: {what}"));
    let Read(columns) = serde_json::from_str(cells).map_err(|error| unreadable(error.to_string()))?;
    if let Some(unknown) = columns.keys().find(|name| COLUMNS.iter().all(|(known, _)| known != *name)) {
        return Err(unreadable(format!("a column {unknown} that this program does not know")));
    }
    let count = columns.get("period").map_or(0, Vec::len);
    if columns.values().any(|column| column.len() != count) {
        return Err(unreadable("columns of different lengths".to_owned()));
    }
    let ordered: Vec<Option<&Vec<Borrowed<'_>>>> = Reading::TABLE.columns.iter().map(|column| columns.get(column.name)).collect();
    let cell = |column: usize, at: usize| match Reading::TABLE.columns[column].name {
        "indicator" => indicator,
        "area" => area,
        _ => ordered[column].map_or("", |cells| &cells[at].0),
    };
    let misread = |what: &rashin_model::Misread| unreadable(what.sentence.text(Lang::En).to_owned());
    let status = columns.get("status");
    (0..count)
        .map(|at| {
            if status.is_some_and(|status| status[at].0 == WITHDRAWN) {
                let period = Period::read(&columns["period"][at].0).map_err(|what| misread(&what))?;
                return Ok((period, None));
            }
            match Reading::read(|column| cell(column, at)) {
                Ok(reading) => Ok((reading.period, Some(reading))),
                Err(problems) => Err(problems.first().map_or_else(|| unreadable(String::new()), |(_, what)| misread(what))),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_of_a_reading_is_written() {
        let of_series = ["indicator", "area"];
        let columns: Vec<&str> = Reading::TABLE.columns.iter().map(|column| column.name).filter(|name| !of_series.contains(name)).collect();
        assert_eq!(columns, COLUMNS.map(|(name, _)| name));
    }

    #[test]
    fn blank_columns_are_left_out_and_digits_stay() {
        let reading = |period: &str, value: &str| rashin_testkit::row::<Reading>(&[
            ("indicator", "a"), ("area", "050008"), ("period", period), ("status", "final"), ("value", value),
        ]);
        let (first, second) = (reading("FY2023", "90.0"), reading("FY2024", "▲3.20"));
        let written = write(&[&ReadingChange::Put(&first), &ReadingChange::Put(&second)]);
        assert_eq!(written, r#"{"period":["FY2023","FY2024"],"status":["final","final"],"value":["90.0","-3.20"]}"#);
        assert_eq!(read(&written, "a", "050008").unwrap(), [(first.period, Some(first)), (second.period, Some(second))]);
    }

    #[test]
    fn column_of_a_newer_program_is_refused_rather_than_lost() {
        let error = read(r#"{"period":["FY2023"],"status":["final"],"mood":["good"]}"#, "a", "050008").unwrap_err();
        assert!(error.to_string().contains("mood"), "{error}");
    }

    #[test]
    fn columns_of_different_lengths_are_refused() {
        assert!(read(r#"{"period":["FY2023","FY2024"],"status":["final"]}"#, "a", "050008").is_err());
    }
}
