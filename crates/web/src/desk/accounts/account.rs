//! One account.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rashin_model::people::{Account, AccountState, Action, Person};
use rashin_model::{Code, Sentence};
use rashin_service::people;
use rashin_service::records::Held;
use rashin_service::{Error, Refusal};

use super::invite::above;
use super::list::state;
use super::roles::{self, Places};
use crate::desk::fields::Fields;
use crate::desk::frame::{DeskPage, desk_page};
use crate::desk::nav::Section;
use crate::desk::refusal::Refused;
use crate::desk::security::browser_name;
use crate::desk::staff::Staff;
use crate::parts::form::{self, Field, tick};
use crate::site::Site;
use crate::{link, show};

/// The page of an account.
pub async fn show_account(
    State(site): State<Site>,
    staff: Staff,
    Path(account): Path<String>,
) -> Result<Markup, Refused> {
    let account = code(&staff, &account)?;
    account_page(&site, &staff, &account, &Fields::default(), &[]).await
}

/// Changes its roles: those that stay ticked, and one more.
pub async fn change_roles(
    State(site): State<Site>,
    staff: Staff,
    Path(account): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let account = code(&staff, &account)?;
    let (known, _) = people::find_account(site.store(), &account).await.map_err(staff.refusal())?;
    let kept = known.assignments.iter().filter(|own| fields.all("keep").any(|key| key == roles::key(own))).cloned();
    let wanted: Vec<_> = kept.chain(roles::chosen(&fields, 1)).collect();
    let version = fields.get("version").parse().unwrap_or(0);
    let (reason, at) = (fields.get("reason"), site.now());
    let changed = people::change_assignments(site.store(), &staff.actor, &account, version, &wanted, reason, at).await;
    match changed {
        Ok(()) => Ok(done(&staff, &account, "役割を変えました。", "The roles were changed.")),
        Err(Error::Invalid(refusals)) => {
            let page = account_page(&site, &staff, &account, &fields, &refusals).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(staff.refusal()(error)),
    }
}

/// Disables it.
pub async fn disable(
    State(site): State<Site>,
    staff: Staff,
    Path(account): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let account = code(&staff, &account)?;
    people::disable_account(site.store(), &staff.actor, &account, fields.get("reason"), site.now())
        .await
        .map_err(staff.refusal())?;
    Ok(done(
        &staff,
        &account,
        "停止しました。いつでも再開できます。",
        "It is disabled. It can be enabled again at any time.",
    ))
}

/// Enables it again.
pub async fn enable(
    State(site): State<Site>,
    staff: Staff,
    Path(account): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let account = code(&staff, &account)?;
    let state = people::enable_account(site.store(), &staff.actor, &account, fields.get("reason"), site.now())
        .await
        .map_err(staff.refusal())?;
    Ok(match state {
        AccountState::Active => done(&staff, &account, "再開しました。", "It is enabled."),
        _ => done(
            &staff,
            &account,
            "再開しました。まだ使い始めていないので、もう一度招待してください。",
            "It is enabled. It was never taken up: invite the person again.",
        ),
    })
}

/// Ends its sessions.
pub async fn revoke(State(site): State<Site>, staff: Staff, Path(account): Path<String>) -> Result<Response, Refused> {
    let account = code(&staff, &account)?;
    people::revoke_sessions(site.store(), &staff.actor, &account, site.now()).await.map_err(staff.refusal())?;
    Ok(done(&staff, &account, "すべての端末からサインアウトさせました。", "All its sessions ended."))
}

/// Removes its one-time passwords.
pub async fn remove_code(
    State(site): State<Site>,
    staff: Staff,
    Path(account): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let account = code(&staff, &account)?;
    people::remove_totp(site.store(), &staff.actor, &account, fields.get("reason"), site.now())
        .await
        .map_err(staff.refusal())?;
    Ok(done(&staff, &account, "二段階認証を解除しました。", "One-time codes are no longer asked for."))
}

fn code(staff: &Staff, account: &str) -> Result<Code, Refused> {
    Code::new(account).ok_or_else(|| staff.missing("この利用者はいません。", "There is no such account."))
}

fn done(staff: &Staff, account: &Code, ja: &str, en: &str) -> Response {
    staff.done(&format!("/desk/accounts/{account}"), &Sentence::new(ja, en))
}

async fn account_page(
    site: &Site,
    staff: &Staff,
    account: &Code,
    fields: &Fields,
    refusals: &[Refusal],
) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let places = Places::of(site, staff).await?;
    let managed = people::list_accounts(site.store(), &staff.actor).await.map_err(staff.refusal())?;
    let Some((account, person)) = managed.into_iter().find(|(own, _)| own.id == *account) else {
        return Err(staff.may_not(Action::ManageAccounts));
    };
    let sessions = people::list_sessions(site.store(), &account.id, site.now()).await.map_err(staff.refusal())?;
    let content = html! {
        (above(staff, &person.name))
        div.page-head { h1 { (show::mixed(&person.name, lang)) } }
        (form::problems(lang, refusals))
        dl.facts {
            div { dt { (lang.pick("メールアドレス", "Mail address")) } dd { (show::mixed(&person.mail, lang)) } }
            div { dt { (lang.pick("状態", "State")) } dd { (state(account.state, lang)) } }
            div { dt { (lang.pick("登録", "Made")) } dd { (show::minute_of(account.created_at, lang)) } }
            div { dt { (lang.pick("サインイン", "Sign-in")) } dd { (ways(&person, lang)) } }
            div { dt { (lang.pick("サインイン中", "Sessions")) } dd {
                @if sessions.is_empty() { (lang.pick("なし", "none")) }
                @for session in &sessions { div { (show::mixed(&browser_name(&session.browser, lang), lang)) " " span.quiet { (show::minute_of(session.used_at, lang)) } } }
            } }
        }
        (roles_part(staff, &places, &account, fields))
        (other_part(staff, &account, &person, !sessions.is_empty()))
    };
    Ok(desk_page(staff, &DeskPage::new(&person.name, Section::Manage), &content))
}

