//! Signing in as one of the demo's roles: only where the operator offers them.

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use maud::{Markup, html};
use rashin_model::{Lang, Sentence};
use rashin_service::people::open_session;

use crate::desk::fields::Fields;
use crate::desk::refusal::Refused;
use crate::desk::sign_in::{after, enter};
use crate::language::Asked;
use crate::settings::DemoRole;
use crate::site::Site;
use crate::visitor::Visitor;
use crate::{link, random, show};

/// Its routes.
pub fn routes() -> Router<Site> {
    Router::new().route("/sign-in/demo", post(sign_in))
}

async fn sign_in(
    State(site): State<Site>,
    asked: Asked,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Refused> {
    let wanted = fields.get("account");
    let role = site
        .settings()
        .demo_roles
        .iter()
        .find(|role| *wanted == *role.account.as_str())
        .ok_or_else(|| Refused::missing(&asked, Sentence::new("この役割はありません", "There is no such role")))?;
    let browser = visitor.for_sign_in().browser;
    let kept = open_session(site.store(), &role.account, false, browser, &random::bytes(), site.now())
        .await
        .map_err(Refused::of(&asked))?;
    Ok(enter(&visitor, &kept, &after(fields.get("next"), asked.lang, asked.lang == Lang::En)))
}

/// The buttons of the sign-in page.
pub fn buttons(roles: &[DemoRole], lang: Lang, next: &str) -> Markup {
    html! { @if !roles.is_empty() {
        section.stack aria-labelledby="demo-roles" {
            h2 id="demo-roles" { (lang.pick("デモの役割でサインイン", "Sign in as a role of the demo")) }
            p { (lang.pick("このサーバーは試用のためのもので、人も数値も架空です。役割を選ぶと、パスワードなしで入れます。",
                           "This server is for trying things out; its people and figures are invented. Choose a role to enter without a password.")) }
            ul.demo-roles {
                @for role in roles { li {
                    form method="post" action=(link::to(lang, "/sign-in/demo")) {
                        input type="hidden" name="account" value=(role.account);
                        input type="hidden" name="next" value=(next);
                        button.button.button-quiet type="submit" { (show::mixed(role.name.text(lang), lang)) }
                    }
                    p.quiet { (show::mixed(role.what.text(lang), lang)) }
                } }
            }
        }
    } }
}
