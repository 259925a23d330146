//! Who asks, as far as the request itself tells: address, browser, cookies, https.

use std::convert::Infallible;
use std::net::SocketAddr;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use crate::settings::Settings;
use crate::site::Site;

/// A visitor.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// Network address; blank where it is not known.
    pub address: String,
    /// What the browser calls itself.
    pub browser: String,
    /// What the browser keeps of a session; blank for nothing.
    pub kept: String,
    /// Whether the request came by https, as far as we know.
    pub is_secure: bool,
}

impl Visitor {
    /// The same for signing in.
    pub fn for_sign_in(&self) -> rashin_service::people::Visitor<'_> {
        rashin_service::people::Visitor { address: &self.address, browser: &self.browser, kept: &self.kept }
    }
}

impl FromRequestParts<Site> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Infallible> {
        let settings = site.settings();
        let headers = &parts.headers;
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip().to_string());
        let is_secure = is_secure(headers, settings);
        Ok(Self {
            address: forwarded(headers, settings, "x-forwarded-for").or(peer).unwrap_or_default(),
            browser: headers.get(header::USER_AGENT).map_or("", |value| value.to_str().unwrap_or("")).to_owned(),
            kept: cookie(headers, session_cookie(is_secure)).unwrap_or_default(),
            is_secure,
        })
    }
}

/// What the proxy says: the last entry, which is the one it wrote itself.
fn forwarded(headers: &HeaderMap, settings: &Settings, name: &str) -> Option<String> {
    let value = headers.get_all(name).iter().next_back().filter(|_| settings.behind_proxy)?;
    let last = value.to_str().ok()?.rsplit(',').next()?.trim();
    (!last.is_empty()).then(|| last.to_owned())
}

/// Whether a request came by https.
fn is_secure(headers: &HeaderMap, settings: &Settings) -> bool {
    settings.is_secure() || forwarded(headers, settings, "x-forwarded-proto").is_some_and(|proto| proto == "https")
}

/// The name of the session's cookie. With the prefix, a browser takes it by https only, from this host only.
pub fn session_cookie(is_secure: bool) -> &'static str {
    if is_secure { "__Host-rashin-session" } else { "rashin-session" }
}

/// The value of a cookie.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
}

/// A cookie that scripts do not see and that other sites do not send; it goes with the browser's session
/// unless it has an age in seconds.
pub fn set_cookie(name: &str, value: &str, age: Option<u32>, is_secure: bool) -> String {
    let age = age.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    let secure = if is_secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}")
}
