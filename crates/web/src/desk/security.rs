//! The safety of one's own account: password, one-time passwords, sessions.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use maud::{Markup, html};
use rashin_model::Sentence;
use rashin_service::people::{self, Session, TotpOffer};
use rashin_service::records::Held;
use rashin_service::{Error, Refusal};

use crate::desk::fields::Fields;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::refusal::Refused;
use crate::desk::set_up::password_hint;
use crate::desk::staff::Staff;
use crate::parts::form::{self, Field};
use crate::parts::qr;
use crate::site::Site;
use crate::{link, random, show};

/// Its routes.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/desk/settings/security", get(show_security))
        .route("/desk/settings/security/password", post(change_password))
        .route("/desk/settings/security/code", post(set_up_totp))
        .route("/desk/settings/security/code/remove", post(give_up_totp))
        .route("/desk/settings/security/sessions", post(revoke))
}

/// Which of the forms was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Password,
    SetUp,
    GiveUp,
}

/// What is wrong with a form that was sent.
#[derive(Debug, Default)]
struct Wrong {
    form: Option<Form>,
    refusals: Vec<Refusal>,
    secret: String,
}

impl Wrong {
    fn of(&self, form: Form) -> &[Refusal] {
        if self.form == Some(form) { &self.refusals } else { &[] }
    }
}

async fn show_security(State(site): State<Site>, staff: Staff) -> Result<Markup, Refused> {
    security_page(&site, &staff, &Wrong::default()).await
}

async fn change_password(State(site): State<Site>, staff: Staff, fields: Fields) -> Result<Response, Refused> {
    let (store, own, at) = (site.store().clone(), staff.signed_in(), site.now());
    let (password, new) = (fields.get("password").to_owned(), fields.get("new").to_owned());
    let changed = site
        .hash(async move { people::change_password(&store, &own, &password, &new, &random::bytes(), at).await })
        .await;
    let said = Sentence::new(
        "パスワードを変えました。ほかの端末からはサインアウトしました。",
        "Your password was changed, and your other sessions ended.",
    );
    answer(&site, &staff, Form::Password, changed, &said, &fields).await
}

async fn set_up_totp(State(site): State<Site>, staff: Staff, fields: Fields) -> Result<Response, Refused> {
    let (store, own, at) = (site.store().clone(), staff.signed_in(), site.now());
    let [password, secret, code] = ["password", "secret", "code"].map(|name| fields.get(name).to_owned());
    let done = site.hash(async move { people::set_up_totp(&store, &own, &password, &secret, &code, at).await }).await;
    let said = Sentence::new(
        "二段階認証を設定しました。次のサインインから、確認コードも入力します。",
        "One-time codes are set up. From the next sign-in on you are asked for one.",
    );
    answer(&site, &staff, Form::SetUp, done, &said, &fields).await
}

async fn give_up_totp(State(site): State<Site>, staff: Staff, fields: Fields) -> Result<Response, Refused> {
    let (store, own, at) = (site.store().clone(), staff.signed_in(), site.now());
    let password = fields.get("password").to_owned();
    let done = site.hash(async move { people::give_up_totp(&store, &own, &password, at).await }).await;
    let said = Sentence::new("二段階認証をやめました。", "One-time codes are no longer asked for.");
    answer(&site, &staff, Form::GiveUp, done, &said, &fields).await
}

async fn revoke(State(site): State<Site>, staff: Staff, fields: Fields) -> Result<Response, Refused> {
    let hash = Some(fields.get("session")).filter(|hash| !hash.is_empty());
    people::revoke_own_sessions(site.store(), &staff.signed_in(), hash, site.now()).await.map_err(staff.refusal())?;
    Ok(staff.done("/desk/settings/security", &Sentence::new("サインアウトさせました。", "It is signed out.")))
}

