//! Reading from pages of other sites.

use std::convert::Infallible;

use axum::extract::Request;
use axum::http::{HeaderName, Method, header};
use axum::middleware::Next;
use axum::response::Response;
use tower::{Layer, ServiceExt};
use tower_http::cors::{Any, CorsLayer};

/// Lets pages of any site read what is public, and see which publication it is of. It goes around the API and
/// around open data, never around the desk.
pub fn cors() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD])
        .allow_headers([header::IF_NONE_MATCH, header::IF_MODIFIED_SINCE])
        .expose_headers([
            header::ETAG,
            header::LINK,
            header::CONTENT_DISPOSITION,
            HeaderName::from_static("rashin-snapshot"),
            HeaderName::from_static("rashin-sha256"),
        ])
}

/// The same around pages that have files beside them: for addresses that end as the name of a file does.
pub async fn allow_files_everywhere(request: Request, next: Next) -> Result<Response, Infallible> {
    let name = request.uri().path().rsplit('/').next().unwrap_or_default();
    if name.contains('.') { cors().layer(next).oneshot(request).await } else { Ok(next.run(request).await) }
}
