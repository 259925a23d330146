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
}

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
        let english = whole.strip_prefix("/en").filter(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
        match english {
            Some(rest) if rest.starts_with('/') => Self { lang: Lang::En, address: rest.to_owned() },
            Some(rest) => Self { lang: Lang::En, address: format!("/{rest}") },
            None => Self { lang: Lang::Ja, address: whole.to_owned() },
        }
    }
}
