//! What is being typed: kept at once, seen by nobody else, not yet an answer.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rashin_model::Code;
use rashin_model::people::Action;
use rashin_model::review::{Asked, Evidence};
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::port::{Journaling, Store};
use crate::records::{self, Changes, Record};
use crate::review::answers::{Row, RowSet};
use crate::review::submission::Submission;
use crate::rights::Actor;

/// The unfinished answer to a row, shared by everybody in the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The plan.
    pub plan: Code,
    /// The review.
    pub review: Code,
    /// The office.
    pub office: Code,
    /// The row.
    pub asked: Asked,
    /// What was typed, by column.
    pub cells: BTreeMap<String, String>,
    /// What shows that it is so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Who typed last.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

impl Record for Draft {
    const KIND: &'static str = "draft";
    const JOURNALING: Journaling = Journaling::Silent;

    fn key(&self) -> String {
        format!("{}/{}/{}/{}", self.plan, self.review, self.office, self.asked)
    }
}

/// Keeps what is being typed in a row, and gives the version it now has.
///
/// `base` is the version that was read before, `None` if there was none.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Missing`] if the row is not asked for; [`Error::Stale`] when
/// somebody else typed in the same row since; [`Error::Store`].
pub async fn save_draft(
    store: &impl Store,
    actor: &Actor,
    rows: &RowSet,
    typed: &Submission,
    base: Option<u32>,
    at: Timestamp,
) -> Result<u32, Error> {
    let row = rows.row(&typed.asked)?;
    actor.require(Action::EditAnswer, &rows.subject.clone().at(row.step()))?;
    rows.require_open()?;
    let draft = Draft {
        plan: rows.request.plan.clone(),
        review: rows.request.review.clone(),
        office: rows.request.office.clone(),
        asked: typed.asked.clone(),
        cells: typed.cells.clone(),
        evidence: typed.evidence.clone(),
        by: actor.id.clone(),
        at,
    };
    let mut changes = Changes::new(&actor.id, "save_draft", "", at);
    changes.put(&draft, base);
    changes.commit(store).await?;
    Ok(base.unwrap_or(0) + 1)
}

/// The drafts of a request, by row.
pub(crate) async fn list_drafts(store: &impl Store, prefix: &str) -> Result<Vec<records::Held<Draft>>, Error> {
    records::list(store, prefix).await
}

impl Row {
    /// What stands in the row now: what is being typed, or else what was answered.
    pub fn cells(&self) -> BTreeMap<String, String> {
        match (&self.draft, &self.answer) {
            (Some(draft), _) => draft.cells.clone(),
            (None, Some(answer)) => answer.cells.clone(),
            (None, None) => BTreeMap::new(),
        }
    }
}
