//! Lists of rows under one meeting that are written as a whole.

use std::collections::BTreeMap;

use rashin_model::Table;

use crate::WorkingPlan;
use crate::plan_desk::{RowEdit, rows_of};

/// The edits that make the rows of a table under a meeting exactly these, in this order. The columns
/// `meeting` and `order` are set here.
pub(crate) fn list_edits(
    working: &WorkingPlan,
    table: &'static Table,
    meeting: &str,
    rows: Vec<BTreeMap<String, String>>,
) -> Vec<RowEdit> {
    let known: Vec<Vec<String>> = own_rows(working, table, meeting).map(|row| row[..2].to_vec()).collect();
    let wanted = rows.len();
    let mut edits: Vec<RowEdit> = rows
        .into_iter()
        .zip(1_usize..)
        .map(|(mut cells, order)| {
            let key = vec![meeting.to_owned(), order.to_string()];
            cells.insert("meeting".to_owned(), meeting.to_owned());
            cells.insert("order".to_owned(), order.to_string());
            if known.contains(&key) {
                RowEdit::replace(working, table, key, Some(cells))
            } else {
                RowEdit::add(table, cells)
            }
        })
        .collect();
    let surplus =
        known.into_iter().filter(|key| key[1].parse::<usize>().map_or(true, |order| order == 0 || order > wanted));
    edits.extend(surplus.map(|key| RowEdit::replace(working, table, key, None)));
    edits
}

/// The rows of a table whose first column names a meeting.
pub(crate) fn own_rows(working: &WorkingPlan, table: &Table, meeting: &str) -> impl Iterator<Item = Vec<String>> {
    rows_of(&working.plan, table).into_iter().filter(move |row| row[0] == meeting)
}

/// The cells of a written row, by column, blank ones left out.
pub(crate) fn by_column(table: &Table, row: Vec<String>) -> BTreeMap<String, String> {
    let cells = table.columns.iter().map(|column| column.name.to_owned()).zip(row);
    cells.filter(|(_, cell)| !cell.is_empty()).collect()
}
