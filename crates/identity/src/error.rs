//! Why signing in through a provider failed.

/// Why signing in through a provider failed; for the operator's log, never for the page.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// The settings cannot be used.
    #[error("the settings of the OpenID Connect provider cannot be used: {0}")]
    Settings(String),
    /// The provider does not answer, or not as it should.
    #[error("the OpenID Connect provider does not answer: {0}")]
    Unreachable(String),
    /// It refused the code.
    #[error("the OpenID Connect provider refused the code: {0}")]
    Refused(String),
    /// What it says about the person does not hold: signature, issuer, audience, time or nonce.
    #[error("the ID token does not hold: {0}")]
    Untrustworthy(String),
}
