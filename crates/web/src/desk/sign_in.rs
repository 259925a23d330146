//! Signing in and out.

use axum::Router;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use maud::{Markup, html};
use rashin_model::people::Person;
use rashin_model::{Lang, Sentence};
use rashin_service::people::{self, SignIn, WhyNot};
use rashin_service::records::find;
use serde::Deserialize;

use crate::desk::fields::Fields;
use crate::desk::flash::{self, Flash};
use crate::desk::refusal::Refused;
use crate::desk::{demo, oidc};
use crate::language::Asked;
use crate::layout::{Page, page};
use crate::parts::form::Field;
use crate::site::Site;
use crate::visitor::{Visitor, session_cookie, set_cookie};
use crate::{link, random, show};

/// Its routes.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/sign-in", get(show_sign_in).post(sign_in))
        .route("/sign-in/code", get(show_code).post(give_code))
        .route("/sign-out", post(sign_out))
}

/// Where to go after signing in.
#[derive(Debug, Default, Deserialize)]
struct Next {
    #[serde(default)]
    next: String,
}

async fn show_sign_in(
    State(site): State<Site>,
    asked: Asked,
    Query(next): Query<Next>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    if people::is_unclaimed(site.store()).await.map_err(Refused::of(&asked))? {
        return Ok(flash::go_on(asked.lang, "/set-up"));
    }
    Ok(sign_in_page(&site, &asked, &next.next, "", None, &Flash::of(&headers)).into_response())
}

