//! The first page of staff: who one is here, and where to go.

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use maud::{Markup, html};
use rashin_service::people::{list_governments, list_offices};

use crate::desk::frame::{DeskPage, desk_page};
use crate::desk::inbox::{load_inbox, yours_now};
use crate::desk::nav::{self, Section};
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::site::Site;
use crate::{link, show};

/// Its routes.
pub fn routes() -> Router<Site> {
    Router::new().route("/desk", get(show_home))
}

async fn show_home(State(site): State<Site>, staff: Staff) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let governments = list_governments(site.store()).await.map_err(staff.refusal())?;
    let offices = list_offices(site.store()).await.map_err(staff.refusal())?;
    let inbox = load_inbox(&site, &staff).await?;
    let title = lang.pick("あなたの机", "Your desk");
    let content = html! {
        div.page-head { h1 { (title) } }
        (yours_now(lang, &site, &inbox))
        ul.desk-rooms { @for (section, address, name) in nav::sections(&staff) { @if section != Section::Home { li {
            a.desk-room href=(link::to(lang, address)) {
                span.desk-room-name { (name) }
                span.quiet { (about(section, lang)) }
            }
        } } } }
        section.part aria-labelledby="roles" {
            div.part-head { h2 id="roles" { (lang.pick("あなたの役割", "Your roles")) } }
            ul { @for assignment in &staff.account.assignments { li {
                @let government = governments.iter().find(|government| government.area == assignment.government);
                @let office = offices.iter().find(|office| Some(&office.code) == assignment.office.as_ref());
                @if let Some(government) = government { (show::title(&government.name, government.name_en.as_deref(), lang)) " " }
                @if let Some(office) = office { (show::title(&office.name, office.name_en.as_deref(), lang)) " " }
                strong { (assignment.role.label(lang)) }
            } } }
        }
    };
    Ok(desk_page(&staff, &DeskPage::new(title, Section::Home), &content))
}

fn about(section: Section, lang: rashin_model::Lang) -> &'static str {
    match section {
        Section::Home => "",
        Section::Inbox => lang.pick("いま、あなたの番のもの", "What is yours to do now"),
        Section::Plans => lang.pick("作業中の計画を見る・直す", "See and edit plans as they are worked on"),
        Section::Reviews => lang.pick("点検を開く・答える・承認する", "Open, answer and approve reviews"),
        Section::Meetings => lang.pick("会議、意見と対応、決定", "Meetings, comments, decisions"),
        Section::Cooperation => lang.pick("県と市町村の連携推進項目", "What prefecture and municipalities do together"),
        Section::Publish => lang.pick("公表する内容を確かめて確定する", "See what will be public, and freeze it"),
        Section::Manage => lang.pick("利用者、所属、メール、記録簿", "Accounts, offices, mail, journal"),
        Section::Settings => lang.pick("パスワード、二段階認証、お知らせ", "Password, one-time codes, mail"),
    }
}
