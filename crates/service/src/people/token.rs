//! A secret that travels in a link or a cookie; the store knows its hash only.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::hex::hex;

/// Random bytes for a token: 256 bits.
pub type TokenBytes = [u8; 32];

/// A secret, as letters that stand in a link unescaped.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A token of random bytes.
    pub fn new(bytes: &TokenBytes) -> Self {
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// What somebody sent; `None` if it does not have the form of a token.
    pub fn read(text: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(text).ok().filter(|bytes| bytes.len() == size_of::<TokenBytes>())?;
        Some(Self(text.to_owned()))
    }

    /// The secret.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Under what the store knows it. A guess of 256 bits needs no slow hash.
    pub fn hash(&self) -> String {
        hash(&self.0)
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(secret)")
    }
}

/// SHA-256 in hexadecimal.
pub(super) fn hash(text: &str) -> String {
    hex(&Sha256::digest(text))
}
