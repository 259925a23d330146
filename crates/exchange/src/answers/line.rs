//! The rows of a sheet that was handed back, whatever program saved it.

use crate::rows::{Note, RawRow};

/// Most rows of a sheet that are looked at, ten times those of 1,900 areas.
pub(super) const MAX_LINES: usize = 20_000;

/// One row that is not blank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number, from 1.
    pub number: u32,
    /// The texts of its cells, without the spaces around them.
    pub cells: Vec<String>,
    /// What cannot be seen from the texts.
    pub notes: Vec<Note>,
}

impl Line {
    /// The row as it was walked over.
    pub fn of(row: &RawRow) -> Self {
        Self {
            number: row.line,
            cells: (0..row.len()).map(|column| row.cell(column).to_owned()).collect(),
            notes: row.notes.clone(),
        }
    }

    /// The text of a cell; blank when the row ends before it.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// A sheet that was handed back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sheet {
    /// Its name.
    pub name: String,
    /// Its rows.
    pub lines: Vec<Line>,
}
