//! What came back in a workbook.

use std::collections::BTreeMap;

use rashin_model::Severity;
use rashin_model::review::Asked;
use rust_xlsxwriter::row_col_to_cell;

use crate::loaded::Located;

/// One row that was filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnedRow {
    /// The row.
    pub asked: Asked,
    /// What was typed, by column of the plan's table; blank cells are left out.
    pub cells: BTreeMap<String, String>,
    /// Addresses that show that it is so.
    pub links: Vec<String>,
    pub(super) sheet: String,
    pub(super) line: u32,
    pub(super) columns: BTreeMap<&'static str, usize>,
}

impl ReturnedRow {
    /// The cell of a column as people name it: `実績値!F12`; the row where the sheet has no such column.
    pub fn place(&self, column: &str) -> String {
        match self.columns.get(column) {
            Some(column) => place(&self.sheet, self.line, *column),
            None => format!("{}!{}", self.sheet, self.line),
        }
    }
}

/// What came back, with everything there is to say about how it stands in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReturnedAnswers {
    /// The rows that were filled in, in the order of the request.
    pub rows: Vec<ReturnedRow>,
    /// Rows that came back with nothing filled in.
    pub blank: Vec<Asked>,
    /// Rows that were asked for and are not in the file.
    pub missing: Vec<Asked>,
    /// Problems with their cells, in the order of the file.
    pub problems: Vec<Located>,
}

impl ReturnedAnswers {
    /// Whether anything keeps the file from being taken.
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|located| located.problem.severity == Severity::Error)
    }
}

/// A cell as people name it; the line counts from 1, the column from 0.
pub(super) fn place(sheet: &str, line: u32, column: usize) -> String {
    format!("{sheet}!{}", row_col_to_cell(line.saturating_sub(1), u16::try_from(column).unwrap_or(u16::MAX)))
}
