//! Choose which mail to get.

use jiff::Timestamp;
use rashin_model::people::{MailPreference, Person};

use crate::records::{Changes, Held};
use crate::rights::Actor;
use crate::{Error, Store};

/// Keeps which mail a person wants. Everybody chooses for themselves only: `own` is the person who
/// is signed in as `actor`.
///
/// # Errors
/// [`Error::Stale`]; [`Error::Store`].
pub async fn choose_mails(
    store: &impl Store,
    actor: &Actor,
    own: &Held<Person>,
    wishes: MailPreference,
    at: Timestamp,
) -> Result<(), Error> {
    if own.mails == wishes {
        return Ok(());
    }
    let subject = format!("person/{}", own.account);
    let mut changes = Changes::new(&actor.id, "choose_mails", &subject, at);
    changes.replace(own, &Person { mails: wishes, ..own.value.clone() });
    changes.commit(store).await.map(|_| ())
}
