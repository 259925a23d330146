//! What edits come to: rows before and after, and the staged rows that say so.

use std::collections::BTreeMap;

use rashin_model::staged::{StagedRow, key_of, overlay};
use rashin_model::{Code, Misread, Plan, Sentence, Table};

use crate::plan_desk::plan_rows::{cells_of, row_of};
use crate::plan_desk::row_edit::RowEdit;
use crate::{Error, Refusal, WorkingPlan};

/// A row that changes.
#[derive(Debug, Clone)]
pub(crate) struct RowChange {
    /// The table.
    pub table: &'static Table,
    /// The key.
    pub key: Vec<String>,
    /// The row as it is; `None` if it is new.
    pub before: Option<BTreeMap<String, String>>,
    /// The row as it is to be; `None` if it is to go.
    pub after: Option<BTreeMap<String, String>>,
    /// Who staged it last.
    pub staged_by: Option<Code>,
    /// What is wrong with it is said at these places: the edit it comes from.
    pub edit: usize,
}

/// The changes that edits come to. A row whose key is edited is taken out and added.
///
/// # Errors
/// [`Error::Stale`] when a row is no longer what was looked at; [`Error::Invalid`] with every cell that
/// cannot be read and every row that is there already.
pub(crate) fn changes_of(working: &WorkingPlan, edits: &[RowEdit]) -> Result<Vec<RowChange>, Error> {
    let mut changes: Vec<RowChange> = Vec::new();
    let mut refusals = Vec::new();
    for (number, edit) in edits.iter().enumerate() {
        let before = edit.key.as_deref().map(|key| row_of(&working.plan, edit.table, key));
        if let Some(key) = &edit.key {
            let held = working.staged_row(edit.table, key);
            if before == Some(None) || held.map(|held| held.version) != edit.version {
                return Err(Error::Stale);
            }
        }
        let before = before.flatten();
        let after = match edit.cells.as_ref().map(|typed| cells_of(&working.plan, edit.table, typed)).transpose() {
            Ok(after) => after,
            Err(problems) => {
                refusals.extend(problems.into_iter().map(|(column, misread)| {
                    let Misread { sentence, hint } = *misread;
                    Refusal::new(place(edits, edit, Some(edit.table.columns[column].name)), sentence, hint)
                }));
                continue;
            }
        };
        let staged_by = |key: &[String]| working.staged_row(edit.table, key).map(|held| held.value.by.clone());
        let new_key = after.as_ref().map(|cells| key_of(edit.table, cells));
        let mut push = |key: Vec<String>, before, after| {
            let staged_by = staged_by(&key);
            changes.push(RowChange { table: edit.table, key, before, after, staged_by, edit: number });
        };
        match (edit.key.clone(), new_key) {
            (Some(key), Some(new)) if key != new => {
                push(key, before, None);
                push(new, None, after);
            }
            (Some(key), _) => push(key, before, after),
            (None, Some(new)) => push(new, None, after),
            (None, None) => {}
        }
    }
    refusals.extend(repeated(working, edits, &changes));
    if refusals.is_empty() { Ok(changes) } else { Err(Error::Invalid(refusals)) }
}

/// Rows that would be added over rows that stay.
fn repeated(working: &WorkingPlan, edits: &[RowEdit], changes: &[RowChange]) -> Vec<Refusal> {
    let is_added = |change: &RowChange| change.before.is_none() && change.after.is_some();
    let same = |one: &RowChange, other: &RowChange| one.table.name == other.table.name && one.key == other.key;
    let mut refusals = Vec::new();
    for (number, change) in changes.iter().enumerate().filter(|(_, change)| is_added(change)) {
        let goes = changes.iter().any(|other| same(change, other) && other.after.is_none());
        let twice = changes[..number].iter().any(|other| same(change, other) && other.after.is_some());
        let stays = !goes && row_of(&working.plan, change.table, &change.key).is_some();
        if twice || stays {
            let key = change.key.join(" / ");
            let edit = &edits[change.edit];
            refusals.push(Refusal::new(
                place(edits, edit, change.table.key.last().copied()),
                Sentence::new(
                    format!("「{key}」は表「{}」にすでにあります", change.table.heading),
                    format!("\"{key}\" is in {} already", change.table.name),
                ),
                Sentence::new("別のコードや番号にしてください", "choose another code or number"),
            ));
        }
    }
    refusals
}

