//! What differs between two states of a plan, element by element.

use std::collections::BTreeMap;

use crate::plan::Plan;
use crate::table::Table;

/// A cell that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellChange {
    /// Machine name of the column.
    pub column: &'static str,
    /// Text before.
    pub before: String,
    /// Text after.
    pub after: String,
}

/// What happened to a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// Some of its cells differ.
    Changed(Vec<CellChange>),
    /// It stands at another place among its neighbours.
    Moved,
}

/// One row that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Machine name of the table.
    pub table: &'static str,
    /// The values of the table's key columns.
    pub key: Vec<String>,
    /// What happened to it.
    pub change: Change,
}

/// The rows that differ between `before` and `after`, in the order of the format.
pub fn differences(before: &Plan, after: &Plan) -> Vec<Difference> {
    let (before, after) = (before.written(), after.written());
    crate::plan::TABLES
        .iter()
        .flat_map(|table| table_differences(table, rows_of(&before, table), rows_of(&after, table)))
        .collect()
}

fn rows_of<'a>(written: &'a [(&'static Table, Vec<Vec<String>>)], table: &Table) -> &'a [Vec<String>] {
    written.iter().find(|(found, _)| found.name == table.name).map_or(&[], |(_, rows)| rows)
}

fn table_differences(table: &'static Table, before: &[Vec<String>], after: &[Vec<String>]) -> Vec<Difference> {
    let key_columns: Vec<usize> = table.key.iter().filter_map(|name| table.position(name)).collect();
    let key_of = |row: &[String]| key_columns.iter().map(|&column| row[column].clone()).collect::<Vec<_>>();
    let old: BTreeMap<Vec<String>, &Vec<String>> = before.iter().map(|row| (key_of(row), row)).collect();
    let new: BTreeMap<Vec<String>, &Vec<String>> = after.iter().map(|row| (key_of(row), row)).collect();

    let mut found = Vec::new();
    for row in after {
        let key = key_of(row);
        match old.get(&key) {
            None => found.push(Difference { table: table.name, key, change: Change::Added }),
            Some(earlier) if *earlier != row => {
                let cells =
                    table.columns.iter().zip(earlier.iter().zip(row)).filter(|(_, (before, after))| before != after);
                let changes = cells.map(|(column, (before, after))| CellChange {
                    column: column.name,
                    before: before.clone(),
                    after: after.clone(),
                });
                found.push(Difference { table: table.name, key, change: Change::Changed(changes.collect()) });
            }
            Some(_) => {}
        }
    }
    for row in before {
        let key = key_of(row);
        if !new.contains_key(&key) {
            found.push(Difference { table: table.name, key, change: Change::Removed });
        }
    }
    found.extend(moved(table, before, after, &key_of, &old, &new));
    found
}

/// Rows that both states have but that stand in another order: those that are not part of the
/// longest run in common order would be too fine; the first row out of order is enough to say so.
fn moved(
    table: &'static Table,
    before: &[Vec<String>],
    after: &[Vec<String>],
    key_of: &impl Fn(&[String]) -> Vec<String>,
    old: &BTreeMap<Vec<String>, &Vec<String>>,
    new: &BTreeMap<Vec<String>, &Vec<String>>,
) -> Option<Difference> {
    let kept_before = before.iter().map(|row| key_of(row)).filter(|key| new.contains_key(key));
    let kept_after = after.iter().map(|row| key_of(row)).filter(|key| old.contains_key(key));
    kept_before.zip(kept_after).find(|(before, after)| before != after).map(|(_, key)| Difference {
        table: table.name,
        key,
        change: Change::Moved,
    })
}