async fn answer(
    site: &Site,
    staff: &Staff,
    form: Form,
    done: Result<(), Error>,
    said: &Sentence,
    fields: &Fields,
) -> Result<Response, Refused> {
    match done {
        Ok(()) => Ok(staff.done("/desk/settings/security", said)),
        Err(Error::Invalid(refusals)) => {
            let wrong = Wrong { form: Some(form), refusals, secret: fields.get("secret").to_owned() };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, security_page(site, staff, &wrong).await?).into_response())
        }
        Err(error) => Err(staff.refusal()(error)),
    }
}

async fn security_page(site: &Site, staff: &Staff, wrong: &Wrong) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let sessions = people::list_sessions(site.store(), &staff.account.id, site.now()).await.map_err(staff.refusal())?;
    let offer = people::same_totp(&wrong.secret, &staff.person.mail)
        .unwrap_or_else(|| people::offer_totp(&random::bytes(), &staff.person.mail));
    let title = lang.pick("安全", "Security");
    let content = html! {
        (path(staff, &[(lang.pick("設定", "Settings"), "/desk/settings")], title))
        div.page-head { h1 { (title) } }
        (password_part(staff, wrong.of(Form::Password)))
        @if staff.person.totp.is_some() { (give_up_part(staff, wrong.of(Form::GiveUp))) }
        @else { (set_up_part(staff, &offer, wrong.of(Form::SetUp))) }
        (sessions_part(staff, &sessions))
    };
    Ok(desk_page(staff, &DeskPage::new(title, Section::Settings), &content))
}

fn password_part(staff: &Staff, refusals: &[Refusal]) -> Markup {
    let lang = staff.lang;
    html! { section.part aria-labelledby="password-part" {
        div.part-head { h2 id="password-part" { (lang.pick("パスワード", "Password")) } }
        (form::problems(lang, refusals))
        @if staff.person.password.is_none() {
            p { (lang.pick("パスワードは設定されていません。組織の認証でサインインしています。", "You have no password: you sign in through your organisation.")) }
        } @else {
            form.form method="post" action=(link::to(lang, "/desk/settings/security/password")) {
                input type="hidden" name="mail" autocomplete="username" value=(staff.person.mail);
                (Field::new("password", lang.pick("いまのパスワード", "Present password"), lang).kind("password")
                    .problems(refusals).complete("current-password").required().line())
                (Field::new("new", lang.pick("新しいパスワード", "New password"), lang).kind("password").hint(password_hint(lang))
                    .problems(refusals).complete("new-password").required().line())
                div.form-actions { button.button type="submit" { (lang.pick("変更する", "Change it")) } }
            }
        }
    } }
}

fn set_up_part(staff: &Staff, offer: &TotpOffer, refusals: &[Refusal]) -> Markup {
    let lang = staff.lang;
    html! { section.part aria-labelledby="code-part" {
        div.part-head { h2 id="code-part" { (lang.pick("二段階認証", "One-time codes")) } }
        p { (lang.pick("サインインのとき、パスワードに加えて、認証アプリの6桁の確認コードを入力します。管理者と承認者には設定を勧めます。",
                       "At the sign-in you are asked for a six-digit code of an authenticator app besides the password. Recommended for administrators and approvers.")) }
        details open[!refusals.is_empty()] {
            summary { (lang.pick("二段階認証を設定する", "Set up one-time codes")) }
            (form::problems(lang, refusals))
            form.form method="post" action=(link::to(lang, "/desk/settings/security/code")) {
                p { (lang.pick("1. 認証アプリでこの図を読み取るか、下のキーを手で入力します。", "1. Scan this with your authenticator app, or type the key below.")) }
                (qr::qr(&offer.address, lang.pick("認証アプリで読み取る図", "To be scanned by an authenticator app")))
                p { (lang.pick("キー：", "Key: ")) code.secret { (grouped(&offer.secret)) } }
                p { a href=(offer.address) { (lang.pick("この端末の認証アプリで開く", "Open in an app on this device")) } }
                input type="hidden" name="secret" value=(offer.secret);
                (Field::new("code", lang.pick("2. アプリに表示された6桁", "2. The six digits that the app shows"), lang)
                    .problems(refusals).complete("one-time-code").required().line())
                (unnamed_password(staff, "set-up-password", refusals))
                div.form-actions { button.button type="submit" { (lang.pick("設定する", "Set up")) } }
            }
        }
    } }
}

