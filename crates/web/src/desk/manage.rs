//! The way to what administrators do.

use axum::Router;
use axum::routing::get;
use maud::{Markup, html};
use rashin_model::people::{Action, Role};
use rashin_service::rights::RIGHTS;

use crate::desk::frame::{DeskPage, desk_page};
use crate::desk::nav::Section;
use crate::desk::staff::Staff;
use crate::link;
use crate::site::Site;

/// Its routes.
pub fn routes() -> Router<Site> {
    Router::new().route("/desk/manage", get(show_manage))
}

/// Pages with the action they are for, and their names.
const PAGES: &[(Action, &str, &str, &str, &str, &str)] = &[
    (
        Action::ManageAccounts,
        "/desk/accounts",
        "利用者",
        "Accounts",
        "招待する、役割を変える、停止する",
        "Invite, change roles, disable",
    ),
    (
        Action::ManageOffices,
        "/desk/offices",
        "団体と所属",
        "Governments and offices",
        "市町村と所属を登録する、名称を直す",
        "Register municipalities and offices, change names",
    ),
    (
        Action::ManageMails,
        "/desk/mails",
        "メール",
        "Mail",
        "送信待ちと送れなかったメール",
        "What waits to be sent, and what could not be",
    ),
    (
        Action::SeeJournal,
        "/desk/journal",
        "記録簿",
        "Journal",
        "だれが、いつ、何を、なぜ変えたか",
        "Who changed what, when, and why",
    ),
];

async fn show_manage(staff: Staff) -> Markup {
    let lang = staff.lang;
    let title = lang.pick("管理", "Manage");
    let may = |action: Action| {
        let roles = RIGHTS.iter().filter(|right| right.action == action).map(|right| right.role);
        roles.collect::<Vec<Role>>().into_iter().any(|role| staff.is(role))
    };
    let content = html! {
        div.page-head { h1 { (title) } }
        ul.desk-rooms { @for (action, address, ja, en, about_ja, about_en) in PAGES { @if may(*action) { li {
            a.desk-room href=(link::to(lang, address)) {
                span.desk-room-name { (lang.pick(ja, en)) }
                span.quiet { (lang.pick(about_ja, about_en)) }
            }
        } } } }
    };
    desk_page(&staff, &DeskPage::new(title, Section::Manage), &content)
}
