//! Decisions, and the tasks that follow from them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use rashin_model::people::{Action, Office};
use rashin_model::tables::{Decision, DecisionState, Task, TaskState};
use rashin_model::{AreaCode, Cell, Code, Row, Sentence};

use crate::Error;
use crate::deliberation::comments::ATTEMPTS;
use crate::deliberation::free_code::free_code;
use crate::plan_desk::{Note, RowEdit, Staged, office_called, stage};
use crate::port::Store;
use crate::records::Held;
use crate::rights::{Actor, Subject};
use crate::working_plan::load_working_plan;

/// Records a decision from its cells as typed; the code is set here, the state is open unless one is
/// given. Gives the code.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Invalid`], also without a reason; [`Error::NoSuchPlan`]; [`Error::Store`].
pub async fn add_decision(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    cells: &BTreeMap<String, String>,
    at: Timestamp,
) -> Result<Code, Error> {
    if cells.get("reason").is_none_or(|reason| reason.trim().is_empty()) {
        return Err(Error::invalid(
            "reason",
            Sentence::new("決定の理由がありません", "no reason is given"),
            Sentence::new("なぜそう決めたかを書いてください", "say why it was decided so"),
        ));
    }
    let mut cells = cells.clone();
    cells.entry("state".to_owned()).or_insert_with(|| DecisionState::Open.code().to_owned());
    let stem = cells.get("meeting").and_then(|text| Code::read(text.trim()).ok()).unwrap_or_else(|| plan.clone());
    add(store, actor, plan, Decision::TABLE, (stem.as_str(), "d"), &cells, "add_decision", at).await
}

/// Records a task from its cells as typed: an open one, under a code made from its decision. Gives the
/// code.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Invalid`]; [`Error::NoSuchPlan`]; [`Error::Store`].
pub async fn add_task(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    cells: &BTreeMap<String, String>,
    at: Timestamp,
) -> Result<Code, Error> {
    let mut cells = cells.clone();
    cells.entry("state".to_owned()).or_insert_with(|| TaskState::Open.code().to_owned());
    let stem = cells.get("decision").and_then(|text| Code::read(text.trim()).ok()).unwrap_or_else(|| plan.clone());
    add(store, actor, plan, Task::TABLE, (stem.as_str(), "t"), &cells, "add_task", at).await
}

#[expect(clippy::too_many_arguments, reason = "one place for what two actions share")]
async fn add(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    table: &'static rashin_model::Table,
    (stem, letter): (&str, &str),
    cells: &BTreeMap<String, String>,
    action: &str,
    at: Timestamp,
) -> Result<Code, Error> {
    for attempt in 1.. {
        let working = load_working_plan(store, plan).await?;
        let code = free_code(&working.plan, table, stem, letter);
        let mut row = cells.clone();
        row.insert("code".to_owned(), code.to_string());
        let edit = RowEdit::add(table, row);
        match stage(store, actor, &working, &[edit], Note { action, reason: "" }, at).await {
            Err(Error::Stale) if attempt < ATTEMPTS => {}
            result => return result.map(|_| code),
        }
    }
    Err(Error::Stale)
}

/// How a task ends, or that it is open again.
#[derive(Debug, Clone)]
pub struct Closing {
    /// Done, dropped, or open again.
    pub state: TaskState,
    /// What came of it.
    pub result: String,
    /// The day.
    pub on: Date,
}

/// Closes a task, or opens it again. When the last open task of a decision is closed, the decision stays
/// as it is: whoever decided says that it has been carried out.
///
/// # Errors
/// [`Error::Forbidden`] for all but the office in charge and the planning office; [`Error::Invalid`] for a
/// closed task without a result; [`Error::Stale`] when the task is no longer as in `version`;
/// [`Error::Missing`]; [`Error::Store`].
pub async fn close_task(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    task: &Code,
    version: Option<u32>,
    closing: &Closing,
    at: Timestamp,
) -> Result<Staged, Error> {
    let working = load_working_plan(store, plan).await?;
    let known = working.plan.tasks.iter().find(|row| row.code == *task).ok_or_else(|| {
        Error::Missing(Sentence::new(
            format!("対応事項「{task}」はありません。取り消されたのかもしれません"),
            format!("There is no task \"{task}\". It may have been withdrawn."),
        ))
    })?;
    let result = Some(closing.result.trim().to_owned()).filter(|result| !result.is_empty());
    if closing.state != TaskState::Open && result.is_none() {
        return Err(Error::invalid(
            "result",
            Sentence::new("結果が書かれていません", "no result is given"),
            Sentence::new("何をしたか、なぜ取りやめたかを書いてください", "say what was done, or why it was dropped"),
        ));
    }
    let closed_on = (closing.state != TaskState::Open).then_some(closing.on);
    let after = Task { state: closing.state, closed_on, result, ..known.clone() };
    let edit = RowEdit { version, ..RowEdit::put(&working, &after) };
    stage(store, actor, &working, &[edit], Note { action: "close_task", reason: "" }, at).await
}

/// Whether an actor may close a task: for what a page offers.
pub fn may_close(actor: &Actor, area: AreaCode, offices: &[Held<Office>], task: &Task) -> bool {
    let office = office_called(offices, area, &task.department);
    actor.may(Action::CloseTask, &Subject { office, ..Subject::of_government(area) })
}
