//! A table while its rows are read.

use rashin_model::Column;
use rust_xlsxwriter::row_col_to_cell;

use crate::heading::Heading;
use crate::origin::Origin;
use crate::report::Report;

/// A table to be read: its rows may have columns that their type does not know.
pub(crate) struct Wanted<'a> {
    /// Machine name.
    pub table: &'static str,
    /// Its columns.
    pub columns: &'a [Column],
    /// Where its codes stand, if other tables name them.
    pub code: Option<usize>,
}

/// A table while its rows are read.
pub(crate) struct Filling<'a> {
    pub wanted: &'a Wanted<'a>,
    pub report: &'a mut Report,
    pub origin: Origin,
    pub heading: Heading,
    pub formulas: Cells,
    pub first_days: Cells,
}

/// Cells that are named in a warning about many of them.
const NAMED_CELLS: usize = 5;

/// Some cells, the first of them by name.
#[derive(Default)]
pub(crate) struct Cells {
    pub first: Option<(u32, usize)>,
    named: Vec<String>,
    pub count: usize,
}

impl Cells {
    /// One cell more.
    pub fn push(&mut self, line: u32, column: usize) {
        self.first = self.first.or(Some((line, column)));
        self.count += 1;
        if self.named.len() < NAMED_CELLS {
            self.named.push(row_col_to_cell(line.saturating_sub(1), u16::try_from(column).unwrap_or(u16::MAX)));
        }
    }

    /// Their names.
    pub fn text(&self) -> String {
        let more = if self.count > self.named.len() { format!(" … ({})", self.count) } else { String::new() };
        format!("{}{more}", self.named.join(", "))
    }
}
