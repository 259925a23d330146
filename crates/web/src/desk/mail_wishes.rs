//! Which mail one gets.

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use rashin_model::people::MailPreference;
use rashin_model::{Lang, Sentence};
use rashin_service::mail::choose_mails;

use crate::desk::fields::Fields;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::link;
use crate::parts::form::tick;
use crate::site::Site;

/// Address without the language.
const ADDRESS: &str = "/desk/settings/mail";

/// Its routes.
pub fn routes() -> Router<Site> {
    Router::new().route(ADDRESS, get(show_wishes).post(choose))
}

async fn show_wishes(State(site): State<Site>, staff: Staff) -> Markup {
    let lang = staff.lang;
    let title = lang.pick("お知らせのメール", "Mail to you");
    let wishes = staff.person.mails;
    let content = html! {
        (path(&staff, &[(lang.pick("設定", "Settings"), "/desk/settings")], title))
        div.page-head { h1 { (title) } }
        @if !site.settings().sends_mail { div.notice {
            p.notice-title { (lang.pick("この設置ではメールを送っていません", "No mail is sent from here")) }
            p { (lang.pick("メールサーバーが設定されるまで、お知らせは送られません。選んだ内容は保存されます。", "Until a mail server is set up, nothing is sent. What you choose is kept.")) }
        } }
        form.form.part method="post" action=(link::to(lang, ADDRESS)) {
            fieldset.field {
                legend { (lang.pick("受け取るメール", "Mail to get")) }
                (wish("requests", wishes.requests, "照会と差戻し", "照会が届いたとき、回答が差し戻されたとき", "Requests and returned answers", "When you are asked for something, or an answer is returned", lang))
                (wish("reminders", wishes.reminders, "締切のお知らせ", "締切の前と後に、まだ提出していないものがあるとき", "Reminders", "Before and after a due date, while something is not handed in", lang))
                (wish("digest", wishes.digest, "承認待ちのまとめ", "承認を待つものがあるとき、1日に1回、朝8時すぎに", "Digest", "Once a day after eight in the morning, while something waits for your approval", lang))
            }
            p.quiet { (lang.pick("同じ種類のお知らせは、1日に1通にまとめます。招待とパスワードの再設定のメールは、いつも送ります。", "Mail of one kind is gathered into one a day. Invitations and password resets are always sent.")) }
            div.form-actions { button.button type="submit" { (lang.pick("保存する", "Save")) } }
        }
    };
    desk_page(&staff, &DeskPage::new(title, Section::Settings), &content)
}

async fn choose(State(site): State<Site>, staff: Staff, fields: Fields) -> Result<Response, Refused> {
    let wishes = MailPreference {
        requests: fields.has("requests"),
        reminders: fields.has("reminders"),
        digest: fields.has("digest"),
    };
    choose_mails(site.store(), &staff.actor, &staff.person, wishes, site.now()).await.map_err(staff.refusal())?;
    Ok(staff.done(ADDRESS, &Sentence::new("保存しました。", "Saved.")))
}

fn wish(name: &str, is_ticked: bool, ja: &str, when_ja: &str, en: &str, when_en: &str, lang: Lang) -> Markup {
    let label = html! { strong { (lang.pick(ja, en)) } " " span.quiet { (lang.pick(when_ja, when_en)) } };
    tick(name, "yes", &label, is_ticked)
}
