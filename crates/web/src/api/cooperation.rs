//! A cooperation theme with everything that belongs to it, as JSON.

use axum::response::Response;
use rashin_model::Sentence;
use serde::Serialize;
use utoipa::ToSchema;

use super::call::{Call, snapshot};
use super::cells::{CooperationItemRow, CooperationMeetingRow, CooperationRow, cells, rows};
use super::error::ApiError;
use super::operation::{About, Answer, Group, Operation};

/// A cooperation theme with its sub-items and the dates of its working group.
#[derive(Debug, Serialize, ToSchema)]
pub struct CooperationDocument {
    /// The theme.
    cooperation: CooperationRow,
    /// Its sub-items with results and next steps.
    items: Vec<CooperationItemRow>,
    /// The dates of its working group.
    meetings: Vec<CooperationMeetingRow>,
}

/// The operations.
pub fn operations() -> Vec<Operation> {
    let show = About {
        id: "showCooperation".to_owned(),
        path: "/plans/{plan}/cooperation/{theme}".to_owned(),
        group: Group::Meetings,
        summary: Sentence::new(
            "1つの連携推進項目の内訳と会議",
            "One cooperation theme with its sub-items and working-group dates",
        ),
        parameters: vec![snapshot()],
        answer: Answer::one::<CooperationDocument>(),
        sample: "/plans/example/cooperation/example-coop-r7-1".to_owned(),
    };
    vec![show.by(show_cooperation)]
}

async fn show_cooperation(call: Call) -> Result<Response, ApiError> {
    let view = call.view().await?;
    let plan = &view.plan;
    let theme = plan.cooperation.iter().find(|theme| theme.code.as_str() == call.name("theme"));
    let theme = theme.ok_or_else(|| ApiError::not_found("連携推進項目", "cooperation theme"))?;
    let document = CooperationDocument {
        cooperation: cells(theme),
        items: rows(plan.cooperation_items.iter().filter(|row| row.cooperation == theme.code)),
        meetings: rows(plan.cooperation_meetings.iter().filter(|row| row.cooperation == theme.code)),
    };
    Call::document(Some(&view), &document)
}