fn give_up_part(staff: &Staff, refusals: &[Refusal]) -> Markup {
    let lang = staff.lang;
    html! { section.part aria-labelledby="code-part" {
        div.part-head { h2 id="code-part" { (lang.pick("二段階認証", "One-time codes")) } }
        p { (lang.pick("設定済みです。サインインのときに確認コードを入力します。", "Set up. You are asked for a code at the sign-in.")) }
        details open[!refusals.is_empty()] {
            summary { (lang.pick("二段階認証をやめる・設定し直す", "Give one-time codes up, or set them up anew")) }
            (form::problems(lang, refusals))
            form.form method="post" action=(link::to(lang, "/desk/settings/security/code/remove")) {
                (unnamed_password(staff, "give-up-password", refusals))
                div.form-actions { button.button.button-danger type="submit" { (lang.pick("やめる", "Give up")) } }
            }
        }
    } }
}

/// The present password in a second form of the page: its id must be another one.
fn unnamed_password(staff: &Staff, id: &str, refusals: &[Refusal]) -> Markup {
    let label = staff.lang.pick("いまのパスワード", "Present password");
    Field::new("password", label, staff.lang)
        .id(id)
        .kind("password")
        .problems(refusals)
        .complete("current-password")
        .required()
        .line()
}

fn grouped(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn sessions_part(staff: &Staff, sessions: &[Held<Session>]) -> Markup {
    let lang = staff.lang;
    html! { section.part aria-labelledby="sessions" {
        div.part-head { h2 id="sessions" { (lang.pick("サインイン中の端末", "Sessions")) } }
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("サインイン中の端末の一覧", "List of sessions")) {
            table.table.table-stack {
                thead { tr {
                    th scope="col" { (lang.pick("端末", "Browser")) }
                    th scope="col" { (lang.pick("サインイン", "Signed in")) }
                    th scope="col" { (lang.pick("最後の操作", "Last used")) }
                    th scope="col" { (lang.pick("操作", "Action")) }
                } }
                tbody { @for session in sessions { tr {
                    th scope="row" { (show::mixed(&browser_name(&session.browser, lang), lang)) }
                    td data-label=(lang.pick("サインイン", "Signed in")) { (show::minute_of(session.began_at, lang)) }
                    td data-label=(lang.pick("最後の操作", "Last used")) { (show::minute_of(session.used_at, lang)) }
                    td {
                        @if session.hash == staff.session.hash { span.tag { (lang.pick("この端末", "this one")) } }
                        @else { form method="post" action=(link::to(lang, "/desk/settings/security/sessions")) {
                            input type="hidden" name="session" value=(session.hash);
                            button.button.button-quiet.button-small type="submit" { (lang.pick("サインアウトさせる", "Sign out")) }
                        } }
                    }
                } } }
            }
        }
        @if sessions.len() > 1 {
            form method="post" action=(link::to(lang, "/desk/settings/security/sessions")) {
                button.button.button-quiet type="submit" { (lang.pick("この端末のほか、すべてサインアウトさせる", "Sign out everywhere else")) }
            }
        }
    } }
}

/// A browser by its usual name, from what it calls itself.
pub fn browser_name(agent: &str, lang: rashin_model::Lang) -> String {
    // Most call themselves by several names; the first that fits is the right one.
    const BROWSERS: [(&str, &str); 5] =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
    const SYSTEMS: [(&str, &str); 6] = [
        ("Windows", "Windows"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ];
    let name =
        |known: &[(&str, &'static str)]| known.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name);
    match (name(&BROWSERS), name(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser} ({system})"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => lang.pick("不明", "unknown").to_owned(),
    }
}
