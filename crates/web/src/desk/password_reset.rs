//! A new password for somebody who forgot theirs.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::{Markup, html};
use rashin_model::Sentence;
use rashin_model::people::Person;
use rashin_service::people;
use rashin_service::{Error, Refusal};

use crate::desk::fields::Fields;
use crate::desk::flash;
use crate::desk::refusal::Refused;
use crate::desk::set_up::password_hint;
use crate::language::Asked;
use crate::layout::{Page, page};
use crate::parts::form::{self, Field};
use crate::site::Site;
use crate::visitor::Visitor;
use crate::{link, random};

/// Its routes.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/password-reset", get(show_ask).post(ask))
        .route("/password-reset/{secret}", get(show_choose).post(choose))
}

async fn show_ask(asked: Asked) -> Markup {
    let lang = asked.lang;
    let title = lang.pick("パスワードの再設定", "A new password");
    let content = html! { div.sign-in.stack {
        h1 { (title) }
        p { (lang.pick("登録したメールアドレスに、再設定のためのリンクを送ります。リンクは1時間、一度だけ使えます。",
                       "A link is sent to the address of your account. It works once, within an hour.")) }
        form.stack method="post" action=(link::to(lang, "/password-reset")) {
            (Field::new("mail", lang.pick("メールアドレス", "Mail address"), lang).kind("email").complete("username").required().line())
            div.form-actions {
                button.button type="submit" { (lang.pick("リンクを送る", "Send the link")) }
                a href=(link::to(lang, "/sign-in")) { (lang.pick("サインインへ戻る", "Back to the sign-in")) }
            }
        }
        p.quiet { (lang.pick("メールが届かないときは、管理者に連絡してください。", "If no mail comes, tell your administrator.")) }
    } };
    page(&asked, &Page { title, plan: None }, &content)
}

async fn ask(State(site): State<Site>, asked: Asked, visitor: Visitor, fields: Fields) -> Result<Response, Refused> {
    if !site.limits().allows_address(&visitor.address) {
        return Err(Refused::too_many(&asked));
    }
    let (mail, at) = (fields.get("mail").to_owned(), site.now());
    // Done aside: how long it takes tells nobody whether there is such an account.
    tokio::spawn(async move {
        let public_url = &site.settings().public_url;
        if let Err(error) = people::ask_for_reset(site.store(), &mail, public_url, &random::bytes(), at).await {
            tracing::error!(%error, "a link for a new password could not be queued");
        }
    });
    let message = Sentence::new(
        "このアドレスの利用者がいれば、再設定のためのリンクを送りました。メールを確かめてください。",
        "If there is an account with this address, a link was sent to it. Look at your mail.",
    );
    Ok(flash::done(asked.lang, "/sign-in", &message))
}

async fn show_choose(
    State(site): State<Site>,
    asked: Asked,
    visitor: Visitor,
    Path(secret): Path<String>,
) -> Result<Markup, Refused> {
    let person = for_whom(&site, &asked, &visitor, &secret).await?;
    Ok(choose_page(&asked, &secret, &person, &[]))
}

async fn choose(
    State(site): State<Site>,
    asked: Asked,
    visitor: Visitor,
    Path(secret): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let person = for_whom(&site, &asked, &visitor, &secret).await?;
    let (store, at, link) = (site.store().clone(), site.now(), secret.clone());
    let password = fields.get("password").to_owned();
    let reset =
        site.hash(async move { people::reset_password(&store, &link, &password, &random::bytes(), at).await }).await;
    match reset {
        Ok(_) => {
            let message = Sentence::new(
                "新しいパスワードを設定しました。新しいパスワードでサインインしてください。",
                "Your new password is set. Sign in with it.",
            );
            Ok(flash::done(asked.lang, "/sign-in", &message))
        }
        Err(Error::Invalid(refusals)) => {
            let page = choose_page(&asked, &secret, &person, &refusals);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(Refused::of(&asked)(error)),
    }
}

async fn for_whom(site: &Site, asked: &Asked, visitor: &Visitor, secret: &str) -> Result<Person, Refused> {
    if !site.limits().allows_address(&visitor.address) {
        return Err(Refused::too_many(asked));
    }
    let person = people::view_reset(site.store(), secret, site.now()).await.map_err(Refused::of(asked))?;
    person.map(|person| person.value).ok_or_else(|| Refused::link_is_over(asked))
}

fn choose_page(asked: &Asked, secret: &str, person: &Person, refusals: &[Refusal]) -> Markup {
    let lang = asked.lang;
    let title = lang.pick("新しいパスワード", "Choose a new password");
    let content = html! { div.sign-in.stack {
        h1 { (title) }
        (form::problems(lang, refusals))
        form.stack method="post" action=(link::to(lang, &format!("/password-reset/{secret}"))) {
            input type="hidden" name="mail" autocomplete="username" value=(person.mail);
            (Field::new("password", lang.pick("新しいパスワード", "New password"), lang).kind("password").hint(password_hint(lang))
                .problems(refusals).complete("new-password").required().line())
            div.form-actions { button.button type="submit" { (lang.pick("設定する", "Set it")) } }
        }
        p.quiet { (lang.pick("設定すると、いまサインインしているすべての端末からサインアウトします。", "All your sessions end when it is set.")) }
    } };
    page(asked, &Page { title, plan: None }, &content)
}
