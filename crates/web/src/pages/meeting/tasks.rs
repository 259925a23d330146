//! What offices are to do after the decisions of a meeting.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::tables::{Decision, Task, TaskState};

use crate::parts::links;
use crate::plan_view::PlanView;
use crate::show;

/// The section; nothing where no task follows from the decisions.
pub fn tasks(lang: Lang, view: &PlanView, decisions: &[&Decision]) -> Markup {
    let follows = |task: &&Task| decisions.iter().any(|decision| task.decision.as_ref() == Some(&decision.code));
    let own: Vec<&Task> = view.plan.tasks.iter().filter(follows).collect();
    html! { @if !own.is_empty() { section.part aria-labelledby="tasks" {
        div.part-head {
            h2 id="tasks" { (lang.pick("対応事項", "Tasks")) }
            p.quiet { (show::count(own.len(), lang)) }
        }
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("対応事項の表", "Table of tasks")) {
            table.table.table-stack {
                thead { tr {
                    th scope="col" { (lang.pick("内容", "Task")) }
                    th scope="col" { (lang.pick("担当課", "Office")) }
                    th scope="col" { (lang.pick("期限", "Due")) }
                    th scope="col" { (lang.pick("状態", "State")) }
                } }
                tbody { @for task in own { tr {
                    th.cell-name scope="row" {
                        (show::japanese(&task.text, lang))
                        @if let Some(element) = &task.element { span.cell-note { (links::element(lang, view, element)) } }
                    }
                    td data-label=(lang.pick("担当課", "Office")) { (show::japanese(&task.department, lang)) }
                    td data-label=(lang.pick("期限", "Due")) { @if let Some(due) = task.due { (show::day(due, lang)) } }
                    td data-label=(lang.pick("状態", "State")) {
                        (show::quiet_mark(state(task.state), task.state.label(lang)))
                        @if let Some(day) = task.closed_on { span.cell-note { (show::day(day, lang)) } }
                        @if let Some(result) = &task.result { span.cell-note { (show::japanese(result, lang)) } }
                    }
                } } }
            }
        }
    } } }
}

fn state(state: TaskState) -> &'static str {
    match state {
        TaskState::Open => "open",
        TaskState::Done => "done",
        TaskState::Dropped => "stopped",
    }
}
