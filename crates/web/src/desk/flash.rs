//! A message that is shown once, on the page after a redirect.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use maud::{Markup, html};
use rashin_model::{Lang, Sentence};

use crate::link;
use crate::visitor::cookie;

/// Name of the cookie that carries it.
const COOKIE: &str = "rashin-message";
/// What a message begins with that tells of a failure.
const FAILED: &str = "!";
/// The longest that is carried.
const LONGEST: usize = 1200;

/// The message that came with a request.
#[derive(Debug, Clone, Default)]
pub struct Flash(Option<(bool, String)>);

impl Flash {
    /// The message of a request.
    pub fn of(headers: &HeaderMap) -> Self {
        let bytes = cookie(headers, COOKIE).and_then(|value| URL_SAFE_NO_PAD.decode(value).ok());
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        Self(text.map(|text| text.strip_prefix(FAILED).map_or((true, text.clone()), |rest| (false, rest.to_owned()))))
    }

    /// Its markup; nothing where there is none.
    pub fn show(&self, lang: Lang) -> Markup {
        html! { @if let Some((false, text)) = &self.0 {
            div.notice.notice-error role="alert" { p { (crate::show::mixed(text, lang)) } }
        } @else if let Some((true, text)) = &self.0 {
            div.notice.notice-done role="status" {
                p.notice-title { (lang.pick("完了", "Done")) }
                p { (crate::show::mixed(text, lang)) }
            }
        } }
    }
}

/// Goes on to another page (its address without the language) and says there what was done.
pub fn done(lang: Lang, address: &str, message: &Sentence) -> Response {
    carry(lang, address, message.text(lang))
}

/// Goes on to another page and says there why something was not done.
pub fn failed(lang: Lang, address: &str, message: &Sentence) -> Response {
    carry(lang, address, &format!("{FAILED}{}", message.text(lang)))
}

fn carry(lang: Lang, address: &str, mut text: &str) -> Response {
    while text.len() > LONGEST {
        text = &text[..text.char_indices().next_back().map_or(0, |(place, _)| place)];
    }
    let value = URL_SAFE_NO_PAD.encode(text);
    let mut response = go_on(lang, address);
    let cookie = format!("{COOKIE}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=120");
    response.headers_mut().append(header::SET_COOKIE, HeaderValue::from_str(&cookie).expect("base 64 is ASCII"));
    response
}

/// Goes on to another page, by its address without the language.
pub fn go_on(lang: Lang, address: &str) -> Response {
    let location = link::to(lang, address);
    let Ok(location) = HeaderValue::from_str(&location) else { return StatusCode::SEE_OTHER.into_response() };
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

/// Takes the message out of the browser once a page that shows it was sent.
pub fn forget(asked: &HeaderMap, response: &mut Response) {
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.to_str().is_ok_and(|kind| kind.starts_with("text/html")));
    if is_page && cookie(asked, COOKIE).is_some() {
        let gone = format!("{COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
        response.headers_mut().append(header::SET_COOKIE, HeaderValue::from_str(&gone).expect("ASCII"));
    }
}
