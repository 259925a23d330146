//! A provider.

use jiff::Timestamp;
use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreProviderMetadata, CoreUserInfoClaims};
use openidconnect::{
    AccessTokenHash, AuthorizationCode, ClientId, ClientSecret, CsrfToken, IssuerUrl, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, TokenResponse,
};

use crate::http::{connection, send};
use crate::{Identity, ProviderError};

/// What the operator says about a provider.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Its issuer: the address under which it describes itself.
    pub issuer: String,
    /// How it knows us.
    pub client_id: String,
    /// The secret it gave us, if any.
    pub client_secret: Option<String>,
    /// What people call it.
    pub name: String,
}

/// A sign-in that began.
#[derive(Debug, Clone)]
pub struct Begun {
    /// Where the browser is to go.
    pub address: String,
    /// What comes back with it; only the browser that began may bring it.
    pub state: String,
    /// What the ID token has to hold.
    pub nonce: String,
    /// What proves that whoever brings the code is who asked for it.
    pub verifier: String,
}

/// A provider.
#[derive(Debug, Clone)]
pub struct Provider {
    settings: Settings,
    issuer: IssuerUrl,
    connection: reqwest::Client,
}

impl Provider {
    /// A provider by its settings. It is not asked yet.
    ///
    /// # Errors
    /// [`ProviderError::Settings`].
    pub fn new(settings: Settings) -> Result<Self, ProviderError> {
        let issuer = IssuerUrl::new(settings.issuer.clone()).map_err(|error| {
            ProviderError::Settings(format!("{} is not the address of an issuer: {error}", settings.issuer))
        })?;
        Ok(Self { settings, issuer, connection: connection()? })
    }

    /// What people call it.
    pub fn name(&self) -> &str {
        &self.settings.name
    }

    /// Begins a sign-in that comes back to an address of ours.
    ///
    /// # Errors
    /// [`ProviderError::Unreachable`].
    pub async fn begin(&self, back: &str) -> Result<Begun, ProviderError> {
        let metadata = self.discover().await?;
        let client = CoreClient::from_provider_metadata(metadata, self.client_id(), self.client_secret())
            .set_redirect_uri(redirect(back)?);
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (address, state, nonce) = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
            .add_scope(Scope::new("email".to_owned()))
            .set_pkce_challenge(challenge)
            .url();
        Ok(Begun {
            address: address.to_string(),
            state: state.secret().clone(),
            nonce: nonce.secret().clone(),
            verifier: verifier.secret().clone(),
        })
    }

    /// Ends a sign-in with the code that came back to the same address.
    ///
    /// # Errors
    /// Every [`ProviderError`]; nobody is signed in then.
    pub async fn finish(
        &self,
        back: &str,
        code: &str,
        nonce: &str,
        verifier: &str,
        at: Timestamp,
    ) -> Result<Identity, ProviderError> {
        let metadata = self.discover().await?;
        let client = CoreClient::from_provider_metadata(metadata, self.client_id(), self.client_secret())
            .set_redirect_uri(redirect(back)?);
        let ask = |request| send(self.connection.clone(), request);
        let tokens = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|error| ProviderError::Settings(error.to_string()))?
            .set_pkce_verifier(PkceCodeVerifier::new(verifier.to_owned()))
            .request_async(&ask)
            .await
            .map_err(|error| ProviderError::Refused(error.to_string()))?;
        let untrustworthy = |what: String| ProviderError::Untrustworthy(what);
        let token = tokens.id_token().ok_or_else(|| untrustworthy("there is none".to_owned()))?;
        let now = chrono::DateTime::from_timestamp(at.as_second(), 0)
            .ok_or_else(|| untrustworthy("the clock is out of range".to_owned()))?;
        let trusted = client.id_token_verifier().set_time_fn(move || now);
        let claims =
            token.claims(&trusted, &Nonce::new(nonce.to_owned())).map_err(|error| untrustworthy(error.to_string()))?;
        if let Some(expected) = claims.access_token_hash() {
            let algorithm = token.signing_alg().map_err(|error| untrustworthy(error.to_string()))?;
            let key = token.signing_key(&trusted).map_err(|error| untrustworthy(error.to_string()))?;
            let actual = AccessTokenHash::from_token(tokens.access_token(), algorithm, key)
                .map_err(|error| untrustworthy(error.to_string()))?;
            if actual != *expected {
                return Err(untrustworthy("the access token is another one".to_owned()));
            }
        }
        let mut mail = claims.email().filter(|_| claims.email_verified() == Some(true)).map(|mail| mail.to_string());
        if mail.is_none() && client.user_info_url().is_some() {
            let subject = Some(claims.subject().clone());
            let about: CoreUserInfoClaims = client
                .user_info(tokens.access_token().clone(), subject)
                .map_err(|error| ProviderError::Settings(error.to_string()))?
                .request_async(&ask)
                .await
                .map_err(|error| untrustworthy(error.to_string()))?;
            mail = about.email().filter(|_| about.email_verified() == Some(true)).map(|mail| mail.to_string());
        }
        Ok(Identity { issuer: claims.issuer().to_string(), subject: claims.subject().to_string(), verified_mail: mail })
    }

    async fn discover(&self) -> Result<CoreProviderMetadata, ProviderError> {
        let ask = |request| send(self.connection.clone(), request);
        CoreProviderMetadata::discover_async(self.issuer.clone(), &ask)
            .await
            .map_err(|error| ProviderError::Unreachable(error.to_string()))
    }

    fn client_id(&self) -> ClientId {
        ClientId::new(self.settings.client_id.clone())
    }

    fn client_secret(&self) -> Option<ClientSecret> {
        self.settings.client_secret.clone().map(ClientSecret::new)
    }
}

fn redirect(back: &str) -> Result<RedirectUrl, ProviderError> {
    RedirectUrl::new(back.to_owned()).map_err(|error| ProviderError::Settings(format!("{back}: {error}")))
}
