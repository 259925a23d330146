//! The language of a request: its path says it.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, OriginalUri, Request};
use axum::http::request::Parts;
use axum::http::{Extensions, Uri};
use rashin_model::Lang;

/// The language a page is asked for in, and its address without the language.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The language.
    pub lang: Lang,
    /// Path and query without `/en`.
    pub address: String,
    /// Whether it is asked for a copy that no server stands behind.
    pub is_copied: bool,
}

/// What a request carries whose answer goes into a copy that no server stands behind.
#[derive(Debug, Clone, Copy)]
pub struct Copied;

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::at(&parts.uri, &parts.extensions))
    }
}

impl Asked {
    /// What a request asks for.
    pub fn of(request: &Request) -> Self {
        Self::at(request.uri(), request.extensions())
    }

    fn at(uri: &Uri, extensions: &Extensions) -> Self {
        let uri = extensions.get::<OriginalUri>().map_or(uri, |original| &original.0);
        let whole = uri.path_and_query().map_or("/", |address| address.as_str());
        let is_copied = extensions.get::<Copied>().is_some();
        let (lang, address) = Self::apart(whole);
        Self { lang, address, is_copied }
    }

    /// The language of an address, and the address without it.
    fn apart(whole: &str) -> (Lang, String) {
        let english = whole.strip_prefix("/en").filter(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
        match english {
            Some(rest) if rest.starts_with('/') => (Lang::En, rest.to_owned()),
            Some(rest) => (Lang::En, format!("/{rest}")),
            None => (Lang::Ja, whole.to_owned()),
        }
    }
}
