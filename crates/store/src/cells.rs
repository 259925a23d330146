//! The readings that one change recorded for one series, as the JSON of their cells.
//!
//! `{"period":["FY2023","FY2024"],"status":["final","final"],"value":["90.0","91.5"]}`: a list per
//! column, with a place per reading. Columns that are blank throughout are left out, which keeps a
//! plain series small and lets columns be added later.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::{Display, Write as _};

use rashin_model::cell::Cell as _;
use rashin_model::table::Row;
use rashin_model::tables::Reading;
use rashin_model::{Amount, Lang, Misread, Period};
use rashin_service::{ReadingChange, StoreError};
use serde::Deserialize;
use serde_json::Value;

/// The status of a reading that was withdrawn.
const WITHDRAWN: &str = "withdrawn";

/// The column that every reading has and that comes first.
const PERIOD: &str = "period";

/// The other columns of a reading but those of its series, `indicator` and `area`.
const COLUMNS: [(&str, Column); 8] = [
    ("status", |reading| Shown::Word(reading.status.code())),
    ("value", |reading| Shown::amount(reading.value.as_ref())),
    ("numerator", |reading| Shown::amount(reading.numerator.as_ref())),
    ("denominator", |reading| Shown::amount(reading.denominator.as_ref())),
    ("text", |reading| Shown::text(reading.text.as_ref())),
    ("note", |reading| Shown::text(reading.note.as_ref())),
    ("source", |reading| Shown::text(reading.source.as_ref())),
    ("reported_on", |reading| reading.reported_on.map_or(Shown::Blank, |day| Shown::Written(day.to_string()))),
];

type Column = for<'a> fn(&'a Reading) -> Shown<'a>;

/// A cell on its way into the JSON.
enum Shown<'a> {
    Blank,
    Word(&'static str),
    Amount(&'a Amount),
    Text(&'a str),
    Written(String),
}

impl<'a> Shown<'a> {
    fn amount(amount: Option<&'a Amount>) -> Self {
        amount.map_or(Self::Blank, Self::Amount)
    }

    fn text(text: Option<&'a String>) -> Self {
        text.map_or(Self::Blank, |text| Self::Text(text))
    }

    fn push_to(&self, json: &mut String) {
        match self {
            Self::Blank => json.push_str("\"\""),
            // Words and bare numbers, which nearly all cells are, have nothing that JSON escapes.
            Self::Word(word) => {
                json.push('"');
                json.push_str(word);
                json.push('"');
            }
            Self::Amount(Amount { value, scale: None, unit: None, comparator: None }) => {
                push(json, format_args!("\"{value}\""));
            }
            Self::Amount(amount) => push(json, Value::from(amount.write())),
            Self::Text(text) => push(json, Value::from(*text)),
            Self::Written(text) => push(json, Value::from(text.as_str())),
        }
    }
}

/// Writes the JSON of one series after the other.
#[derive(Default)]
pub(crate) struct CellWriter {
    periods: Vec<Period>,
    period_column: String,
}

impl CellWriter {
    /// Writes what changed in one series.
    pub(crate) fn write(&mut self, changes: &[&ReadingChange<'_>]) -> String {
        let mut json = String::with_capacity(32 * changes.len());
        push(&mut json, format_args!("{{\"{PERIOD}\":{}", self.period_column(changes)));
        for (name, column) in COLUMNS {
            let shown = || changes.iter().map(|change| shown(change, name, column));
            if !shown().all(|cell| matches!(cell, Shown::Blank)) {
                push(&mut json, format_args!(",\"{name}\":"));
                push_list(&mut json, shown(), |json, cell| cell.push_to(json));
            }
        }
        json.push('}');
        json
    }

    /// The series of one change mostly have the same periods: their text is made once.
    fn period_column(&mut self, changes: &[&ReadingChange<'_>]) -> &str {
        let periods = || changes.iter().map(|change| reading_of(change).period);
        if !periods().eq(self.periods.iter().copied()) {
            self.periods = periods().collect();
            self.period_column.clear();
            push_list(&mut self.period_column, periods(), |json, period| push(json, format_args!("\"{period}\"")));
        }
        &self.period_column
    }
}

/// The reading that a change is about.
pub(crate) fn reading_of<'a>(change: &ReadingChange<'a>) -> &'a Reading {
    match change {
        ReadingChange::Put(reading) | ReadingChange::Withdraw(reading) => reading,
    }
}

fn shown<'a>(change: &ReadingChange<'a>, name: &str, column: Column) -> Shown<'a> {
    match change {
        ReadingChange::Put(reading) => column(reading),
        ReadingChange::Withdraw(_) if name == "status" => Shown::Word(WITHDRAWN),
        ReadingChange::Withdraw(_) => Shown::Blank,
    }
}

fn push_list<T>(json: &mut String, items: impl Iterator<Item = T>, push_item: impl Fn(&mut String, T)) {
    json.push('[');
    for (at, item) in items.enumerate() {
        if at > 0 {
            json.push(',');
        }
        push_item(json, item);
    }
    json.push(']');
}

fn push(json: &mut String, shown: impl Display) {
    // Writing to a text does not fail.
    let _ = write!(json, "{shown}");
}

