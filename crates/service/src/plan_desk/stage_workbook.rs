//! A plan that was edited as a workbook: what it changes, and staging it.

use jiff::Timestamp;
use rashin_model::difference::{Change, Difference, differences};
use rashin_model::staged::table_named;
use rashin_model::tables::Reading;
use rashin_model::{Code, Plan, Row, Sentence};

use crate::plan_desk::plan_rows::row_of;
use crate::plan_desk::row_edit::RowEdit;
use crate::plan_desk::stage_rows::{Note, Staged, stage};
use crate::port::Store;
use crate::rights::Actor;
use crate::working_plan::load_working_plan;
use crate::{Error, WorkingPlan};

/// The rows that a workbook changes in the plan as it is worked on. Values are left out: they are
/// answered in reviews or corrected with a reason.
pub fn preview_workbook(working: &WorkingPlan, workbook: &Plan) -> Vec<Difference> {
    let mut found = differences(&working.plan, workbook);
    found.retain(|difference| difference.table != Reading::TABLE.name);
    found
}

/// Stages every row that a checked workbook changes. The order of rows stays as it is.
///
/// # Errors
/// As [`stage_rows`](super::stage_rows); [`Error::Invalid`] for the workbook of another plan.
pub async fn stage_workbook(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    workbook: &Plan,
    reason: &str,
    at: Timestamp,
) -> Result<Staged, Error> {
    let working = load_working_plan(store, plan).await?;
    if workbook.profile.code != *plan {
        let other = &workbook.profile.code;
        return Err(Error::invalid(
            "file",
            Sentence::new(
                format!("計画「{other}」のブックです（この画面は「{plan}」）"),
                format!("it is the workbook of the plan \"{other}\", and this is \"{plan}\""),
            ),
            Sentence::new("この計画のブックを選んでください", "choose the workbook of this plan"),
        ));
    }
    let edits: Vec<RowEdit> = preview_workbook(&working, workbook)
        .into_iter()
        .filter_map(|difference| edit(&working, workbook, difference))
        .collect();
    stage(store, actor, &working, &edits, Note { action: "stage_workbook", reason }, at).await
}

fn edit(working: &WorkingPlan, workbook: &Plan, difference: Difference) -> Option<RowEdit> {
    let table = table_named(difference.table)?;
    let cells = || row_of(workbook, table, &difference.key);
    match difference.change {
        Change::Added => cells().map(|cells| RowEdit::add(table, cells)),
        Change::Removed => Some(RowEdit::replace(working, table, difference.key, None)),
        Change::Changed(_) => {
            let cells = cells();
            cells.map(|cells| RowEdit::replace(working, table, difference.key, Some(cells)))
        }
        Change::Moved => None,
    }
}
