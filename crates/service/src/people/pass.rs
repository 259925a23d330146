//! A pass: what a link in a mail lets one person do, once.

use jiff::{SignedDuration, Timestamp};
use rashin_model::Code;
use serde::{Deserialize, Serialize};

use super::token::{Token, TokenBytes};
use crate::Error;
use crate::port::{Journaling, Store};
use crate::records::{Changes, Held, Record, find, list};

/// What a pass is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// To take up an account.
    Invitation,
    /// To choose a new password.
    Reset,
}

impl Purpose {
    fn name(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reset => "reset",
        }
    }

    /// How long it is good for.
    fn lasts(self) -> SignedDuration {
        match self {
            Self::Invitation => SignedDuration::from_hours(7 * 24),
            Self::Reset => SignedDuration::from_hours(1),
        }
    }
}

/// A pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pass {
    /// What it is for.
    pub purpose: Purpose,
    /// Whose it is.
    pub account: Code,
    /// SHA-256 of its secret.
    pub hash: String,
    /// Until when it is good.
    pub expires_at: Timestamp,
}

impl Record for Pass {
    const KIND: &'static str = "pass";
    const JOURNALING: Journaling = Journaling::Silent;

    fn key(&self) -> String {
        format!("{}/{}/{}", self.purpose.name(), self.account, self.hash)
    }
}

/// A new pass in place of all that the account has for the purpose; gives what stands in the link, and
/// the pass.
pub(super) async fn issue(
    store: &impl Store,
    changes: &mut Changes<'_>,
    purpose: Purpose,
    account: &Code,
    bytes: &TokenBytes,
    at: Timestamp,
) -> Result<(String, Pass), Error> {
    take_all(store, changes, purpose, account).await?;
    let token = Token::new(bytes);
    let pass = Pass { purpose, account: account.clone(), hash: token.hash(), expires_at: at + purpose.lasts() };
    changes.add(&pass);
    Ok((format!("{account}.{}", token.as_str()), pass))
}

/// Removes every pass of an account for a purpose.
pub(super) async fn take_all(
    store: &impl Store,
    changes: &mut Changes<'_>,
    purpose: Purpose,
    account: &Code,
) -> Result<(), Error> {
    for old in list::<Pass>(store, &format!("{}/{account}/", purpose.name())).await? {
        changes.remove(&old);
    }
    Ok(())
}

/// The pass that a link holds; `None` when there is none, or it is too late, or it was used.
pub(super) async fn find_pass(
    store: &impl Store,
    purpose: Purpose,
    link: &str,
    at: Timestamp,
) -> Result<Option<Held<Pass>>, Error> {
    let Some((account, token)) = link.split_once('.') else { return Ok(None) };
    let (Some(account), Some(token)) = (Code::new(account), Token::read(token)) else { return Ok(None) };
    let pass = find::<Pass>(store, &format!("{}/{account}/{}", purpose.name(), token.hash())).await?;
    Ok(pass.filter(|pass| pass.expires_at > at))
}
