//! What the browser may load for a page: our own style sheet, and our own scripts where a page has an island.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Nothing is loaded from elsewhere, no script runs, nobody may frame a page.
pub const WITHOUT_SCRIPTS: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The same for a page that names scripts of ours: they may run; they ask nobody for anything.
const WITH_SCRIPTS: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Lets our own scripts run on the public pages that name some.
pub async fn allow_own_scripts(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let is_page =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !is_page {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    // A page is one piece in memory already.
    let Ok(page) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if names_scripts(&page) {
        parts.headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(WITH_SCRIPTS));
    }
    Response::from_parts(parts, Body::from(page))
}

/// Whether the head of a page names a script.
fn names_scripts(page: &[u8]) -> bool {
    let text = std::str::from_utf8(page).unwrap_or_default();
    text.split_once("</head>").is_some_and(|(head, _)| head.contains("<script "))
}

#[cfg(test)]
mod tests {
    use super::names_scripts;

    #[test]
    fn only_scripts_in_the_head_of_a_page_count() {
        assert!(names_scripts(b"<html><head><script src=\"/a.js\" defer></script></head><body></body>"));
        assert!(!names_scripts(b"<html><head></head><body><p>&lt;script </p><script ></body>"));
    }
}
