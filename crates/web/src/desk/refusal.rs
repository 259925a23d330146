//! What staff see when something cannot be done: why, and what to do about it.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rashin_model::{Lang, Sentence};
use rashin_service::Error;

use crate::error::PageError;
use crate::language::Asked;
use crate::layout::{brand, document, languages};
use crate::{link, show};

/// Why a staff page cannot be shown or a change not be made.
#[derive(Debug)]
pub struct Refused {
    asked: Asked,
    cause: Box<Cause>,
}

#[derive(Debug)]
enum Cause {
    Page(PageError),
    SignIn,
    SessionOver,
    OtherSite,
    TooLarge,
    TooMany,
    Missing(Sentence),
    Service(Error),
    /// Somebody else changed it; what was typed, by the names of its fields.
    Conflict(Vec<(String, String)>),
}

impl Refused {
    /// Nobody is signed in: the way leads to the sign-in and back.
    pub fn sign_in(asked: &Asked) -> Self {
        Self::new(asked, Cause::SignIn)
    }

    /// The session ended while a form was filled in.
    pub fn session_over(asked: &Asked) -> Self {
        Self::new(asked, Cause::SessionOver)
    }

    /// The page of another site asked for it.
    pub fn other_site(asked: &Asked) -> Self {
        Self::new(asked, Cause::OtherSite)
    }

    /// What was sent is larger than what is taken here.
    pub fn too_large(asked: &Asked) -> Self {
        Self::new(asked, Cause::TooLarge)
    }

    /// Too many requests.
    pub fn too_many(asked: &Asked) -> Self {
        Self::new(asked, Cause::TooMany)
    }

    /// There is no such thing.
    pub fn missing(asked: &Asked, what: Sentence) -> Self {
        Self::new(asked, Cause::Missing(what))
    }

    /// The link of a mail is no good any more.
    pub fn link_is_over(asked: &Asked) -> Self {
        let what = Sentence::new(
            "このリンクは、もう使えません。期限が過ぎたか、すでに使われています。招待は管理者に、パスワードの再設定は「パスワードを忘れたとき」から、もう一度申し込んでください。",
            "This link is not valid any more: it is too old or was used. Ask your administrator for a new invitation, or ask for a new password once more.",
        );
        Self::missing(asked, what)
    }

    /// Somebody else changed what was being worked on; `typed` is shown, so that it is not lost: names
    /// of fields with what stood in them.
    pub fn conflict(asked: &Asked, typed: Vec<(String, String)>) -> Self {
        Self::new(asked, Cause::Conflict(typed))
    }

    /// From what the service said.
    pub fn of(asked: &Asked) -> impl FnOnce(Error) -> Self {
        let asked = asked.clone();
        move |error| {
            let cause = match error {
                Error::Stale | Error::Conflict { .. } => Cause::Conflict(Vec::new()),
                Error::Missing(what) => Cause::Missing(what),
                error @ (Error::Forbidden { .. } | Error::Invalid(_)) => Cause::Service(error),
                other => Cause::Page(PageError::of(&asked)(other)),
            };
            Self::new(&asked, cause)
        }
    }

    fn new(asked: &Asked, cause: Cause) -> Self {
        Self { asked: asked.clone(), cause: Box::new(cause) }
    }
}

