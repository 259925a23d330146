//! Rows that are worked on beside a plan: they are laid over its last edition for those who work
//! on it, and become part of it when an edition is made or a snapshot is published.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::plan::{Plan, TableFiller};
use crate::serial::{filled_cells, row_of_cells};
use crate::table::{Row, Table};
use crate::tables::Profile;
use crate::{Code, plan};

/// A row of a table of a plan, as it is to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StagedRow {
    /// The plan.
    pub plan: Code,
    /// Machine name of the table.
    pub table: String,
    /// The cells of the table's key, in their order.
    pub key: Vec<String>,
    /// The cells, blank ones left out; `None` for a row that is to go.
    pub cells: Option<BTreeMap<String, String>>,
    /// Whether the next publication takes it along.
    pub publish: bool,
    /// Who changed it last.
    pub by: Code,
    /// When.
    pub at: Timestamp,
}

impl StagedRow {
    /// The staged form of a row.
    pub fn of<R: Row>(plan: &Code, row: &R, by: &Code, at: Timestamp) -> Self {
        let cells = filled_cells(row);
        Self {
            plan: plan.clone(),
            table: R::TABLE.name.to_owned(),
            key: key_of(R::TABLE, &cells),
            cells: Some(cells),
            publish: true,
            by: by.clone(),
            at,
        }
    }

    /// The key as one text, for addresses and records.
    pub fn key_text(&self) -> String {
        self.key.join("~")
    }
}

/// The cells of a table's key, in their order.
pub fn key_of(table: &Table, cells: &BTreeMap<String, String>) -> Vec<String> {
    table.key.iter().map(|name| cells.get(*name).cloned().unwrap_or_default()).collect()
}

/// The table of the plan format with this name.
pub fn table_named(name: &str) -> Option<&'static Table> {
    plan::TABLES.iter().find(|table| table.name == name).copied()
}

/// Lays staged rows over a plan: a row with the same key is replaced, a new one is added at the end
/// of its table, one without cells is taken out. Gives the rows that could not be laid, with the
/// reason; the profile has one row and is replaced whole.
pub fn overlay<'a>(plan: &mut Plan, rows: impl IntoIterator<Item = &'a StagedRow>) -> Vec<(&'a StagedRow, String)> {
    let mut by_table: BTreeMap<&str, Vec<&StagedRow>> = BTreeMap::new();
    for row in rows {
        by_table.entry(&row.table).or_default().push(row);
    }
    let mut refused = Vec::new();
    for row in by_table.remove(Profile::TABLE.name).unwrap_or_default() {
        match row.cells.as_ref().map(row_of_cells) {
            Some(Ok(profile)) => plan.profile = profile,
            Some(Err(reason)) => refused.push((row, reason)),
            None => refused.push((row, "the profile of a plan cannot be taken out".to_owned())),
        }
    }
    let mut layer = Layer { by_table, refused };
    plan.fill(&mut layer);
    let Layer { by_table, mut refused } = layer;
    refused.extend(by_table.into_values().flatten().map(|row| (row, format!("there is no table {}", row.table))));
    refused
}

struct Layer<'a> {
    by_table: BTreeMap<&'a str, Vec<&'a StagedRow>>,
    refused: Vec<(&'a StagedRow, String)>,
}

impl TableFiller for Layer<'_> {
    fn fill<R: Row>(&mut self, rows: &mut Vec<R>) {
        let Some(staged) = self.by_table.remove(R::TABLE.name) else { return };
        let places: Vec<usize> = R::TABLE.key.iter().filter_map(|name| R::TABLE.position(name)).collect();
        let key = |row: &R| {
            let cells = row.write();
            places.iter().map(|place| cells[*place].clone()).collect::<Vec<_>>()
        };
        let mut position: BTreeMap<Vec<String>, usize> =
            rows.iter().enumerate().map(|(place, row)| (key(row), place)).collect();
        let mut gone = Vec::new();
        for row in staged {
            match &row.cells {
                None => gone.extend(position.get(&row.key).copied()),
                Some(cells) => match row_of_cells::<R>(cells) {
                    Err(reason) => self.refused.push((row, reason)),
                    Ok(new) => {
                        // A row whose key was edited takes the place of the one it was.
                        if let Some(place) = position.get(&row.key).copied() {
                            rows[place] = new;
                        } else {
                            position.insert(row.key.clone(), rows.len());
                            rows.push(new);
                        }
                    }
                },
            }
        }
        gone.sort_unstable();
        for place in gone.into_iter().rev() {
            rows.remove(place);
        }
    }
}
