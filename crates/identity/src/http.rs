//! The connection to a provider.

use std::time::Duration;

use openidconnect::{HttpRequest, HttpResponse};
use reqwest::redirect::Policy;

use crate::ProviderError;

/// The longest that a provider may take to answer.
const LONGEST: Duration = Duration::from_secs(10);
/// The longest answer in bytes that is read.
const LARGEST: usize = 1024 * 1024;

/// What went wrong with a request.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    /// The connection failed.
    #[error(transparent)]
    Connection(#[from] reqwest::Error),
    /// The answer cannot be read.
    #[error(transparent)]
    Answer(#[from] openidconnect::http::Error),
    /// The answer is too large.
    #[error("the answer is larger than {LARGEST} bytes")]
    TooLarge,
}

/// A connection that follows no redirects: a provider cannot send the server anywhere else.
pub fn connection() -> Result<reqwest::Client, ProviderError> {
    // Another part of the program may have chosen the same before.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .redirect(Policy::none())
        // Sign-ins are rare: a connection kept for the next would be closed by the provider meanwhile.
        .pool_max_idle_per_host(0)
        .timeout(LONGEST)
        .build()
        .map_err(|error| ProviderError::Settings(error.to_string()))
}

/// Sends a request.
pub async fn send(connection: reqwest::Client, request: HttpRequest) -> Result<HttpResponse, HttpError> {
    let (parts, body) = request.into_parts();
    let sent = connection.request(parts.method, parts.uri.to_string()).headers(parts.headers).body(body);
    let mut answer = sent.send().await?;
    let mut bytes = Vec::new();
    while let Some(chunk) = answer.chunk().await? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > LARGEST {
            return Err(HttpError::TooLarge);
        }
    }
    let mut response = openidconnect::http::Response::builder().status(answer.status());
    if let Some(headers) = response.headers_mut() {
        headers.clone_from(answer.headers());
    }
    Ok(response.body(bytes)?)
}
