//! The plans that can be worked on.

use axum::extract::State;
use maud::{Markup, html};

use crate::desk::frame::{DeskPage, desk_page};
use crate::desk::nav::Section;
use crate::desk::plans::working::all_working;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::site::Site;
use crate::{link, show};

/// The list.
pub async fn show_plans(State(site): State<Site>, staff: Staff) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let plans = all_working(&site, &staff).await?;
    let title = lang.pick("計画", "Plans");
    let content = html! {
        div.page-head { h1 { (title) } }
        @if plans.is_empty() {
            div.empty {
                p.empty-title { (lang.pick("見られる計画がありません", "There is no plan to see")) }
                p { (lang.pick("計画は、管理者が取り込みます（rashin import）。所属する団体の計画がここに並びます。",
                               "Plans are brought in by the administrator (rashin import). Those of your government are listed here.")) }
            }
        } @else {
            ul.desk-rooms { @for working in &plans { li {
                a.desk-room href=(link::to(lang, &format!("/desk/plans/{}", working.plan.profile.code))) {
                    span.desk-room-name { (show::titled(working.plan.title(lang), lang)) }
                    span.quiet {
                        (match lang {
                            rashin_model::Lang::Ja => format!("第{}版・編集中の行 {}件", working.header.revision.number, working.staged.len()),
                            rashin_model::Lang::En => format!("revision {}, {} rows in work", working.header.revision.number, working.staged.len()),
                        })
                    }
                }
            } } }
        }
    };
    Ok(desk_page(&staff, &DeskPage::new(title, Section::Plans), &content))
}
