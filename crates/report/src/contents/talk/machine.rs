//! Machine tables of what was said and settled.

use rashin_model::tables::{Comment, Decision, Task};
use rashin_model::{Code, Period};

use crate::machine::{Machine, Value};

/// Comments, a row each.
pub fn comments(comments: &[&Comment]) -> Machine {
    let rows = comments.iter().map(|comment| {
        vec![
            Value::text(comment.code.as_str()),
            Value::maybe(comment.meeting.as_ref().map(Code::as_str)),
            Value::maybe(comment.element.as_ref().map(Code::as_str)),
            Value::maybe(comment.group.as_deref()),
            Value::text(comment.kind.code()),
            Value::maybe(comment.office.as_deref()),
            Value::text(&comment.text),
            Value::maybe(comment.response.as_deref()),
            Value::maybe(comment.response_by.as_deref()),
            Value::text(comment.state.code()),
        ]
    });
    Machine {
        name: "comments",
        columns: &[
            "comment",
            "meeting",
            "element",
            "group",
            "kind",
            "office",
            "text",
            "response",
            "response_by",
            "state",
        ],
        rows: rows.collect(),
    }
}

/// Decisions, a row each.
pub fn decisions(decisions: &[&Decision]) -> Machine {
    let rows = decisions.iter().map(|decision| {
        vec![
            Value::text(decision.code.as_str()),
            Value::maybe(decision.meeting.as_ref().map(Code::as_str)),
            Value::maybe(decision.element.as_ref().map(Code::as_str)),
            Value::text(decision.kind.code()),
            Value::text(&decision.text),
            Value::maybe(decision.reason.as_deref()),
            Value::maybe(decision.due.map(Period::code).as_deref()),
            Value::text(decision.state.code()),
        ]
    });
    Machine {
        name: "decisions",
        columns: &["decision", "meeting", "element", "kind", "text", "reason", "due", "state"],
        rows: rows.collect(),
    }
}

/// Tasks, a row each.
pub fn tasks(tasks: &[&Task]) -> Machine {
    let rows = tasks.iter().map(|task| {
        vec![
            Value::text(task.code.as_str()),
            Value::maybe(task.decision.as_ref().map(Code::as_str)),
            Value::maybe(task.element.as_ref().map(Code::as_str)),
            Value::text(&task.department),
            Value::text(&task.text),
            Value::maybe(task.due.map(|due| due.to_string()).as_deref()),
            Value::text(task.state.code()),
            Value::maybe(task.closed_on.map(|on| on.to_string()).as_deref()),
            Value::maybe(task.result.as_deref()),
        ]
    });
    Machine {
        name: "tasks",
        columns: &["task", "decision", "element", "office", "text", "due", "state", "closed_on", "result"],
        rows: rows.collect(),
    }
}
