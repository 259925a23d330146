//! Who somebody is, as a provider says.

/// Who somebody is, as a provider says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The provider.
    pub issuer: String,
    /// The subject there: never given to somebody else.
    pub subject: String,
    /// The address for mail, only if the provider says that it checked it.
    pub verified_mail: Option<String>,
}
