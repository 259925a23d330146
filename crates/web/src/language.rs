//! The language of a request: its path says it.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, OriginalUri};
use axum::http::request::Parts;
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
        let uri =
            parts.extensions.get::<OriginalUri>().map_or_else(|| parts.uri.clone(), |original| original.0.clone());
        let whole = uri.path_and_query().map_or("/", |address| address.as_str());
        let english = whole.strip_prefix("/en").filter(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
        Ok(match english {
            Some(rest) if rest.starts_with('/') => Self { lang: Lang::En, address: rest.to_owned() },
            Some(rest) => Self { lang: Lang::En, address: format!("/{rest}") },
            None => Self { lang: Lang::Ja, address: whole.to_owned() },
        })
    }
}
