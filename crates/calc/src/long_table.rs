//! A long table: one value per row, with its unit and its indicator.

use std::io::Read;

use rashin_eval::{Figure, Reason};
use rashin_model::{Misread, Sentence};

use crate::calculator::Input;
use crate::cell::number;
use crate::names::Names;
use crate::problem::{Problems, wrong};
use crate::table::Table;

/// The columns of a long table.
pub(crate) const COLUMNS: &[Input] = &[
    Input::needed("unit", &["uCode", "地域"], "比べる対象（地域など）", "what is compared, such as an area"),
    Input::needed("indicator", &["iCode", "code", "指標"], "指標", "the indicator"),
    Input::needed("value", &["値", "実績値"], "値（空欄可）", "the value; may be blank"),
];

/// One row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cell {
    /// Position of the unit among the names of units.
    pub unit: usize,
    /// Position of the indicator among the names of indicators.
    pub indicator: usize,
    /// The value, or that there is none.
    pub value: Figure,
    /// The line it stands on.
    pub line: u64,
}

/// A long table in memory.
#[derive(Debug, Default)]
pub(crate) struct LongTable {
    /// The units.
    pub units: Names,
    /// The indicators.
    pub indicators: Names,
    /// The rows in their order.
    pub cells: Vec<Cell>,
}

impl LongTable {
    /// Reads a long table. The second value of a unit and indicator is a problem.
    pub(crate) fn read(input: &mut dyn Read, problems: &mut Problems) -> Self {
        let mut long = Self::default();
        let Some(mut table) = Table::open(None, input, COLUMNS, problems) else { return long };
        let [unit, indicator, value] = ["unit", "indicator", "value"].map(|name| table.at(name));
        let name = |text: &str| Ok(text.to_owned());
        while let Some(row) = table.next(problems) {
            let codes = (row.require(unit, name, problems), row.require(indicator, name, problems));
            let value = row.read(value, number, problems).ok_or(Reason::NoReading);
            if let (Some(unit), Some(indicator)) = codes {
                let (unit, indicator) = (long.units.position_of(&unit), long.indicators.position_of(&indicator));
                long.cells.push(Cell { unit, indicator, value, line: row.line() });
            }
        }
        for (cell, before) in long.repeated() {
            table.add(Some(cell.line), indicator, repeated(&long, cell, before), problems);
        }
        long
    }

    /// Positions of the rows of each group; `group` gives the group of a row, below `groups`.
    pub(crate) fn by(&self, groups: usize, group: impl Fn(&Cell) -> usize) -> Vec<Vec<usize>> {
        let mut rows = vec![Vec::new(); groups];
        for (position, cell) in self.cells.iter().enumerate() {
            rows[group(cell)].push(position);
        }
        rows
    }

    /// Rows whose unit and indicator stood before, each with the line of the row before.
    fn repeated(&self) -> Vec<(Cell, u64)> {
        let mut sorted: Vec<Cell> = self.cells.clone();
        sorted.sort_unstable_by_key(|cell| (cell.unit, cell.indicator, cell.line));
        let pairs = sorted.windows(2).map(|pair| (pair[1], pair[0]));
        let same = pairs.filter(|(cell, before)| (cell.unit, cell.indicator) == (before.unit, before.indicator));
        let mut found: Vec<(Cell, u64)> = same.map(|(cell, before)| (cell, before.line)).collect();
        found.sort_unstable_by_key(|(cell, _)| cell.line);
        found
    }
}

fn repeated(long: &LongTable, cell: Cell, before: u64) -> Misread {
    let (unit, indicator) = (&long.units.all()[cell.unit], &long.indicators.all()[cell.indicator]);
    wrong(
        Sentence::new(
            format!("「{unit}」の「{indicator}」は{before}行にもあります"),
            format!("\"{indicator}\" of \"{unit}\" stands on line {before} too"),
        ),
        Sentence::new("どちらかの行を除いてください", "remove one of the two rows"),
    )
}
