//! What colleagues are called.

use std::collections::BTreeMap;

use maud::{Markup, html};
use rashin_model::people::Person;
use rashin_model::{Code, Lang};
use rashin_service::Error;
use rashin_service::records::find;
use rashin_service::review::Row;

use crate::show;
use crate::site::Site;

/// Names by account. An account without a person, such as the operator, is called by its code.
#[derive(Debug, Default)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// The names of some accounts.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn of<'a>(site: &Site, accounts: impl Iterator<Item = &'a str>) -> Result<Self, Error> {
        let mut names = BTreeMap::new();
        for account in accounts {
            if !names.contains_key(account)
                && let Some(person) = find::<Person>(site.store(), account).await?
            {
                names.insert(account.to_owned(), person.value.name);
            }
        }
        Ok(Self(names))
    }

    /// The names of those who worked on a row.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn of_row(site: &Site, row: &Row) -> Result<Self, Error> {
        use rashin_model::review::AnswerState::{Approved, Endorsed, Returned};
        let mut accounts: Vec<&str> = row.draft.iter().map(|draft| draft.by.as_str()).collect();
        if let Some(answer) = &row.answer {
            accounts.push(answer.by.as_str());
            if let Returned { by, .. } | Endorsed { by } | Approved { by } = &answer.state {
                accounts.push(by.as_str());
            }
        }
        Self::of(site, accounts.into_iter()).await
    }

    /// What an account is called.
    pub fn markup(&self, account: &Code, lang: Lang) -> Markup {
        self.markup_text(account.as_str(), lang)
    }

    /// The same for an account as text.
    pub fn markup_text(&self, account: &str, lang: Lang) -> Markup {
        html! { (show::mixed(self.0.get(account).map_or(account, String::as_str), lang)) }
    }
}
