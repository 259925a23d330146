//! Sign-in through an OpenID Connect provider: authorization code flow with PKCE, state and nonce.
//!
//! The provider is looked up ([discovery](https://openid.net/specs/openid-connect-discovery-1_0.html))
//! at each sign-in, so that its keys may change and the server starts while it is away. Connections
//! are trusted as the operating system trusts them, a government's own authority included.

mod error;
mod http;
mod identity;
mod provider;

pub use error::ProviderError;
pub use identity::Identity;
pub use provider::{Begun, Provider, Settings};
