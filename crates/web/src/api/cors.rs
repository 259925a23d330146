//! Reading from pages of other sites.

use axum::http::{HeaderName, Method, header};
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
