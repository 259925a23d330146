//! The OpenID Connect provider, as the operator names it.

use anyhow::{Result, bail};
use clap::Args;
use rashin_identity::Provider;

/// The OpenID Connect provider through which people of the organisation sign in.
#[derive(Debug, Args)]
pub struct OidcArgs {
    /// Issuer of an OpenID Connect provider; register PUBLIC_URL/sign-in/oidc/back and
    /// PUBLIC_URL/en/sign-in/oidc/back there as redirect addresses
    #[arg(long = "oidc-issuer", value_name = "URL", env = "RASHIN_OIDC_ISSUER")]
    issuer: Option<String>,
    /// How the provider knows this server
    #[arg(long = "oidc-client-id", value_name = "ID", env = "RASHIN_OIDC_CLIENT_ID")]
    client_id: Option<String>,
    /// The secret that the provider gave; better in the environment than on the command line
    #[arg(
        long = "oidc-client-secret",
        value_name = "SECRET",
        env = "RASHIN_OIDC_CLIENT_SECRET",
        hide_env_values = true
    )]
    client_secret: Option<String>,
    /// What people call the provider
    #[arg(long = "oidc-name", value_name = "NAME", env = "RASHIN_OIDC_NAME", default_value = "OpenID Connect")]
    name: String,
}

impl OidcArgs {
    /// The provider, if one is named.
    pub fn provider(&self) -> Result<Option<Provider>> {
        match (&self.issuer, &self.client_id) {
            (None, None) => Ok(None),
            (Some(issuer), Some(client_id)) => Ok(Some(Provider::new(rashin_identity::Settings {
                issuer: issuer.clone(),
                client_id: client_id.clone(),
                client_secret: self.client_secret.clone(),
                name: self.name.clone(),
            })?)),
            (Some(_), None) => bail!("an issuer is named, but not how it knows this server: --oidc-client-id"),
            (None, Some(_)) => bail!("a client id is named, but not the issuer it belongs to: --oidc-issuer"),
        }
    }
}
