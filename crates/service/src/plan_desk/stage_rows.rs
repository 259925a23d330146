//! Staging: rows are laid over the last edition of a plan for those who work on it.

use jiff::Timestamp;
use rashin_model::Code;
use rashin_model::staged::{StagedRow, table_named};

use crate::people::list_offices;
use crate::plan_desk::new_problems::{PlacedProblem, new_problems};
use crate::plan_desk::plan_rows::row_of;
use crate::plan_desk::row_change::{RowChange, changes_of, lay, place};
use crate::plan_desk::row_edit::RowEdit;
use crate::plan_desk::row_rights::require_rights;
use crate::port::Store;
use crate::records::Changes;
use crate::rights::Actor;
use crate::working_plan::load_working_plan;
use crate::{Error, Refusal, WorkingPlan};

/// What staging brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staged {
    /// Rows that changed.
    pub rows: usize,
    /// What is worth a second look, though it was taken.
    pub warnings: Vec<Refusal>,
}

/// What the journal says of a staging: the action and the reason, which may be blank.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Note<'a> {
    pub action: &'a str,
    pub reason: &'a str,
}

/// Stages edits of rows of a plan, all or none: reads their cells, asks the rights that each row needs,
/// and checks the working plan with them laid over it.
///
/// # Errors
/// [`Error::NoSuchPlan`]; [`Error::Stale`] when a row is no longer what was looked at;
/// [`Error::Forbidden`]; [`Error::Invalid`] with everything that is wrong; [`Error::Store`].
pub async fn stage_rows(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    edits: &[RowEdit],
    reason: &str,
    at: Timestamp,
) -> Result<Staged, Error> {
    let working = load_working_plan(store, plan).await?;
    stage(store, actor, &working, edits, Note { action: "stage_rows", reason }, at).await
}

/// The same on a working plan that was loaded already.
pub(crate) async fn stage(
    store: &impl Store,
    actor: &Actor,
    working: &WorkingPlan,
    edits: &[RowEdit],
    note: Note<'_>,
    at: Timestamp,
) -> Result<Staged, Error> {
    let offices = list_offices(store).await?;
    let mut changes = changes_of(working, edits)?;
    require_rights(actor, working, &offices, &changes)?;
    let by = actor.account();
    let mut after = lay(working, &changes, &by, at)?;
    let (errors, warnings): (Vec<_>, Vec<_>) =
        new_problems(&working.plan, &mut after).into_iter().partition(PlacedProblem::is_error);
    if !errors.is_empty() {
        return Err(Error::Invalid(errors.into_iter().map(|problem| refusal(edits, &changes, problem)).collect()));
    }
    // Amounts were brought into the scale of their indicators: what is staged is what was checked.
    for change in changes.iter_mut().filter(|change| change.after.is_some()) {
        change.after = row_of(&after, change.table, &change.key);
    }
    let subject = match edits {
        [only] => format!("{}/{}", working.edition.profile.code, only.table.name),
        _ => working.edition.profile.code.to_string(),
    };
    let mut written =
        Changes::new(&actor.id, note.action, &subject, at).of(working.edition.area()).because(note.reason);
    let rows = write(&mut written, working, &changes, &by, at);
    if rows > 0 {
        written.commit(store).await?;
    }
    let warnings = warnings.into_iter().map(|problem| refusal(edits, &changes, problem)).collect();
    Ok(Staged { rows, warnings })
}

/// Writes the staged rows of changes; a row that goes and comes again is written once. Gives how many.
fn write(written: &mut Changes<'_>, working: &WorkingPlan, changes: &[RowChange], by: &Code, at: Timestamp) -> usize {
    let mut rows = 0;
    for (number, change) in changes.iter().enumerate() {
        let same = |other: &RowChange| other.table.name == change.table.name && other.key == change.key;
        let comes_again = change.after.is_none() && changes.iter().any(|other| same(other) && other.after.is_some());
        let seen = changes[..number].iter().any(|other| same(other) && other.after.is_some());
        if comes_again || seen {
            continue;
        }
        let held = working.staged_row(change.table, &change.key);
        match (change.staged(working, by, at), held) {
            (Some(row), Some(held)) if StagedRow { by: held.by.clone(), at: held.at, ..row.clone() } == held.value => {}
            (Some(row), held) => {
                written.put(&row, held.map(|held| held.version));
                rows += 1;
            }
            (None, Some(held)) => {
                written.remove(held);
                rows += 1;
            }
            (None, None) => {}
        }
    }
    rows
}

/// A problem in the words of a refusal: at the column of the edit where it stands in an edited row, else
/// with its table and row.
fn refusal(edits: &[RowEdit], changes: &[RowChange], problem: PlacedProblem) -> Refusal {
    let PlacedProblem { problem, key } = problem;
    let own = changes
        .iter()
        .find(|change| change.table.name == problem.place.table && change.key == key && change.after.is_some());
    let place = match own {
        Some(change) => place(edits, &edits[change.edit], problem.place.column),
        None => elsewhere(problem.place.table, &key, problem.place.column),
    };
    Refusal::new(place, problem.sentence, problem.hint)
}

/// The place of a row that is not edited.
fn elsewhere(table: &str, key: &[String], column: Option<&str>) -> String {
    let Some(table) = table_named(table) else { return table.to_owned() };
    let heading = column.and_then(|name| table.position(name)).map_or("", |at| table.columns[at].heading);
    let parts = [table.heading.to_owned(), key.join("/"), heading.to_owned()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