#[derive(Deserialize)]
struct Columns<'a>(#[serde(borrow)] BTreeMap<&'a str, Vec<Borrowed<'a>>>);

#[derive(Deserialize)]
struct Borrowed<'a>(#[serde(borrow)] Cow<'a, str>);

/// Reads what was recorded for the series of an indicator in an area: each period with its reading,
/// `None` where it was withdrawn, in the order they were written.
pub(crate) fn read_cells(
    cells: &str,
    indicator: &str,
    area: &str,
) -> Result<Vec<(Period, Option<Reading>)>, StoreError> {
    let unreadable = |what: &str| StoreError::Unreadable(format!("readings of {indicator} for {area}: {what}"));
    let misread = |what: &Misread| unreadable(what.sentence.text(Lang::En));
    let Columns(columns) = serde_json::from_str(cells).map_err(|error| unreadable(&error.to_string()))?;
    if let Some(unknown) =
        columns.keys().find(|name| **name != PERIOD && COLUMNS.iter().all(|(known, _)| known != *name))
    {
        return Err(unreadable(&format!("a column {unknown} that this program does not know")));
    }
    let count = columns.get(PERIOD).map_or(0, Vec::len);
    if columns.values().any(|column| column.len() != count) {
        return Err(unreadable("columns of different lengths"));
    }
    let ordered: Vec<Option<&Vec<Borrowed<'_>>>> =
        Reading::TABLE.columns.iter().map(|column| columns.get(column.name)).collect();
    let cell = |column: usize, at: usize| match Reading::TABLE.columns[column].name {
        "indicator" => indicator,
        "area" => area,
        _ => ordered[column].map_or("", |cells| &cells[at].0),
    };
    let status = columns.get("status");
    (0..count)
        .map(|at| {
            if status.is_some_and(|status| status[at].0 == WITHDRAWN) {
                let period = Period::read(&columns[PERIOD][at].0).map_err(|what| misread(&what))?;
                return Ok((period, None));
            }
            match Reading::read(|column| cell(column, at)) {
                Ok(reading) => Ok((reading.period, Some(reading))),
                Err(problems) => {
                    Err(problems.first().map_or_else(|| unreadable("no reading"), |(_, what)| misread(what)))
                }
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(period: &str, value: &str, text: &str) -> Reading {
        rashin_testkit::row(&[
            ("indicator", "a"),
            ("area", "050008"),
            ("period", period),
            ("status", "final"),
            ("value", value),
            ("text", text),
        ])
    }

    #[test]
    fn every_column_of_a_reading_is_written() {
        let columns: Vec<&str> = Reading::TABLE.columns.iter().map(|column| column.name).collect();
        let written: Vec<&str> =
            ["indicator", "area", PERIOD].into_iter().chain(COLUMNS.map(|(name, _)| name)).collect();
        assert_eq!(columns, written);
    }

    #[test]
    fn blank_columns_are_left_out_and_digits_stay() {
        let (first, second) = (reading("FY2023", "90.0", ""), reading("FY2024", "▲3.20", ""));
        let written = CellWriter::default().write(&[&ReadingChange::Put(&first), &ReadingChange::Put(&second)]);
        assert_eq!(written, r#"{"period":["FY2023","FY2024"],"status":["final","final"],"value":["90.0","-3.20"]}"#);
        assert_eq!(
            read_cells(&written, "a", "050008").unwrap(),
            [(first.period, Some(first)), (second.period, Some(second))]
        );
    }

    #[test]
    fn texts_of_any_kind_come_back() {
        let odd = reading("FY2023", "3千件", "引用「\"」 \\ 改行\nタブ\t制御\u{1}絵文字🧭");
        let written = CellWriter::default().write(&[&ReadingChange::Put(&odd)]);
        assert_eq!(read_cells(&written, "a", "050008").unwrap(), [(odd.period, Some(odd))]);
    }

    #[test]
    fn series_with_other_periods_after_one_another_do_not_mix() {
        let mut writer = CellWriter::default();
        let years = |years: &[&str]| years.iter().map(|year| reading(year, "1", "")).collect::<Vec<_>>();
        for readings in [
            years(&["FY2021", "FY2022"]),
            years(&["FY2021"]),
            years(&["FY2021", "FY2023"]),
            years(&["FY2021", "FY2023"]),
        ] {
            let changes: Vec<ReadingChange<'_>> = readings.iter().map(ReadingChange::Put).collect();
            let written = writer.write(&changes.iter().collect::<Vec<_>>());
            let read: Vec<Reading> =
                read_cells(&written, "a", "050008").unwrap().into_iter().filter_map(|(_, reading)| reading).collect();
            assert_eq!(read, readings);
        }
    }

    #[test]
    fn column_of_a_newer_program_is_refused_rather_than_lost() {
        let error =
            read_cells(r#"{"period":["FY2023"],"status":["final"],"mood":["good"]}"#, "a", "050008").unwrap_err();
        assert!(error.to_string().contains("mood"), "{error}");
    }

    #[test]
    fn columns_of_different_lengths_are_refused() {
        assert!(read_cells(r#"{"period":["FY2023","FY2024"],"status":["final"]}"#, "a", "050008").is_err());
    }
}
