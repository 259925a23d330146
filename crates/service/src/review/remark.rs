//! The thread of a row.

use jiff::Timestamp;
use rashin_model::Sentence;
use rashin_model::people::Action;
use rashin_model::review::{Asked, Remark};

use crate::Error;
use crate::port::Store;
use crate::records::{self, Changes, Held};
use crate::review::answers::RowSet;
use crate::rights::Actor;

/// The longest remark, in characters.
const LONGEST: usize = 2000;

/// Says something about a row.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Invalid`] if it is blank or too long; [`Error::Stale`] when somebody
/// else said something at the same moment; [`Error::Store`].
pub async fn add_remark(
    store: &impl Store,
    actor: &Actor,
    rows: &RowSet,
    asked: &Asked,
    text: &str,
    at: Timestamp,
) -> Result<(), Error> {
    let row = rows.row(asked)?;
    actor.require(Action::AddRemark, &rows.subject.clone().at(row.step()))?;
    let text = text.trim();
    if text.is_empty() || text.chars().count() > LONGEST {
        return Err(Error::invalid(
            "text",
            Sentence::new("空か、長すぎます", "it is blank or too long"),
            Sentence::new(
                format!("1字以上{LONGEST}字以内で書いてください"),
                format!("write 1 to {LONGEST} characters"),
            ),
        ));
    }
    let said = list_remarks(store, rows, Some(asked)).await?;
    let remark = Remark {
        plan: rows.request.plan.clone(),
        review: rows.request.review.clone(),
        office: rows.request.office.clone(),
        government: rows.subject.government,
        asked: asked.clone(),
        number: said.last().map_or(0, |last| last.number) + 1,
        by: actor.account(),
        at,
        text: text.to_owned(),
    };
    let subject = records::Record::key(&remark);
    let mut changes = Changes::new(&actor.id, "add_remark", &subject, at).of(rows.subject.government);
    changes.add(&remark);
    changes.commit(store).await.map(|_| ())
}

/// What was said about a row, or about every row of a request, by row and number.
///
/// # Errors
/// [`Error::Store`].
pub async fn list_remarks(
    store: &impl Store,
    rows: &RowSet,
    asked: Option<&Asked>,
) -> Result<Vec<Held<Remark>>, Error> {
    let request = &rows.request;
    let prefix = format!("{}/{}/{}/", request.plan, request.review, request.office);
    let prefix = asked.map_or(prefix.clone(), |asked| format!("{prefix}{asked}/"));
    records::list(store, &prefix).await
}
