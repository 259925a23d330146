//! Taking boundaries up.

use jiff::Timestamp;
use jiff::civil::Date;
use rashin_model::boundaries::Boundaries;
use rashin_model::{AreaCode, Sentence};
use sha2::{Digest, Sha256};

use super::MEDIA_TYPE;
use crate::Error;
use crate::hex::hex;
use crate::port::{KeptFile, Store};
use crate::records::{Changes, find};
use crate::rights::Actor;

/// Shapes as they are to be kept, of the areas directly below one area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBoundaries {
    /// The area above.
    pub above: AreaCode,
    /// How many areas have a shape.
    pub areas: u32,
    /// The shapes, in the form in which they are kept.
    pub bytes: Vec<u8>,
}

/// Keeps sets of boundaries in one change, each in place of the one there was; says what is kept now.
/// `credit` is the line that stands under every map, `file` the name of what was imported.
///
/// # Errors
/// [`Error::Invalid`] without a credit line, because terms of use ask for it; [`Error::Stale`] when somebody
/// else changed them in between; [`Error::Store`].
pub async fn keep_boundaries(
    store: &impl Store,
    by: &str,
    sets: Vec<NewBoundaries>,
    (credit, file): (&str, &str),
    (at, today): (Timestamp, Date),
) -> Result<Vec<Boundaries>, Error> {
    let credit = credit.trim();
    if credit.is_empty() {
        return Err(Error::invalid(
            "credit",
            Sentence::new("出典の記載がありません", "there is no credit line"),
            Sentence::new(
                "--credit で、誰のデータを加工したかを記載してください",
                "name the publisher, and that it was processed, with --credit",
            ),
        ));
    }
    let operator = Actor::operator(by);
    let mut changes = Changes::new(&operator.id, "import_boundaries", file, at);
    let mut kept = Vec::new();
    for set in sets {
        let sha256 = hex(&Sha256::digest(&set.bytes));
        let record = Boundaries {
            above: set.above,
            areas: set.areas,
            credit: credit.to_owned(),
            file: file.to_owned(),
            imported_on: today,
            sha256: sha256.clone(),
        };
        let before = find::<Boundaries>(store, &set.above.to_string()).await?;
        let file = KeptFile { sha256, media_type: MEDIA_TYPE.to_owned(), bytes: set.bytes };
        store.keep_file(&file).await.map_err(Error::Store)?;
        changes.put(&record, before.map(|held| held.version));
        kept.push(record);
    }
    changes.commit(store).await?;
    Ok(kept)
}
