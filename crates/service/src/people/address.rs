//! Which account an address for mail belongs to: it belongs to one at most.

use rashin_model::people::Person;
use rashin_model::{Code, Sentence};
use serde::{Deserialize, Serialize};

use super::token::hash;
use crate::port::{Journaling, Store};
use crate::records::{Held, Record, find};
use crate::{Error, Refusal};

/// The account of an address, kept under the hash of the address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// SHA-256 of the address in lower case.
    pub hash: String,
    /// The account.
    pub account: Code,
}

impl Address {
    /// The address of a person.
    pub fn of(person: &Person) -> Self {
        Self { hash: hash(&person.mail), account: person.account.clone() }
    }
}

impl Record for Address {
    const KIND: &'static str = "address";
    const JOURNALING: Journaling = Journaling::Silent;

    fn key(&self) -> String {
        self.hash.clone()
    }
}

/// An address as it is kept: without spaces around it, narrow, in lower case.
pub fn fold_mail(text: &str) -> String {
    rashin_model::spelling::narrow(text).to_lowercase()
}

/// The person whose address this is.
///
/// # Errors
/// [`Error::Store`].
pub async fn find_by_mail(store: &impl Store, mail: &str) -> Result<Option<Held<Person>>, Error> {
    match find::<Address>(store, &hash(&fold_mail(mail))).await? {
        Some(address) => find::<Person>(store, address.account.as_str()).await,
        None => Ok(None),
    }
}

/// What is wrong with an address, if anything. Whether it can be reached, only mail can tell.
pub(super) fn check_mail(mail: &str) -> Option<Refusal> {
    let is_odd = |letter: char| letter.is_whitespace() || letter.is_control() || "<>,;:\"".contains(letter);
    let fits = mail.len() <= 254
        && !mail.contains(is_odd)
        && mail.split_once('@').is_some_and(|(name, host)| {
            let host_fits = host.contains('.') && !host.contains('@') && !host.starts_with('.') && !host.ends_with('.');
            !name.is_empty() && host_fits
        });
    (!fits).then(|| {
        Refusal::new(
            "mail",
            Sentence::new("メールアドレスの形ではありません", "This does not have the form of a mail address"),
            Sentence::new("name@example.jp のように入力してください", "Enter it like name@example.jp"),
        )
    })
}