impl From<PageError> for Refused {
    fn from(error: PageError) -> Self {
        Self { asked: error.asked().clone(), cause: Box::new(Cause::Page(error)) }
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let lang = self.asked.lang;
        let page = |status: StatusCode, ja: &str, en: &str, content: &Markup| {
            (status, refusal_page(&self.asked, status, lang.pick(ja, en), content)).into_response()
        };
        match *self.cause {
            Cause::Page(error) => error.into_response(),
            Cause::SignIn => {
                let own = link::to(lang, &self.asked.address);
                let next: String = form_urlencoded::byte_serialize(own.as_bytes()).collect();
                let to = HeaderValue::from_str(&link::to(lang, &format!("/sign-in?next={next}")));
                let to = to.unwrap_or_else(|_| HeaderValue::from_static("/sign-in"));
                (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
            }
            Cause::SessionOver => page(
                StatusCode::UNAUTHORIZED,
                "サインインの期限が切れました",
                "Your session has ended",
                &session_over(lang),
            ),
            Cause::OtherSite => page(
                StatusCode::FORBIDDEN,
                "受け付けられない送信です",
                "This cannot be taken",
                &html! {
                    p { (lang.pick("ほかのサイトの画面から送られたため、受け付けませんでした。この羅針の画面を開いて、もう一度操作してください。",
                                   "It was sent from a page of another site. Open the page here and do it again.")) }
                },
            ),
            Cause::TooLarge => page(
                StatusCode::PAYLOAD_TOO_LARGE,
                "送られた内容が大きすぎます",
                "Too much was sent",
                &html! {
                    p { (lang.pick("この画面で受け付けられる大きさを超えています。ファイルを分けるか、文を短くして、もう一度送ってください。",
                                   "It is more than this page takes. Split the file or shorten the text and send it again.")) }
                },
            ),
            Cause::TooMany => {
                let content = html! { p { (lang.pick("短い時間に送られた回数が多すぎます。少し待ってから、もう一度操作してください。",
                "Too much was asked in a short time. Wait a moment and do it again.")) } };
                let mut response =
                    page(StatusCode::TOO_MANY_REQUESTS, "少しお待ちください", "Please wait a moment", &content);
                response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
                response
            }
            Cause::Missing(what) => page(
                StatusCode::NOT_FOUND,
                "見つかりません",
                "Not found",
                &html! {
                    p { (show::mixed(what.text(lang), lang)) }
                },
            ),
            Cause::Service(error @ Error::Forbidden { .. }) => page(
                StatusCode::FORBIDDEN,
                "この操作はできません",
                "You may not do this",
                &html! {
                    p { (show::mixed(&error.message(lang), lang)) }
                },
            ),
            Cause::Service(error) => page(
                StatusCode::UNPROCESSABLE_ENTITY,
                "受け付けられませんでした",
                "It could not be taken",
                &html! {
                    @for line in error.message(lang).lines() { p { (show::mixed(line, lang)) } }
                    p { (lang.pick("ブラウザーの「戻る」で、入力した内容に戻れます。", "Your browser's Back leads to what you entered.")) }
                },
            ),
            Cause::Conflict(typed) => page(
                StatusCode::CONFLICT,
                "ほかの人が先に変更しました",
                "Somebody else changed this",
                &conflict(lang, &self.asked, &typed),
            ),
        }
    }
}

fn session_over(lang: Lang) -> Markup {
    html! {
        p { (lang.pick("入力した内容は、まだ送られていません。新しいタブでサインインしてから、この画面を再読み込みして送り直すと、入力した内容のまま続けられます。",
                       "What you entered was not sent yet. Sign in in a new tab, then reload this page and send it again: nothing you entered is lost.")) }
        p { a.button href=(link::to(lang, "/sign-in")) target="_blank" rel="noopener" { (lang.pick("新しいタブでサインイン", "Sign in in a new tab")) } }
    }
}

fn conflict(lang: Lang, asked: &Asked, typed: &[(String, String)]) -> Markup {
    html! {
        p { (lang.pick("この間に、ほかの人が同じものを変更しました。あなたの変更はまだ反映していません。いまの内容を見てから、もう一度入力してください。",
                       "Somebody else changed the same thing in between. Your change was not made. Look at it as it is now and enter it again.")) }
        @if !typed.is_empty() {
            div.stack {
                h2 { (lang.pick("あなたが入力した内容", "What you entered")) }
                @for (number, (name, text)) in typed.iter().enumerate() { div.field {
                    label for=(format!("typed-{number}")) { (show::mixed(name, lang)) }
                    textarea.input id=(format!("typed-{number}")) rows="3" readonly { (text) }
                } }
            }
        }
        p { a.button href=(link::to(lang, &asked.address)) { (lang.pick("いまの内容を見る", "See it as it is now")) } }
    }
}

fn refusal_page(asked: &Asked, status: StatusCode, title: &str, content: &Markup) -> Markup {
    let lang = asked.lang;
    let body = html! {
        header.site-header { div.wrap.site-header-row {
            (brand(lang, "/desk", lang.pick("職員用", "Staff")))
            (languages(asked))
        } }
        main.page id="main" tabindex="-1" { div.wrap { div.error-page {
            p.error-code { (status.as_u16()) }
            h1 { (title) }
            (content)
            p { a href=(link::to(lang, "/desk")) { (lang.pick("職員用の最初の画面へ", "To the first staff page")) } }
        } } }
    };
    document(asked, title, &body)
}
