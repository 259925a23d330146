//! Files that show that a value is so.

use rashin_model::Sentence;
use rashin_model::people::Action;
use rashin_model::review::{Asked, Evidence};

use crate::Error;
use crate::file::keep_file;
use crate::port::{KeptFile, Store};
use crate::review::answers::RowSet;
use crate::rights::Actor;

/// The largest file, in bytes: 10 MB.
pub const LARGEST_FILE: usize = 10 * 1024 * 1024;

/// The longest name of a file, in characters.
const LONGEST_NAME: usize = 120;

/// Keeps a file as evidence of a row; it counts once a draft names it.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Missing`] if the row is not asked for; [`Error::Invalid`] for a file
/// that is not of a known sort; [`Error::Store`].
pub async fn keep_evidence(
    store: &impl Store,
    actor: &Actor,
    rows: &RowSet,
    asked: &Asked,
    name: &str,
    bytes: Vec<u8>,
) -> Result<Evidence, Error> {
    let row = rows.row(asked)?;
    actor.require(Action::EditAnswer, &rows.subject.clone().at(row.step()))?;
    rows.require_open()?;
    let name = plain_name(name);
    let sha256 = keep_file(store, &name, bytes, LARGEST_FILE).await?;
    Ok(Evidence::File { sha256, name })
}

/// A file of a row with its name, for those who may see the answer.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Missing`]; [`Error::Store`].
pub async fn find_evidence(
    store: &impl Store,
    actor: &Actor,
    rows: &RowSet,
    asked: &Asked,
    sha256: &str,
) -> Result<(String, KeptFile), Error> {
    let row = rows.row(asked)?;
    actor.require(Action::SeeAnswer, &rows.subject.clone().at(row.step()))?;
    let draft = row.draft.as_ref().filter(|_| rows.shares_drafts(actor)).map(|draft| &draft.evidence);
    let answer = row.answer.as_ref().map(|answer| &answer.evidence);
    let name = draft.into_iter().chain(answer).flatten().find_map(|one| match one {
        Evidence::File { sha256: own, name } if own == sha256 => Some(name.clone()),
        _ => None,
    });
    let file = match &name {
        Some(_) => store.file(sha256).await.map_err(Error::Store)?,
        None => None,
    };
    name.zip(file).ok_or_else(|| {
        Error::Missing(Sentence::new(
            "この行にそのファイルはありません。外されたのかもしれません",
            "This row has no such file; it may have been taken out.",
        ))
    })
}

/// A name without folders and signs that do not print.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|letter| !letter.is_control()).take(LONGEST_NAME).collect()
}
