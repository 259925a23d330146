//! What stands before every staff page: requests made by other sites, headers.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::desk::flash;
use crate::desk::refusal::Refused;
use crate::language::Asked;
use crate::site::Site;

/// Scripts of our own may run and ask our own server; nothing else.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Refuses changes that a page of another site asks for in the name of whoever is signed in.
///
/// Browsers say where a request comes from: `Sec-Fetch-Site`, or `Origin`. Programs say neither, and
/// carry no cookies that they were not given.
pub async fn refuse_other_sites(State(site): State<Site>, request: Request, next: Next) -> Response {
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if is_safe || is_own(request.headers(), request.uri().host(), site.settings().host()) {
        return next.run(request).await;
    }
    let asked = Asked::of(&request);
    Refused::other_site(&asked).into_response()
}

fn is_own(headers: &HeaderMap, uri_host: Option<&str>, public: &str) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let fetched_from = text(header::HeaderName::from_static("sec-fetch-site"));
    if fetched_from.is_some_and(|from| from != "same-origin" && from != "none") {
        return false;
    }
    let Some(origin) = text(header::ORIGIN) else { return true };
    let Some((_, host)) = origin.split_once("://") else { return false };
    let asked = text(header::HOST).or(uri_host);
    let same = |other: &str| !other.is_empty() && host.eq_ignore_ascii_case(other);
    asked.is_some_and(same) || same(public)
}

/// Staff pages are kept by nobody, may run our own scripts, and show a message once.
pub async fn staff_headers(request: Request, next: Next) -> Response {
    let asked = request.headers().clone();
    let mut response = next.run(request).await;
    flash::forget(&asked, &mut response);
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CONTENT_SECURITY_POLICY));
    response
}
