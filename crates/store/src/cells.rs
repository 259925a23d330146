//! The readings that one change recorded for one series, as the JSON of their cells.
//!
//! `{"period":["FY2023","FY2024"],"status":["final","final"],"value":["90.0","91.5"]}`: a list per
//! column, with a place per reading. Columns that are blank throughout are left out, which keeps a
//! plain series small and lets columns be added later.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rashin_model::cell::Cell as _;
use rashin_model::table::Row;
use rashin_model::tables::Reading;
use rashin_model::{Amount, Lang, Period};
use rashin_service::{ReadingChange, StoreError};
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

/// The status of a reading that was withdrawn.
const WITHDRAWN: &str = "withdrawn";

/// The columns of a reading but those of its series, `indicator` and `area`.
const COLUMNS: [&str; 9] = ["period", "status", "value", "numerator", "denominator", "text", "note", "source", "reported_on"];

/// A cell on its way into the JSON.
enum Shown<'a> {
    Blank,
    Text(&'a str),
    Written(String),
    Amount(&'a Amount),
}

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Blank => serializer.serialize_str(""),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Written(text) => serializer.serialize_str(text),
            // A bare number, which nearly all are, goes straight into the JSON.
            Self::Amount(Amount { value, scale: None, unit: None, comparator: None }) => serializer.collect_str(value),
            Self::Amount(amount) => serializer.serialize_str(&amount.write()),
        }
    }
}

impl<'a> Shown<'a> {
    fn text(text: Option<&'a String>) -> Self {
        text.map_or(Self::Blank, |text| Self::Text(text))
    }

    fn amount(amount: Option<&'a Amount>) -> Self {
        amount.map_or(Self::Blank, Self::Amount)
    }
}

fn shown<'a>(change: &ReadingChange<'a>) -> [Shown<'a>; COLUMNS.len()] {
    match *change {
        ReadingChange::Put(reading) => {
            // Taken apart by name, so that a new column cannot be forgotten here.
            let Reading { indicator: _, area: _, period, status, value, numerator, denominator, text, note, source, reported_on } = reading;
            [
                Shown::Written(period.code()),
                Shown::Text(status.code()),
                Shown::amount(value.as_ref()),
                Shown::amount(numerator.as_ref()),
                Shown::amount(denominator.as_ref()),
                Shown::text(text.as_ref()),
                Shown::text(note.as_ref()),
                Shown::text(source.as_ref()),
                reported_on.map_or(Shown::Blank, |day| Shown::Written(day.to_string())),
            ]
        }
        ReadingChange::Withdraw(reading) => {
            let mut cells = [const { Shown::Blank }; COLUMNS.len()];
            cells[0] = Shown::Written(reading.period.code());
            cells[1] = Shown::Text(WITHDRAWN);
            cells
        }
    }
}

struct Columns<'a>(Vec<[Shown<'a>; COLUMNS.len()]>);

impl Serialize for Columns<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Column<'a>(&'a Columns<'a>, usize);
        impl Serialize for Column<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_seq(self.0.0.iter().map(|row| &row[self.1]))
            }
        }
        let mut columns = serializer.serialize_map(None)?;
        for (at, name) in COLUMNS.iter().enumerate() {
            if self.0.iter().any(|row| !matches!(row[at], Shown::Blank)) {
                columns.serialize_entry(name, &Column(self, at))?;
            }
        }
        columns.end()
    }
}

/// Writes what changed in one series.
pub(crate) fn write(changes: &[&ReadingChange<'_>]) -> Result<String, StoreError> {
    let columns = Columns(changes.iter().copied().map(shown).collect());
    serde_json::to_string(&columns).map_err(|error| StoreError::Database(Box::new(error)))
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
    if let Some(unknown) = columns.keys().find(|name| !COLUMNS.contains(name)) {
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
        assert_eq!(columns, COLUMNS);
    }

    #[test]
    fn blank_columns_are_left_out_and_digits_stay() {
        let reading = |period: &str, value: &str| rashin_testkit::row::<Reading>(&[
            ("indicator", "a"), ("area", "050008"), ("period", period), ("status", "final"), ("value", value),
        ]);
        let (first, second) = (reading("FY2023", "90.0"), reading("FY2024", "▲3.20"));
        let written = write(&[&ReadingChange::Put(&first), &ReadingChange::Put(&second)]).unwrap();
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
