//! Taking up an invitation.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::{Markup, html};
use rashin_model::people::Person;
use rashin_service::people;
use rashin_service::{Error, Refusal};

use crate::desk::fields::Fields;
use crate::desk::refusal::Refused;
use crate::desk::set_up::password_hint;
use crate::desk::sign_in::enter;
use crate::language::Asked;
use crate::layout::{Page, page};
use crate::parts::form::{self, Field};
use crate::site::Site;
use crate::visitor::Visitor;
use crate::{link, random, show};

/// Its routes.
pub fn routes() -> Router<Site> {
    Router::new().route("/invitations/{secret}", get(show_invitation).post(accept))
}

async fn show_invitation(
    State(site): State<Site>,
    asked: Asked,
    visitor: Visitor,
    Path(secret): Path<String>,
) -> Result<Markup, Refused> {
    let person = invited(&site, &asked, &visitor, &secret).await?;
    Ok(invitation_page(&asked, &secret, &person, &person.name, &[]))
}

async fn accept(
    State(site): State<Site>,
    asked: Asked,
    visitor: Visitor,
    Path(secret): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let person = invited(&site, &asked, &visitor, &secret).await?;
    let (store, at, secret_too) = (site.store().clone(), site.now(), secret.clone());
    let (name, password) = (fields.get("name").to_owned(), fields.get("password").to_owned());
    let browser = visitor.browser.clone();
    let accepted = site
        .hash(async move {
            let salt = random::bytes();
            let account = people::accept_invitation(&store, &secret_too, &name, &password, &salt, at).await?;
            people::open_session(&store, &account, false, &browser, &random::bytes(), at).await
        })
        .await;
    match accepted {
        Ok(kept) => Ok(enter(&visitor, &kept, &link::to(asked.lang, "/desk"))),
        Err(Error::Invalid(refusals)) => {
            let page = invitation_page(&asked, &secret, &person, fields.get("name"), &refusals);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(Refused::of(&asked)(error)),
    }
}

async fn invited(site: &Site, asked: &Asked, visitor: &Visitor, secret: &str) -> Result<Person, Refused> {
    if !site.limits().allows_address(&visitor.address) {
        return Err(Refused::too_many(asked));
    }
    let person = people::view_invitation(site.store(), secret, site.now()).await.map_err(Refused::of(asked))?;
    person.map(|person| person.value).ok_or_else(|| Refused::link_is_over(asked))
}

fn invitation_page(asked: &Asked, secret: &str, person: &Person, name: &str, refusals: &[Refusal]) -> Markup {
    let lang = asked.lang;
    let title = lang.pick("利用者登録", "Take up your account");
    let content = html! { div.sign-in.stack {
        h1 { (title) }
        p { (lang.pick("次のアドレスで利用者登録をします。", "This account is for the following address.")) }
        p { strong { (show::mixed(&person.mail, lang)) } }
        (form::problems(lang, refusals))
        form.stack method="post" action=(link::to(lang, &format!("/invitations/{secret}"))) {
            input type="hidden" name="mail" autocomplete="username" value=(person.mail);
            (Field::new("name", lang.pick("名前", "Name"), lang).value(name).problems(refusals).complete("name").required().line())
            (Field::new("password", lang.pick("パスワード", "Password"), lang).kind("password").hint(password_hint(lang))
                .problems(refusals).complete("new-password").required().line())
            div.form-actions { button.button type="submit" { (lang.pick("登録する", "Take up the account")) } }
        }
    } };
    page(asked, &Page { title, plan: None }, &content)
}