/// How the person signs in.
fn ways(person: &Person, lang: rashin_model::Lang) -> String {
    let ways = [
        (person.password.is_some(), lang.pick("パスワード", "password")),
        (person.totp.is_some(), lang.pick("二段階認証", "one-time codes")),
        (person.oidc.is_some(), lang.pick("組織の認証", "through the organisation")),
    ];
    let used: Vec<&str> = ways.into_iter().filter_map(|(is, name)| is.then_some(name)).collect();
    if used.is_empty() {
        lang.pick("まだ使っていない", "not taken up yet").to_owned()
    } else {
        used.join(lang.pick("、", ", "))
    }
}

fn roles_part(staff: &Staff, places: &Places, account: &Held<Account>, fields: &Fields) -> Markup {
    let lang = staff.lang;
    html! { section.part aria-labelledby="roles" {
        div.part-head { h2 id="roles" { (lang.pick("役割", "Roles")) } }
        form.form method="post" action=(link::to(lang, &format!("/desk/accounts/{}/roles", account.id))) {
            input type="hidden" name="version" value=(account.version);
            fieldset.field {
                legend { (lang.pick("いまの役割（外すものはチェックを消す）", "Present roles (untick what is to be taken away)")) }
                @for assignment in &account.assignments {
                    (tick("keep", &roles::key(assignment), &places.role(assignment, lang), true))
                }
            }
            fieldset.field { legend { (lang.pick("足す役割", "Role to add")) } (places.choice(0, fields, lang)) }
            (Field::new("reason", lang.pick("理由", "Reason"), lang).value(fields.get("reason"))
                .hint(lang.pick("記録簿に残ります。", "It is kept in the journal.")).line())
            div.form-actions { button.button type="submit" { (lang.pick("役割を保存する", "Save the roles")) } }
        }
    } }
}

fn other_part(staff: &Staff, account: &Account, person: &Person, has_sessions: bool) -> Markup {
    let lang = staff.lang;
    let to = |what: &str| link::to(lang, &format!("/desk/accounts/{}/{what}", account.id));
    let reason = |id: &str| Field::new("reason", lang.pick("理由", "Reason"), lang).id(id).line();
    html! { section.part aria-labelledby="other" {
        div.part-head { h2 id="other" { (lang.pick("そのほか", "Other")) } }
        @if account.state == AccountState::Invited {
            form.form-inline method="post" action=(to("invite")) {
                button.button.button-quiet type="submit" { (lang.pick("もう一度招待する", "Invite again")) }
            }
        }
        @if has_sessions {
            form.form-inline method="post" action=(to("sessions")) {
                button.button.button-quiet type="submit" { (lang.pick("すべての端末からサインアウトさせる", "End all sessions")) }
            }
        }
        @if person.totp.is_some() {
            form.form-inline method="post" action=(to("code")) {
                (reason("code-reason"))
                button.button.button-quiet type="submit" { (lang.pick("二段階認証を解除する", "Remove one-time codes")) }
            }
        }
        @if account.state == AccountState::Disabled {
            form.form-inline method="post" action=(to("enable")) {
                (reason("enable-reason"))
                button.button.button-quiet type="submit" { (lang.pick("再開する", "Enable")) }
            }
        } @else if staff.account.id != account.id {
            form.form-inline method="post" action=(to("disable")) {
                (reason("disable-reason"))
                button.button.button-danger type="submit" { (lang.pick("停止する", "Disable")) }
            }
        }
    } }
}
