//! An edit of one row.

use std::collections::BTreeMap;

use rashin_model::staged::{StagedRow, key_of};
use rashin_model::{Row, Table};

use crate::WorkingPlan;
use crate::records::Held;

/// One row of a plan as somebody wants it to be.
#[derive(Debug, Clone)]
pub struct RowEdit {
    /// The table.
    pub table: &'static Table,
    /// The key that the row has in the working plan; `None` for a new row.
    pub key: Option<Vec<String>>,
    /// Version of the staged row that was looked at; `None` if none was staged.
    pub version: Option<u32>,
    /// The cells as they were typed; `None` to take the row out.
    pub cells: Option<BTreeMap<String, String>>,
}

impl RowEdit {
    /// A new row.
    pub fn add(table: &'static Table, cells: BTreeMap<String, String>) -> Self {
        Self { table, key: None, version: None, cells: Some(cells) }
    }

    /// A row added, or put in place of the one with its key.
    pub fn put<R: Row>(working: &WorkingPlan, row: &R) -> Self {
        let cells = rashin_model::serial::filled_cells(row);
        let key = key_of(R::TABLE, &cells);
        match super::row_of(&working.plan, R::TABLE, &key) {
            Some(_) => Self::replace(working, R::TABLE, key, Some(cells)),
            None => Self::add(R::TABLE, cells),
        }
    }

    /// A row as it is now, to be replaced or (without cells) taken out.
    pub fn replace(
        working: &WorkingPlan,
        table: &'static Table,
        key: Vec<String>,
        cells: Option<BTreeMap<String, String>>,
    ) -> Self {
        let version = working.staged_row(table, &key).map(|held| held.version);
        Self { table, key: Some(key), version, cells }
    }
}

impl WorkingPlan {
    /// The staged row of a table with a key.
    pub fn staged_row(&self, table: &Table, key: &[String]) -> Option<&Held<StagedRow>> {
        self.staged.iter().find(|held| held.table == table.name && held.key == key)
    }
}
