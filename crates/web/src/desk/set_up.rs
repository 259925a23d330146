//! The first administrator of a fresh installation.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::{Markup, html};
use rashin_model::people::{Government, GovernmentKind};
use rashin_model::{AreaCode, Lang, Sentence};
use rashin_service::people::{self, Newcomer};
use rashin_service::{Error, Refusal};
use rashin_shipped::BodyKind;

use crate::desk::fields::Fields;
use crate::desk::offices::plans;
use crate::desk::refusal::Refused;
use crate::desk::sign_in::enter;
use crate::language::Asked;
use crate::layout::{Page, page};
use crate::parts::form::{self, Field};
use crate::parts::select::select;
use crate::site::Site;
use crate::visitor::Visitor;
use crate::{link, random};

/// Its routes.
pub fn routes() -> Router<Site> {
    Router::new().route("/set-up", get(show_set_up).post(set_up))
}

async fn show_set_up(State(site): State<Site>, asked: Asked) -> Result<Response, Refused> {
    require_unclaimed(&site, &asked).await?;
    let governments = governments(&site, &asked).await?;
    Ok(set_up_page(&asked, &governments, &Fields::default(), &[]).into_response())
}

async fn set_up(State(site): State<Site>, asked: Asked, visitor: Visitor, fields: Fields) -> Result<Response, Refused> {
    if !site.limits().allows_address(&visitor.address) {
        return Err(Refused::too_many(&asked));
    }
    require_unclaimed(&site, &asked).await?;
    let governments = governments(&site, &asked).await?;
    let government = AreaCode::parse(fields.get("government"))
        .and_then(|area| governments.iter().find(|government| government.area == area));
    let mut refusals = Vec::new();
    if !is_code(site.settings().set_up_code.as_deref(), fields.get("code")) {
        refusals.push(Refusal::new(
            "code",
            Sentence::new("セットアップコードが違います", "The set-up code is not right"),
            Sentence::new(
                "サーバーを起動した画面に表示されている、いちばん新しいコードを入力してください",
                "Enter the latest code that the server printed when it was started",
            ),
        ));
    }
    if government.is_none() {
        refusals.push(Refusal::new(
            "government",
            Sentence::new("団体が選ばれていません", "No government is chosen"),
            Sentence::new("一覧から選んでください", "Choose one of the list"),
        ));
    }
    let newcomer = Newcomer {
        mail: fields.get("mail").to_owned(),
        name: fields.get("name").to_owned(),
        english: asked.lang == Lang::En,
        assignments: Vec::new(),
    };
    if let (Some(government), true) = (government.cloned(), refusals.is_empty()) {
        let (store, password, at) = (site.store().clone(), fields.get("password").to_owned(), site.now());
        let browser = visitor.browser.clone();
        let registered = site
            .hash(async move {
                let random = (random::bytes(), &random::bytes());
                let account =
                    people::register_administrator(&store, &government, &newcomer, &password, random, at).await?;
                Ok((people::open_session(&store, &account, false, &browser, &random::bytes(), at).await?, account))
            })
            .await;
        match registered {
            Ok((kept, _)) => return Ok(enter(&visitor, &kept, &link::to(asked.lang, "/desk"))),
            Err(Error::Invalid(more)) => refusals.extend(more),
            Err(error) => return Err(Refused::of(&asked)(error)),
        }
    }
    let page = set_up_page(&asked, &governments, &fields, &refusals);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// Once somebody has an account, there is no such page.
async fn require_unclaimed(site: &Site, asked: &Asked) -> Result<(), Refused> {
    if people::is_unclaimed(site.store()).await.map_err(Refused::of(asked))? {
        return Ok(());
    }
    Err(Refused::missing(
        asked,
        Sentence::new(
            "最初の管理者は登録済みです。サインインしてください。",
            "The first administrator is registered already. Please sign in.",
        ),
    ))
}

/// Whether a code is the one that was printed; every letter is looked at, whichever is wrong first.
fn is_code(printed: Option<&str>, typed: &str) -> bool {
    let letters = |text: &str| text.to_uppercase().chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let typed = letters(&rashin_model::spelling::narrow(typed));
    printed.map(letters).is_some_and(|printed| {
        let odd = printed.bytes().zip(typed.bytes()).fold(0, |odd, (one, other)| odd | (one ^ other));
        printed.len() == typed.len() && odd == 0
    })
}

/// The governments one may begin with: those of the plans that are here, then every prefecture.
async fn governments(site: &Site, asked: &Asked) -> Result<Vec<Government>, Refused> {
    let mut governments: Vec<Government> = Vec::new();
    for plan in plans(site.store()).await.map_err(Refused::of(asked))? {
        let own = plan.areas.iter().find(|area| area.code == plan.area());
        if let Some(area) = own {
            governments.push(Government {
                area: area.code,
                name: area.name.clone(),
                name_en: area.name_en.clone(),
                kind: GovernmentKind::Prefecture,
                parent: None,
            });
        }
    }
    governments.extend(rashin_shipped::areas().iter().filter(|(_, body)| body.kind == BodyKind::Prefecture).map(
        |(area, body)| Government {
            area,
            name: body.name.to_owned(),
            name_en: None,
            kind: GovernmentKind::Prefecture,
            parent: None,
        },
    ));
    let mut seen = std::collections::BTreeSet::new();
    governments.retain(|government| seen.insert(government.area));
    Ok(governments)
}

fn set_up_page(asked: &Asked, governments: &[Government], fields: &Fields, refusals: &[Refusal]) -> Markup {
    let lang = asked.lang;
    let title = lang.pick("はじめの設定", "First set-up");
    let options: Vec<(String, String)> =
        governments.iter().map(|government| (government.area.to_string(), government.name.clone())).collect();
    let field = |name, ja, en| Field::new(name, lang.pick(ja, en), lang).value(fields.get(name)).problems(refusals);
    let content = html! { div.sign-in.stack {
        h1 { (title) }
        p { (lang.pick("最初の管理者を登録します。ほかの人は、この管理者があとから招待します。",
                       "Register the first administrator, who invites everybody else later.")) }
        (form::problems(lang, refusals))
        form.stack method="post" action=(link::to(lang, "/set-up")) {
            (field("code", "セットアップコード", "Set-up code")
                .hint(lang.pick("サーバーを起動した画面に表示されています。", "The server printed it when it was started."))
                .complete("off").required().line())
            (select("government", lang.pick("団体", "Government"), &options, fields.get("government")))
            (field("name", "名前", "Name").complete("name").required().line())
            (field("mail", "メールアドレス", "Mail address").kind("email").complete("username").required().line())
            (field("password", "パスワード", "Password").kind("password").hint(password_hint(lang)).complete("new-password").required().line())
            div.form-actions { button.button type="submit" { (lang.pick("登録して始める", "Register and begin")) } }
        }
    } };
    page(asked, &Page { title, plan: None }, &content)
}

/// What a password must be like.
pub fn password_hint(lang: Lang) -> &'static str {
    lang.pick(
        "12文字以上。関係のない言葉をいくつか並べると、長くて覚えやすくなります。",
        "At least 12 letters. A few unrelated words in a row are long and easy to remember.",
    )
}
