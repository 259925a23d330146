//! Comments and the responses to them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rashin_model::people::{Action, Office};
use rashin_model::tables::{Comment, CommentState};
use rashin_model::{AreaCode, Cell, Code, Row, Sentence};

use crate::deliberation::free_code::free_code;
use crate::plan_desk::{Note, RowEdit, Staged, office_called, stage};
use crate::port::Store;
use crate::records::Held;
use crate::rights::{Actor, Subject};
use crate::working_plan::load_working_plan;
use crate::{Error, WorkingPlan};

/// How often adding starts again when somebody else added at the same moment.
pub(crate) const ATTEMPTS: usize = 5;

/// Records a comment from its cells as typed: code and order are set here, the state is open unless one
/// is given. Gives the code.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Invalid`]; [`Error::NoSuchPlan`]; [`Error::Store`].
pub async fn add_comment(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    cells: &BTreeMap<String, String>,
    at: Timestamp,
) -> Result<Code, Error> {
    for attempt in 1.. {
        let working = load_working_plan(store, plan).await?;
        let stem = cells.get("meeting").and_then(|text| Code::read(text.trim()).ok()).unwrap_or_else(|| plan.clone());
        let code = free_code(&working.plan, Comment::TABLE, stem.as_str(), "c");
        let order = working.plan.comments.iter().map(|comment| comment.order).max().unwrap_or(0) + 1;
        let mut row = cells.clone();
        row.insert("code".to_owned(), code.to_string());
        row.entry("order".to_owned()).or_insert_with(|| order.to_string());
        row.entry("state".to_owned()).or_insert_with(|| CommentState::Open.code().to_owned());
        let edit = RowEdit::add(Comment::TABLE, row);
        match stage(store, actor, &working, &[edit], Note { action: "add_comment", reason: "" }, at).await {
            Err(Error::Stale) if attempt < ATTEMPTS => {}
            result => return result.map(|_| code),
        }
    }
    Err(Error::Stale)
}

/// Writes the response to a comment and how far it has come. A response makes an open comment answered.
///
/// # Errors
/// [`Error::Forbidden`] for all but the office that is to respond and the planning office;
/// [`Error::Invalid`] for a comment that is answered or closed without a response; [`Error::Stale`] when
/// the comment is no longer as in `version`; [`Error::Missing`]; [`Error::Store`].
pub async fn respond_to_comment(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    comment: &Code,
    version: Option<u32>,
    (response, state): (&str, CommentState),
    at: Timestamp,
) -> Result<Staged, Error> {
    let working = load_working_plan(store, plan).await?;
    let known = find(&working, comment)?;
    let response = response.trim();
    let state = if state == CommentState::Open && !response.is_empty() { CommentState::Answered } else { state };
    if response.is_empty() && state != CommentState::Open {
        return Err(Error::invalid(
            "response",
            Sentence::new("対応が書かれていません", "there is no response"),
            Sentence::new(
                "対応を書くか、状態を「未対応」にしてください",
                "write the response, or leave the comment open",
            ),
        ));
    }
    let response = (!response.is_empty()).then(|| response.to_owned());
    let after = Comment { response, state, ..known.clone() };
    let edit = RowEdit { version, ..RowEdit::put(&working, &after) };
    stage(store, actor, &working, &[edit], Note { action: "respond_to_comment", reason: "" }, at).await
}

/// Names the office that is to respond to a comment, and the group it belongs to.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Stale`]; [`Error::Missing`]; [`Error::Store`].
pub async fn assign_comment(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    comment: &Code,
    version: Option<u32>,
    (office, group): (&str, &str),
    at: Timestamp,
) -> Result<Staged, Error> {
    let working = load_working_plan(store, plan).await?;
    let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let after = Comment { response_by: given(office), group: given(group), ..find(&working, comment)?.clone() };
    let edit = RowEdit { version, ..RowEdit::put(&working, &after) };
    stage(store, actor, &working, &[edit], Note { action: "assign_comment", reason: "" }, at).await
}

fn find<'a>(working: &'a WorkingPlan, comment: &Code) -> Result<&'a Comment, Error> {
    working.plan.comments.iter().find(|row| row.code == *comment).ok_or_else(|| {
        Error::Missing(Sentence::new(
            format!("意見「{comment}」はありません。取り消されたのかもしれません"),
            format!("There is no comment \"{comment}\". It may have been withdrawn."),
        ))
    })
}

/// Whether an actor may respond to a comment: for what a page offers.
pub fn may_respond(actor: &Actor, area: AreaCode, offices: &[Held<Office>], comment: &Comment) -> bool {
    let office = comment.response_by.as_ref().and_then(|name| office_called(offices, area, name));
    actor.may(Action::RespondToComment, &Subject { office, ..Subject::of_government(area) })
}
