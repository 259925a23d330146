//! Signing in through the provider of the organisation.

use axum::Router;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use maud::{Markup, html};
use rashin_identity::{Identity, Provider};
use rashin_model::people::{OidcSubject, Person};
use rashin_model::{Lang, Sentence};
use rashin_service::people::{self, SignIn};
use rashin_service::records::find;
use serde::Deserialize;

use crate::desk::flash;
use crate::desk::refusal::Refused;
use crate::desk::sign_in::{after, enter};
use crate::language::Asked;
use crate::site::Site;
use crate::visitor::{Visitor, cookie, set_cookie};
use crate::{link, random, show};

/// The cookie that ties a sign-in to the browser in which it began.
const COOKIE: &str = "rashin-sign-in";
/// Seconds that it is kept.
const KEPT: u32 = 15 * 60;

/// Its routes.
pub fn routes() -> Router<Site> {
    Router::new().route("/sign-in/oidc", get(begin)).route("/sign-in/oidc/back", get(end))
}

/// Where to go afterwards.
#[derive(Debug, Default, Deserialize)]
struct Next {
    #[serde(default)]
    next: String,
}

/// What the provider sends back.
#[derive(Debug, Default, Deserialize)]
struct Back {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
}

async fn begin(
    State(site): State<Site>,
    asked: Asked,
    visitor: Visitor,
    Query(next): Query<Next>,
) -> Result<Response, Refused> {
    let provider = provider(&site, &asked)?;
    if !site.limits().allows_address(&visitor.address) {
        return Err(Refused::too_many(&asked));
    }
    let begun = match provider.begin(&back(&site, asked.lang)).await {
        Ok(begun) => begun,
        Err(error) => {
            tracing::error!(%error, "sign-in through the provider");
            return Ok(refused(asked.lang, &unreachable()));
        }
    };
    people::begin_by_identity(site.store(), &begun.state, &begun.nonce, &begun.verifier, &next.next, site.now())
        .await
        .map_err(Refused::of(&asked))?;
    let mut response = Redirect::to(&begun.address).into_response();
    keep(&mut response, &begun.state, KEPT, visitor.is_secure);
    Ok(response)
}

async fn end(
    State(site): State<Site>,
    asked: Asked,
    visitor: Visitor,
    headers: HeaderMap,
    Query(returned): Query<Back>,
) -> Result<Response, Refused> {
    let provider = provider(&site, &asked)?;
    if !site.limits().allows_address(&visitor.address) {
        return Err(Refused::too_many(&asked));
    }
    // Only the browser in which it began has the state: nobody can be signed in as somebody else by a link.
    let is_own = cookie(&headers, COOKIE).is_some_and(|own| !own.is_empty() && own == returned.state);
    let begun = if is_own {
        people::take_begun(site.store(), &returned.state, site.now()).await.map_err(Refused::of(&asked))?
    } else {
        None
    };
    let Some(begun) = begun else {
        return Ok(refused(
            asked.lang,
            &Sentence::new(
                "サインインが途中で切れました。もう一度やり直してください。",
                "The sign-in was interrupted. Please begin again.",
            ),
        ));
    };
    let back = back(&site, asked.lang);
    let identity = provider.finish(&back, &returned.code, &begun.nonce, &begun.verifier, site.now()).await;
    let mut response = match identity {
        Ok(identity) => sign_in(&site, &asked, &visitor, &identity, &begun.next).await?,
        Err(error) => {
            tracing::warn!(%error, "sign-in through the provider");
            refused(
                asked.lang,
                &Sentence::new(
                    "組織の認証で確認できませんでした。もう一度やり直し、続くときは管理者に連絡してください。",
                    "Your organisation did not confirm who you are. Try again, and tell your administrator if it persists.",
                ),
            )
        }
    };
    keep(&mut response, "", 0, visitor.is_secure);
    Ok(response)
}

async fn sign_in(
    site: &Site,
    asked: &Asked,
    visitor: &Visitor,
    identity: &Identity,
    next: &str,
) -> Result<Response, Refused> {
    let subject = OidcSubject { issuer: identity.issuer.clone(), subject: identity.subject.clone() };
    let mail = identity.verified_mail.as_deref();
    let (from, bytes) = (visitor.for_sign_in(), random::bytes());
    let outcome = people::sign_in_by_identity(site.store(), &subject, mail, from, &bytes, site.now())
        .await
        .map_err(Refused::of(asked))?;
    let SignIn::Done { kept, account } = outcome else {
        return Ok(refused(
            asked.lang,
            &Sentence::new(
                "組織の認証は通りましたが、羅針の利用者として登録されていません。管理者に招待を頼んでください。",
                "Your organisation confirmed who you are, but you have no account here. Ask an administrator to invite you.",
            ),
        ));
    };
    let person = find::<Person>(site.store(), account.as_str()).await.map_err(Refused::of(asked))?;
    Ok(enter(visitor, &kept, &after(next, asked.lang, person.is_some_and(|person| person.english))))
}

/// The way to the provider, on the page of the sign-in.
pub fn way(provider: Option<&Provider>, lang: Lang, next: &str) -> Markup {
    html! { @if let Some(provider) = provider {
        @let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
        div.stack-tight {
            a.button.button-quiet href=(link::to(lang, &format!("/sign-in/oidc?next={next}"))) {
                @match lang {
                    Lang::Ja => { (provider.name()) "でサインイン" }
                    Lang::En => { "Sign in with " (show::mixed(provider.name(), lang)) }
                }
            }
        }
    } }
}

fn provider<'a>(site: &'a Site, asked: &Asked) -> Result<&'a Provider, Refused> {
    site.settings().provider.as_ref().ok_or_else(|| {
        Refused::missing(
            asked,
            Sentence::new("組織の認証は設定されていません。", "Signing in through an organisation is not set up."),
        )
    })
}

/// Where the provider sends people back to.
fn back(site: &Site, lang: Lang) -> String {
    format!("{}{}", site.settings().public_url, link::to(lang, "/sign-in/oidc/back"))
}

fn refused(lang: Lang, why: &Sentence) -> Response {
    flash::failed(lang, "/sign-in", why)
}

fn unreachable() -> Sentence {
    Sentence::new(
        "組織の認証につながりません。時間をおいてやり直し、続くときは管理者に連絡してください。",
        "Your organisation's sign-in does not answer. Try again later, and tell your administrator if it persists.",
    )
}

fn keep(response: &mut Response, state: &str, seconds: u32, is_secure: bool) {
    if let Ok(value) = HeaderValue::from_str(&set_cookie(COOKIE, state, Some(seconds), is_secure)) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}
