//! Taking boundaries away again.

use jiff::Timestamp;
use rashin_model::boundaries::Boundaries;
use rashin_model::{AreaCode, Sentence};

use crate::Error;
use crate::port::Store;
use crate::records::{Changes, find};
use crate::rights::Actor;

/// Removes the boundaries of the areas directly below one; maps show tiles again.
///
/// # Errors
/// [`Error::Missing`] if there are none; [`Error::Stale`]; [`Error::Store`].
pub async fn remove_boundaries(store: &impl Store, by: &str, above: AreaCode, at: Timestamp) -> Result<(), Error> {
    let held = find::<Boundaries>(store, &above.to_string()).await?.ok_or_else(|| {
        Error::Missing(Sentence::new(
            format!("{above} の境界は取り込まれていません。rashin areas list で確かめてください"),
            format!("There are no boundaries of {above}. See `rashin areas list`."),
        ))
    })?;
    let operator = Actor::operator(by);
    let subject = above.to_string();
    let mut changes = Changes::new(&operator.id, "remove_boundaries", &subject, at);
    changes.remove(&held);
    changes.commit(store).await.map(|_| ())
}
