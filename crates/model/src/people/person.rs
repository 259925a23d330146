//! The person behind an account: personal data, never written to the journal.

use serde::{Deserialize, Serialize};

use crate::Code;

/// The person behind an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The account.
    pub account: Code,
    /// Address for mail and sign-in, in lower case.
    pub mail: String,
    /// Name to show to colleagues.
    pub name: String,
    /// Whether pages and mail are to be in English.
    #[serde(default)]
    pub english: bool,
    /// The password as a PHC string (argon2id).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// Secret of the time-based one-time password, in base 32, once it was confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub totp: Option<String>,
    /// Time step of the last one-time password that was taken: none is taken twice.
    #[serde(default)]
    pub totp_step: u64,
    /// Who it is at an OpenID Connect provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub oidc: Option<OidcSubject>,
    /// Which mail is wanted.
    #[serde(default)]
    pub mails: MailPreference,
}

/// A subject at an OpenID Connect provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OidcSubject {
    /// The provider.
    pub issuer: String,
    /// The subject there.
    pub subject: String,
}

/// Which mail a person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MailPreference {
    /// Mail when something is asked for.
    pub requests: bool,
    /// Reminders before and after a due date.
    pub reminders: bool,
    /// A daily digest of what waits for approval.
    pub digest: bool,
}

impl Default for MailPreference {
    fn default() -> Self {
        Self { requests: true, reminders: true, digest: true }
    }
}
