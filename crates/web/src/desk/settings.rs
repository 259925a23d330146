//! What concerns oneself: name, language, and the way to the rest.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::{Markup, html};
use rashin_model::Sentence;
use rashin_service::people;
use rashin_service::{Error, Refusal};

use crate::desk::fields::Fields;
use crate::desk::frame::{DeskPage, desk_page};
use crate::desk::nav::Section;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::link;
use crate::parts::form::{self, Field};
use crate::site::Site;

/// Its routes.
pub fn routes() -> Router<Site> {
    Router::new().route("/desk/settings", get(show_settings).post(change))
}

async fn show_settings(staff: Staff) -> Markup {
    settings_page(&staff, &staff.person.name, staff.person.english, &[])
}

async fn change(State(site): State<Site>, staff: Staff, fields: Fields) -> Result<Response, Refused> {
    let (name, english) = (fields.get("name"), fields.get("language") == "en");
    match people::change_profile(site.store(), &staff.signed_in(), name, english, site.now()).await {
        Ok(()) => Ok(staff.done("/desk/settings", &Sentence::new("保存しました。", "Saved."))),
        Err(Error::Invalid(refusals)) => {
            let page = settings_page(&staff, name, english, &refusals);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(staff.refusal()(error)),
    }
}

fn settings_page(staff: &Staff, name: &str, english: bool, refusals: &[Refusal]) -> Markup {
    let lang = staff.lang;
    let title = lang.pick("設定", "Settings");
    let content = html! {
        div.page-head { h1 { (title) } }
        ul.desk-rooms {
            li { a.desk-room href=(link::to(lang, "/desk/settings/security")) {
                span.desk-room-name { (lang.pick("安全", "Security")) }
                span.quiet { (lang.pick("パスワード、二段階認証、サインイン中の端末", "Password, one-time codes, sessions")) }
            } }
            li { a.desk-room href=(link::to(lang, "/desk/settings/mail")) {
                span.desk-room-name { (lang.pick("お知らせ", "Mail")) }
                span.quiet { (lang.pick("受け取るメールを選ぶ", "Choose which mail you get")) }
            } }
        }
        section.part aria-labelledby="profile" {
            div.part-head { h2 id="profile" { (lang.pick("名前と言語", "Name and language")) } }
            (form::problems(lang, refusals))
            form.form method="post" action=(link::to(lang, "/desk/settings")) {
                (Field::new("name", lang.pick("名前", "Name"), lang).value(name).problems(refusals)
                    .hint(lang.pick("同僚に表示されます。", "Your colleagues see it.")).complete("name").required().line())
                fieldset.field {
                    legend { (lang.pick("サインイン後の画面とメールの言語", "Language of mail, and of pages after signing in")) }
                    label.choice { input type="radio" name="language" value="ja" checked[!english]; span lang="ja" { "日本語" } }
                    label.choice { input type="radio" name="language" value="en" checked[english]; span lang="en" { "English" } }
                }
                div.form-actions { button.button type="submit" { (lang.pick("保存する", "Save")) } }
            }
        }
    };
    desk_page(staff, &DeskPage::new(title, Section::Settings), &content)
}