/// Where something is wrong: the column where there is one edit, as its form knows the row; else the
/// table and the row as well.
pub(crate) fn place(edits: &[RowEdit], edit: &RowEdit, column: Option<&str>) -> String {
    if edits.len() == 1 {
        return column.unwrap_or_default().to_owned();
    }
    let key = edit.cells.as_ref().map(|cells| key_of(edit.table, cells)).or_else(|| edit.key.clone());
    let heading = column.and_then(|name| edit.table.position(name)).map_or("", |at| edit.table.columns[at].heading);
    let parts = [edit.table.heading.to_owned(), key.unwrap_or_default().join("/"), heading.to_owned()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

impl RowChange {
    /// The staged row that says it; `None` where nothing differs from the edition any more.
    pub(crate) fn staged(&self, working: &WorkingPlan, by: &Code, at: jiff::Timestamp) -> Option<StagedRow> {
        if row_of(&working.edition, self.table, &self.key) == self.after {
            return None;
        }
        let held = working.staged_row(self.table, &self.key);
        Some(StagedRow {
            plan: working.edition.profile.code.clone(),
            table: self.table.name.to_owned(),
            key: self.key.clone(),
            cells: self.after.clone(),
            publish: held.is_none_or(|held| held.publish),
            by: by.clone(),
            at,
        })
    }

    /// Whether a cell differs before and after.
    pub(crate) fn differs(&self, column: &str) -> bool {
        let cell = |row: &Option<BTreeMap<String, String>>| row.as_ref().and_then(|cells| cells.get(column).cloned());
        cell(&self.before) != cell(&self.after)
    }

    /// Whether nothing but these columns of a row that stays differ.
    pub(crate) fn differs_only_in(&self, columns: &[&str]) -> bool {
        let others = self.table.columns.iter().filter(|column| !columns.contains(&column.name));
        self.before.is_some() && self.after.is_some() && others.into_iter().all(|column| !self.differs(column.name))
    }
}

/// The working plan with changes laid over it.
///
/// # Errors
/// [`Error::Invalid`] for a row that its table cannot hold, such as the profile taken out.
pub(crate) fn lay(working: &WorkingPlan, changes: &[RowChange], by: &Code, at: jiff::Timestamp) -> Result<Plan, Error> {
    let mut plan = working.plan.clone();
    let row = |change: &RowChange| StagedRow {
        plan: working.edition.profile.code.clone(),
        table: change.table.name.to_owned(),
        key: change.key.clone(),
        cells: change.after.clone(),
        publish: true,
        by: by.clone(),
        at,
    };
    // What goes goes first, so that its key is free for what comes.
    let (gone, come): (Vec<_>, Vec<_>) = changes.iter().map(row).partition(|row| row.cells.is_none());
    for rows in [gone, come] {
        let refused: Vec<Refusal> = overlay(&mut plan, &rows)
            .into_iter()
            .map(|(row, reason)| {
                Refusal::new(
                    row.table.clone(),
                    Sentence::new(
                        format!("この行は取り込めません（{reason}）"),
                        format!("this row cannot be taken ({reason})"),
                    ),
                    Sentence::new("内容を確かめてください", "look at it again"),
                )
            })
            .collect();
        if !refused.is_empty() {
            return Err(Error::Invalid(refused));
        }
    }
    Ok(plan)
}

#[cfg(test)]
mod tests {
    use rashin_model::Row;

    use super::*;
    use rashin_model::tables::Node;

    #[test]
    fn a_row_whose_title_changed_differs_only_in_its_title() {
        let cells = |title: &str| {
            Some(BTreeMap::from([("code".to_owned(), "a".to_owned()), ("title".to_owned(), title.to_owned())]))
        };
        let change = RowChange {
            table: Node::TABLE,
            key: vec!["a".to_owned()],
            before: cells("暮らし"),
            after: cells("くらし"),
            staged_by: None,
            edit: 0,
        };
        assert!(change.differs_only_in(&["title"]));
        assert!(!change.differs_only_in(&["note"]));
    }
}
