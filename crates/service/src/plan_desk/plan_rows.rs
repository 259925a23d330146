//! Rows of a plan as cells, whatever their table.

use std::collections::BTreeMap;

use rashin_model::plan::TableVisitor;
use rashin_model::serial::filled_cells;
use rashin_model::table::CellProblem;
use rashin_model::tables::Profile;
use rashin_model::{Plan, Row, Table};

/// The canonical cells of every row of a table, in its order.
pub fn rows_of(plan: &Plan, table: &Table) -> Vec<Vec<String>> {
    if table.name == Profile::TABLE.name {
        return vec![plan.profile.write()];
    }
    let mut rows = Rows { table, found: Vec::new() };
    plan.visit(&mut rows);
    rows.found
}

struct Rows<'a> {
    table: &'a Table,
    found: Vec<Vec<String>>,
}

impl TableVisitor for Rows<'_> {
    fn visit<R: Row>(&mut self, rows: &[R]) {
        if R::TABLE.name == self.table.name {
            self.found = rows.iter().map(Row::write).collect();
        }
    }
}

/// The cells that are not blank of the row with a key, by column.
pub fn row_of(plan: &Plan, table: &Table, key: &[String]) -> Option<BTreeMap<String, String>> {
    if table.name == Profile::TABLE.name {
        return Some(filled_cells(&plan.profile));
    }
    let mut row = OneRow { table, key, found: None };
    plan.visit(&mut row);
    row.found
}

struct OneRow<'a> {
    table: &'a Table,
    key: &'a [String],
    found: Option<BTreeMap<String, String>>,
}

impl TableVisitor for OneRow<'_> {
    fn visit<R: Row>(&mut self, rows: &[R]) {
        if R::TABLE.name == self.table.name {
            let places: Vec<usize> = R::TABLE.key.iter().filter_map(|name| R::TABLE.position(name)).collect();
            self.found = rows.iter().find_map(|row| {
                let cells = row.write();
                places.iter().map(|place| &cells[*place]).eq(self.key.iter()).then(|| filled_cells(row))
            });
        }
    }
}

/// Cells as somebody typed them, in their canonical form; blank ones are left out.
///
/// # Errors
/// Every cell that cannot be read: the position of its column, and why.
pub fn cells_of(
    plan: &Plan,
    table: &Table,
    typed: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>, Vec<CellProblem>> {
    if table.name == Profile::TABLE.name {
        return read::<Profile>(typed);
    }
    let mut reading = Reading { table, typed, read: Ok(BTreeMap::new()) };
    plan.visit(&mut reading);
    reading.read
}

struct Reading<'a> {
    table: &'a Table,
    typed: &'a BTreeMap<String, String>,
    read: Result<BTreeMap<String, String>, Vec<CellProblem>>,
}

impl TableVisitor for Reading<'_> {
    fn visit<R: Row>(&mut self, _: &[R]) {
        if R::TABLE.name == self.table.name {
            self.read = read::<R>(self.typed);
        }
    }
}

fn read<R: Row>(typed: &BTreeMap<String, String>) -> Result<BTreeMap<String, String>, Vec<CellProblem>> {
    let cell = |column: usize| typed.get(R::TABLE.columns[column].name).map_or("", |text| text.trim());
    R::read(cell).map(|row| filled_cells(&row))
}