async fn sign_in(
    State(site): State<Site>,
    asked: Asked,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Refused> {
    if !site.limits().allows_address(&visitor.address) {
        return Err(Refused::too_many(&asked));
    }
    let (mail, next) = (fields.get("mail").to_owned(), fields.get("next").to_owned());
    let (store, password, at) = (site.store().clone(), fields.get("password").to_owned(), site.now());
    let (typed, from) = (mail.clone(), visitor.clone());
    let outcome = site
        .hash(async move {
            people::sign_in_by_password(&store, &typed, &password, from.for_sign_in(), &random::bytes(), at).await
        })
        .await
        .map_err(Refused::of(&asked))?;
    match outcome {
        SignIn::Done { kept, account } => {
            let person = find::<Person>(site.store(), account.as_str()).await.map_err(Refused::of(&asked))?;
            let english = person.is_some_and(|person| person.english);
            Ok(enter(&visitor, &kept, &after(&next, asked.lang, english)))
        }
        SignIn::WantsCode { kept } => {
            let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
            Ok(enter(&visitor, &kept, &link::to(asked.lang, &format!("/sign-in/code?next={next}"))))
        }
        SignIn::Refused(why) => {
            let page = sign_in_page(&site, &asked, &next, &mail, Some(&refusal(why)), &Flash::default());
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

async fn show_code(asked: Asked, Query(next): Query<Next>) -> Markup {
    code_page(&asked, &next.next, None)
}

async fn give_code(
    State(site): State<Site>,
    asked: Asked,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Refused> {
    if !site.limits().allows_address(&visitor.address) {
        return Err(Refused::too_many(&asked));
    }
    let next = fields.get("next");
    let outcome =
        people::sign_in_by_code(site.store(), fields.get("code"), visitor.for_sign_in(), &random::bytes(), site.now())
            .await
            .map_err(Refused::of(&asked))?;
    match outcome {
        SignIn::Done { kept, account } => {
            let person = find::<Person>(site.store(), account.as_str()).await.map_err(Refused::of(&asked))?;
            let english = person.is_some_and(|person| person.english);
            Ok(enter(&visitor, &kept, &after(next, asked.lang, english)))
        }
        SignIn::WantsCode { .. } | SignIn::Refused(WhyNot::Over) => {
            let message = Sentence::new(
                "時間が過ぎたため、もう一度サインインしてください。",
                "Too much time has passed. Please sign in again.",
            );
            Ok(flash::done(asked.lang, "/sign-in", &message))
        }
        SignIn::Refused(WhyNot::Wrong) => {
            let wrong = Sentence::new(
                "確認コードが正しくありません。アプリに表示されている新しい6桁を入力してください。同じコードは二度使えません。",
                "The code is not right. Enter the six digits that your app shows now; no code counts twice.",
            );
            Ok((StatusCode::UNPROCESSABLE_ENTITY, code_page(&asked, next, Some(&wrong))).into_response())
        }
        SignIn::Refused(why @ WhyNot::Locked(_)) => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, code_page(&asked, next, Some(&refusal(why)))).into_response())
        }
    }
}

async fn sign_out(State(site): State<Site>, asked: Asked, visitor: Visitor) -> Result<Response, Refused> {
    people::end_session(site.store(), &visitor.kept, site.now()).await.map_err(Refused::of(&asked))?;
    let message = Sentence::new("サインアウトしました。", "You are signed out.");
    let mut response = flash::done(asked.lang, "/sign-in", &message);
    keep(&mut response, &visitor, "", Some(0));
    Ok(response)
}

/// Lets the browser keep a session and goes on.
pub fn enter(visitor: &Visitor, kept: &str, address: &str) -> Response {
    let mut response = Redirect::to(address).into_response();
    keep(&mut response, visitor, kept, None);
    response
}

fn keep(response: &mut Response, visitor: &Visitor, kept: &str, age: Option<u32>) {
    let cookie = set_cookie(session_cookie(visitor.is_secure), kept, age, visitor.is_secure);
    response
        .headers_mut()
        .append(header::SET_COOKIE, HeaderValue::from_str(&cookie).expect("codes and tokens are ASCII"));
}

/// Where to go after signing in: where one wanted to go if that is here, or to the desk, in the
/// language of the page or that of the person.
pub fn after(next: &str, lang: Lang, english: bool) -> String {
    let is_here = next.starts_with('/') && !next.starts_with("//") && !next.contains(['\\', '\r', '\n']);
    if is_here && next.is_ascii() {
        return next.to_owned();
    }
    link::to(if english { Lang::En } else { lang }, "/desk")
}

/// Why signing in was refused, the same for an address that nobody has.
fn refusal(why: WhyNot) -> Sentence {
    match why {
        WhyNot::Locked(until) => {
            let minute = |lang| show::minute_of(until, lang);
            Sentence::new(
                format!(
                    "失敗が続いたため、{}まで受け付けません。待つあいだも、パスワードの再設定はできます。",
                    minute(Lang::Ja)
                ),
                format!(
                    "There were too many failures; nothing is taken until {}. You can ask for a new password meanwhile.",
                    minute(Lang::En)
                ),
            )
        }
        WhyNot::Wrong | WhyNot::Over => Sentence::new(
            "メールアドレスかパスワードが違います。どちらも確かめて、もう一度入力してください。",
            "The mail address or the password is wrong. Check both and enter them again.",
        ),
    }
}

fn sign_in_page(site: &Site, asked: &Asked, next: &str, mail: &str, wrong: Option<&Sentence>, flash: &Flash) -> Markup {
    let lang = asked.lang;
    let title = lang.pick("職員のサインイン", "Sign-in for staff");
    let content = html! { div.sign-in.stack {
        h1 { (title) }
        (flash.show(lang))
        (alert(lang, wrong))
        form.stack method="post" action=(link::to(lang, "/sign-in")) {
            input type="hidden" name="next" value=(next);
            (Field::new("mail", lang.pick("メールアドレス", "Mail address"), lang).kind("email").value(mail).complete("username").required().line())
            (Field::new("password", lang.pick("パスワード", "Password"), lang).kind("password").complete("current-password").required().line())
            div.form-actions {
                button.button type="submit" { (lang.pick("サインイン", "Sign in")) }
                a href=(link::to(lang, "/password-reset")) { (lang.pick("パスワードを忘れたとき", "Forgotten password")) }
            }
        }
        (oidc::way(site.settings().provider.as_ref(), lang, next))
        (demo::buttons(&site.settings().demo_roles, lang, next))
    } };
    page(asked, &Page { title, plan: None }, &content)
}

fn code_page(asked: &Asked, next: &str, wrong: Option<&Sentence>) -> Markup {
    let lang = asked.lang;
    let title = lang.pick("確認コードの入力", "Enter your code");
    let content = html! { div.sign-in.stack {
        h1 { (title) }
        (alert(lang, wrong))
        form.stack method="post" action=(link::to(lang, "/sign-in/code")) {
            input type="hidden" name="next" value=(next);
            (Field::new("code", lang.pick("6桁の確認コード", "Six-digit code"), lang)
                .hint(lang.pick("認証アプリに表示されている数字です。全角でもかまいません。", "The digits that your authenticator app shows."))
                .complete("one-time-code").required().line())
            div.form-actions {
                button.button type="submit" { (lang.pick("確認する", "Confirm")) }
                a href=(link::to(lang, "/sign-in")) { (lang.pick("最初からやり直す", "Begin again")) }
            }
        }
    } };
    page(asked, &Page { title, plan: None }, &content)
}

/// What is wrong, above a form that is read out at once.
pub fn alert(lang: Lang, wrong: Option<&Sentence>) -> Markup {
    html! { @if let Some(wrong) = wrong {
        div.notice.notice-error role="alert" { p { (show::mixed(wrong.text(lang), lang)) } }
    } }
}
