//! Inviting somebody.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rashin_model::people::Action;
use rashin_model::{Code, Lang};
use rashin_service::people::{self, Invited, Newcomer};
use rashin_service::{Error, Refusal};

use super::roles::{self, Places};
use crate::desk::fields::Fields;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::parts::form::{self, Field, tick};
use crate::site::Site;
use crate::{link, random};

/// How many roles can be given at once; more are added on the page of the account.
const CHOICES: usize = 2;

/// The form.
pub async fn show_invite(State(site): State<Site>, staff: Staff) -> Result<Markup, Refused> {
    let places = Places::of(&site, &staff).await?;
    if !places.manages_any() {
        return Err(staff.may_not(Action::ManageAccounts));
    }
    Ok(invite_page(&staff, &places, &Fields::default(), &[]))
}

/// Invites.
pub async fn invite(State(site): State<Site>, staff: Staff, fields: Fields) -> Result<Response, Refused> {
    let newcomer = Newcomer {
        mail: fields.get("mail").to_owned(),
        name: fields.get("name").to_owned(),
        english: fields.has("english"),
        assignments: roles::chosen(&fields, CHOICES),
    };
    let random = (random::bytes(), &random::bytes());
    let public_url = &site.settings().public_url;
    match people::invite(site.store(), &staff.actor, &newcomer, public_url, random, site.now()).await {
        Ok(invited) => Ok(invited_page(&staff, &newcomer.mail, &invited).into_response()),
        Err(Error::Invalid(refusals)) => {
            let places = Places::of(&site, &staff).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, invite_page(&staff, &places, &fields, &refusals)).into_response())
        }
        Err(error) => Err(staff.refusal()(error)),
    }
}

/// Invites again.
pub async fn invite_again(
    State(site): State<Site>,
    staff: Staff,
    Path(account): Path<String>,
) -> Result<Response, Refused> {
    let account =
        Code::new(&account).ok_or_else(|| staff.missing("この利用者はいません", "There is no such account"))?;
    let public_url = &site.settings().public_url;
    let invited = people::invite_again(site.store(), &staff.actor, &account, public_url, &random::bytes(), site.now())
        .await
        .map_err(staff.refusal())?;
    let (_, person) = people::find_account(site.store(), &account).await.map_err(staff.refusal())?;
    Ok(invited_page(&staff, &person.mail, &invited).into_response())
}

fn invite_page(staff: &Staff, places: &Places, fields: &Fields, refusals: &[Refusal]) -> Markup {
    let lang = staff.lang;
    let title = lang.pick("招待する", "Invite somebody");
    let field = |name, ja, en| Field::new(name, lang.pick(ja, en), lang).value(fields.get(name)).problems(refusals);
    let content = html! {
        (above(staff, title))
        div.page-head {
            h1 { (title) }
            p.page-lead { (lang.pick("招待メールのリンクから、本人がパスワードを決めて使い始めます。リンクは7日間、一度だけ使えます。",
                                     "The person chooses a password through the link of a mail. It works once, within seven days.")) }
        }
        (form::problems(lang, refusals))
        form.form method="post" action=(link::to(lang, "/desk/accounts/new")) {
            (field("mail", "メールアドレス", "Mail address").kind("email").complete("off").required().line())
            (field("name", "名前", "Name").hint(lang.pick("本人が後で変えられます。", "The person can change it.")).complete("off").required().line())
            @for number in 0..CHOICES { (places.choice(number, fields, lang)) }
            (tick("english", "yes", &html! { (lang.pick("招待メールを英語で送る", "Send the mail in English")) }, fields.has("english") || (lang == Lang::En && fields.get("mail").is_empty())))
            div.form-actions { button.button type="submit" { (lang.pick("招待する", "Invite")) } }
        }
    };
    desk_page(staff, &DeskPage::new(title, Section::Manage), &content)
}

fn invited_page(staff: &Staff, mail: &str, invited: &Invited) -> Markup {
    let lang = staff.lang;
    let title = lang.pick("招待しました", "Invited");
    let content = html! {
        (above(staff, title))
        div.page-head { h1 { (title) } }
        div.notice.notice-done role="status" {
            p { (lang.pick("招待メールを送信待ちに入れました。宛先：", "The invitation waits to be sent to: ")) strong { (mail) } }
        }
        p { (lang.pick("メールを使えないときは、このリンクを本人だけに渡してください。この画面を離れると、もう表示できません。",
                       "Where mail does not work, hand this link to the person, and to nobody else. It cannot be shown again.")) }
        code.secret { (invited.link) }
        div.part-below.form-actions {
            a.button href=(link::to(lang, "/desk/accounts")) { (lang.pick("利用者の一覧へ", "To the list of accounts")) }
            a href=(link::to(lang, "/desk/accounts/new")) { (lang.pick("続けて招待する", "Invite another one")) }
            a href=(link::to(lang, &format!("/desk/accounts/{}", invited.account))) { (lang.pick("この利用者の画面へ", "To this account")) }
        }
    };
    desk_page(staff, &DeskPage::new(title, Section::Manage), &content)
}

/// The way to the list.
pub fn above(staff: &Staff, here: &str) -> Markup {
    let lang = staff.lang;
    let steps = [(lang.pick("管理", "Manage"), "/desk/manage"), (lang.pick("利用者", "Accounts"), "/desk/accounts")];
    path(staff, &steps, here)
}
