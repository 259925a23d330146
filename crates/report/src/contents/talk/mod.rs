//! What was said and settled, as documents show it.

use rashin_model::tables::{CommentState, Decision, Node, Task, TaskState};
use rashin_model::{Code, Lang, Period};
use rashin_service::AssessedPlan;

use super::names;
use crate::table::{Cell, Column, Table};

/// Whether a table of decisions or tasks says what each is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// It stands under its element.
    Known,
    /// It names the element.
    Named,
}

/// What an entry is about; the plan as a whole where it names nothing.
pub fn about(assessed: &AssessedPlan, element: Option<&Code>, lang: Lang) -> String {
    element.map_or_else(
        || lang.pick("計画全体", "The plan as a whole").to_owned(),
        |code| names::element(assessed, code, lang),
    )
}

/// Whether states of comments say something: a paper that records no answer at all does not say that its
/// comments are open.
pub fn has_states(assessed: &AssessedPlan) -> bool {
    assessed.plan.comments.iter().any(|comment| comment.response.is_some() || comment.state != CommentState::Open)
}

/// A table of decisions; `None` for none.
pub fn decisions(assessed: &AssessedPlan, decisions: &[&Decision], shown: About, lang: Lang) -> Option<Table> {
    let mut table = Table::new(vec![
        Column::new(lang.pick("対象", "About"), 1.5),
        Column::new(lang.pick("会議", "Meeting"), 1.5),
        Column::new(lang.pick("種類", "Kind"), 0.8),
        Column::new(lang.pick("決定", "Decision"), 3.0),
        Column::new(lang.pick("理由", "Reason"), 2.4),
        Column::new(lang.pick("期限", "Due"), 0.9),
        Column::new(lang.pick("状態", "State"), 0.7),
    ]);
    for decision in decisions {
        let about = match shown {
            About::Known => Cell::Blank,
            About::Named => Cell::text(about(assessed, decision.element.as_ref(), lang)),
        };
        let meeting = decision.meeting.as_ref().map(|code| names::meeting(assessed, code, lang));
        table.rows.push(vec![
            about,
            Cell::maybe(meeting.as_deref()),
            Cell::text(decision.kind.label(lang)),
            Cell::text(&decision.text),
            Cell::maybe(decision.reason.as_deref()),
            Cell::maybe(decision.due.map(|due| due.short_name(lang)).as_deref()),
            Cell::text(decision.state.label(lang)),
        ]);
    }
    (!table.rows.is_empty()).then(|| table.without_blank_columns())
}

/// A table of tasks, those that are open first; `None` for none.
pub fn tasks(assessed: &AssessedPlan, tasks: &[&Task], shown: About, lang: Lang) -> Option<Table> {
    let mut table = Table::new(vec![
        Column::new(lang.pick("対象", "About"), 1.5),
        Column::new(lang.pick("対応事項", "Task"), 3.0),
        Column::new(lang.pick("担当課", "Office"), 1.2),
        Column::new(lang.pick("期限", "Due"), 0.9),
        Column::new(lang.pick("状態", "State"), 0.7),
        Column::new(lang.pick("結果", "Result"), 2.2),
    ]);
    let mut tasks = tasks.to_vec();
    tasks.sort_by_key(|task| (task.state != TaskState::Open, task.due));
    for task in tasks {
        let about = match shown {
            About::Known => Cell::Blank,
            About::Named => Cell::text(about(assessed, task.element.as_ref(), lang)),
        };
        table.rows.push(vec![
            about,
            Cell::text(&task.text),
            Cell::text(&task.department),
            Cell::maybe(task.due.map(|due| Period::Date(due).short_name(lang)).as_deref()),
            Cell::text(task.state.label(lang)),
            Cell::maybe(task.result.as_deref()),
        ]);
    }
    (!table.rows.is_empty()).then(|| table.without_blank_columns())
}

/// The decisions about an element.
pub fn decisions_of<'a>(assessed: &'a AssessedPlan, node: &Node) -> Vec<&'a Decision> {
    assessed.plan.decisions.iter().filter(|decision| decision.element.as_ref() == Some(&node.code)).collect()
}

/// The tasks of an element that are still open.
pub fn open_tasks_of<'a>(assessed: &'a AssessedPlan, node: &Node) -> Vec<&'a Task> {
    let tasks = assessed.plan.tasks.iter();
    tasks.filter(|task| task.element.as_ref() == Some(&node.code) && task.state == TaskState::Open).collect()
}
