//! Cells and rows as serde sees them: a cell is its canonical text, a row an object from column to
//! text, blank cells left out.

use std::collections::BTreeMap;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serializer};

use crate::cell::Cell;
use crate::lang::Lang;
use crate::table::Row;

/// Lets serde write the canonical text of a cell, and read it back.
macro_rules! cells {
    ($($name:ty),+ $(,)?) => {
        $(
            impl serde::Serialize for $name {
                fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_str(&$crate::cell::Cell::write(self))
                }
            }

            impl<'de> serde::Deserialize<'de> for $name {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    $crate::serial::read_cell(deserializer)
                }
            }
        )+
    };
}
pub(crate) use cells;

cells!(crate::AreaCode, crate::Code, crate::Period);

pub(crate) fn read_cell<'de, T: Cell, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let text = String::deserialize(deserializer)?;
    T::read(&text).map_err(|misread| D::Error::custom(misread.sentence.text(Lang::En)))
}

/// The cells of a row that are not blank, by column.
pub fn filled_cells<R: Row>(row: &R) -> BTreeMap<String, String> {
    let cells = R::TABLE.columns.iter().map(|column| column.name.to_owned()).zip(row.write());
    cells.filter(|(_, cell)| !cell.is_empty()).collect()
}

/// The row that cells by column make; a column that is not there is blank.
///
/// # Errors
/// A sentence that names every column that the table does not have or that cannot be read.
pub fn row_of_cells<R: Row>(cells: &BTreeMap<String, String>) -> Result<R, String> {
    let table = R::TABLE;
    let unknown: Vec<&str> = cells.keys().map(String::as_str).filter(|name| table.position(name).is_none()).collect();
    if !unknown.is_empty() {
        return Err(format!("table {} has no column {}", table.name, unknown.join(", ")));
    }
    R::read(|column| cells.get(table.columns[column].name).map_or("", String::as_str)).map_err(|problems| {
        let each = problems
            .iter()
            .map(|(column, what)| format!("{}: {}", table.columns[*column].name, what.sentence.text(Lang::En)));
        format!("table {}: {}", table.name, each.collect::<Vec<_>>().join("; "))
    })
}

pub(crate) fn write_row<R: Row, S: Serializer>(row: &R, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(filled_cells(row))
}

pub(crate) fn read_row<'de, R: Row, D: Deserializer<'de>>(deserializer: D) -> Result<R, D::Error> {
    row_of_cells(&BTreeMap::<String, String>::deserialize(deserializer)?).map_err(D::Error::custom)
}
