//! What a visitor sees when a page cannot be shown.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::html;
use rashin_model::Code;
use rashin_service::Error;

use crate::language::Asked;
use crate::layout::{Page, page};
use crate::link;
use crate::parts::search_box;

/// Why a page cannot be shown, with the language it was asked for in.
#[derive(Debug)]
pub struct PageError {
    asked: Asked,
    cause: Cause,
}

#[derive(Debug)]
enum Cause {
    NotFound,
    Failed(Error),
}

impl PageError {
    /// There is no such page.
    pub fn not_found(asked: &Asked) -> Self {
        Self { asked: asked.clone(), cause: Cause::NotFound }
    }

    /// In which language and where it was asked for.
    pub fn asked(&self) -> &Asked {
        &self.asked
    }

    /// A file could not be written.
    pub fn unwritable(asked: &Asked, cause: &str) -> Self {
        let error = rashin_service::StoreError::Unreadable(cause.to_owned());
        Self { asked: asked.clone(), cause: Cause::Failed(Error::Store(error)) }
    }

    /// From what the service said.
    pub fn of(asked: &Asked) -> impl FnOnce(Error) -> Self {
        let asked = asked.clone();
        move |error| {
            let cause = match error {
                Error::NoSuchPlan(_) | Error::Missing(_) => Cause::NotFound,
                other => Cause::Failed(other),
            };
            Self { asked, cause }
        }
    }
}

/// A code from an address; what is no code is not found.
///
/// # Errors
/// [`PageError::not_found`].
pub fn code(asked: &Asked, text: &str) -> Result<Code, PageError> {
    Code::new(text).ok_or_else(|| PageError::not_found(asked))
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let lang = self.asked.lang;
        match self.cause {
            Cause::NotFound => (StatusCode::NOT_FOUND, not_found(&self.asked)).into_response(),
            Cause::Failed(error) => {
                let id = incident(&error);
                tracing::error!(incident = %id, %error, "page failed");
                let content = html! { div.error-page {
                    p.error-code { "500" }
                    h1 { (lang.pick("このページを表示できませんでした", "This page could not be shown")) }
                    p { (error.message(lang)) }
                    div.notice.notice-error {
                        p.notice-title { (lang.pick("お知らせくださるときの番号", "Number to give when you report this")) }
                        p { code.error-id { (id) } }
                    }
                    p.row { a.button href=(link::to(lang, "/")) { (lang.pick("計画の一覧へ", "To the list of plans")) } }
                } };
                let title = lang.pick("表示できませんでした", "Could not be shown");
                (StatusCode::INTERNAL_SERVER_ERROR, page(&self.asked, &Page { title, plan: None }, &content))
                    .into_response()
            }
        }
    }
}

fn not_found(asked: &Asked) -> maud::Markup {
    let lang = asked.lang;
    let content = html! { div.error-page {
        p.error-code { "404" }
        h1 { (lang.pick("ページが見つかりません", "Page not found")) }
        p { (lang.pick("この住所のページはありません。計画の版が改まり、項目のコードが変わったのかもしれません。",
                       "There is no page at this address. A new revision of the plan may have changed the code of an element.")) }
        (search_box::search_box(lang, "", &[]))
        ul { li { a href=(link::to(lang, "/")) { (lang.pick("計画の一覧へ", "To the list of plans")) } } }
    } };
    page(asked, &Page { title: lang.pick("ページが見つかりません", "Page not found"), plan: None }, &content)
}

/// A page for every address that has none.
pub async fn no_such_page(asked: Asked) -> Response {
    PageError::not_found(&asked).into_response()
}

/// A number under which the log holds the error: short enough to be read aloud.
fn incident(error: &Error) -> String {
    use std::hash::{DefaultHasher, Hash, Hasher};
    use std::sync::atomic::{AtomicU32, Ordering};
    static COUNT: AtomicU32 = AtomicU32::new(1);
    let mut hasher = DefaultHasher::new();
    (error.to_string(), std::process::id()).hash(&mut hasher);
    format!("E-{:04X}-{}", hasher.finish() & 0xFFFF, COUNT.fetch_add(1, Ordering::Relaxed))
}
