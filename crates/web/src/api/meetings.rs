//! A meeting with everything that belongs to it, as JSON.

use axum::response::Response;
use rashin_model::Sentence;
use serde::Serialize;
use utoipa::ToSchema;

use super::call::{Call, snapshot};
use super::cells::{
    AgendaRow, AttendanceRow, BodyRow, CommentRow, DecisionRow, DocumentRow, MeetingRow, TaskRow, cells, rows,
};
use super::error::ApiError;
use super::operation::{About, Answer, Group, Operation};

/// A meeting with everything that belongs to it.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeetingDocument {
    /// The meeting.
    meeting: MeetingRow,
    /// The body that met.
    body: Option<BodyRow>,
    /// Its agenda.
    agenda: Vec<AgendaRow>,
    /// Its documents.
    documents: Vec<DocumentRow>,
    /// Who took part, by office.
    attendance: Vec<AttendanceRow>,
    /// What was said.
    comments: Vec<CommentRow>,
    /// What was decided.
    decisions: Vec<DecisionRow>,
    /// What is to be done after its decisions.
    tasks: Vec<TaskRow>,
}

/// The operations.
pub fn operations() -> Vec<Operation> {
    let show = About {
        id: "showMeeting".to_owned(),
        path: "/plans/{plan}/meetings/{meeting}".to_owned(),
        group: Group::Meetings,
        summary: Sentence::new(
            "1つの会議の次第・資料・出席・意見・決定・対応",
            "One meeting with agenda, documents, attendance, comments, decisions and tasks",
        ),
        parameters: vec![snapshot()],
        answer: Answer::one::<MeetingDocument>(),
        sample: "/plans/example/meetings/example-committee-5".to_owned(),
    };
    vec![show.by(show_meeting)]
}

async fn show_meeting(call: Call) -> Result<Response, ApiError> {
    let view = call.view().await?;
    let plan = &view.plan;
    let meeting = plan.meetings.iter().find(|meeting| meeting.code.as_str() == call.name("meeting"));
    let meeting = meeting.ok_or_else(|| ApiError::not_found("会議", "meeting"))?;
    let code = &meeting.code;
    let decisions = || plan.decisions.iter().filter(|row| row.meeting.as_ref() == Some(code));
    let document = MeetingDocument {
        meeting: cells(meeting),
        body: plan.bodies.iter().find(|body| body.code == meeting.body).map(cells),
        agenda: rows(plan.agenda.iter().filter(|row| row.meeting == *code)),
        documents: rows(plan.documents.iter().filter(|row| row.meeting == *code)),
        attendance: rows(plan.attendance.iter().filter(|row| row.meeting == *code)),
        comments: rows(plan.comments.iter().filter(|row| row.meeting.as_ref() == Some(code))),
        decisions: rows(decisions()),
        tasks: rows(plan.tasks.iter().filter(|task| decisions().any(|row| Some(&row.code) == task.decision.as_ref()))),
    };
    Call::document(Some(&view), &document)
}
