//! The series of a long table of readings.

use std::io::Read;

use rashin_eval::Point;
use rashin_model::{Cell, Misread, Period, Sentence};

use crate::calculator::Input;
use crate::cell::number;
use crate::names::Names;
use crate::problem::{Problems, wrong};
use crate::table::Table;

/// The columns of the readings.
pub(super) const COLUMNS: &[Input] = &[
    Input::optional(
        "id",
        &["indicator", "code", "指標"],
        "系列の名前。列がなければ全体で一つの系列",
        "name of the series; without the column all rows are one",
    ),
    Input::needed(
        "period",
        &["期間", "年度"],
        "期間（R4、FY2022、2022、2022-08-31 など）",
        "the period (FY2022, 2022, 2022-08-31, R4 ...)",
    ),
    Input::needed("value", &["値", "実績値"], "値（空欄可）", "the value; may be blank"),
];

/// One reading.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    pub period: Period,
    pub value: f64,
}

impl Reading {
    /// The reading as a formula takes it.
    pub(super) fn point(self) -> Point {
        Point::new(self.period.end_in_years(), self.value)
    }
}

/// Readings by series.
#[derive(Debug, Default)]
pub(super) struct AllSeries {
    /// The names, in the order in which they were met.
    pub names: Names,
    /// For each name the readings that have a value, in order of time.
    pub readings: Vec<Vec<Reading>>,
    /// How many rows were read.
    pub rows: u64,
}

/// Reads the series. A second row for a series and period is a problem.
pub(super) fn read(input: &mut dyn Read, problems: &mut Problems) -> AllSeries {
    let mut all = AllSeries::default();
    let Some(mut table) = Table::open(None, input, COLUMNS, problems) else { return all };
    let [id, period, value] = ["id", "period", "value"].map(|name| table.at(name));
    let mut rows: Vec<Vec<(Period, u64, Option<f64>)>> = Vec::new();
    while let Some(row) = table.next(problems) {
        row.require(id, |_| Ok(()), problems);
        let value = row.read(value, number, problems);
        let Some(period) = row.require(period, Period::read, problems) else { continue };
        let series = all.names.position_of(row.text(id));
        rows.resize_with(all.names.all().len(), Vec::new);
        rows[series].push((period, row.line(), value));
    }
    for (name, series) in all.names.all().iter().zip(&mut rows) {
        series.sort_unstable_by_key(|&(period, line, _)| (period, line));
        for pair in series.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            table.add(Some(pair[1].1), period, twice(name, pair[1].0, pair[0].1), problems);
        }
        let known = series.iter().filter_map(|&(period, _, value)| value.map(|value| Reading { period, value }));
        all.readings.push(known.collect());
    }
    all.rows = table.rows();
    all
}

fn twice(name: &str, period: Period, before: u64) -> Misread {
    wrong(
        Sentence::new(
            format!("「{name}」の {period} は{before}行にもあります"),
            format!("{period} of \"{name}\" stands on line {before} too"),
        ),
        Sentence::new("どちらかの行を除いてください", "remove one of the two rows"),
    )
}
