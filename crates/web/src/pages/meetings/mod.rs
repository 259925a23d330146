//! Who meets, and when did they?

mod bodies;
mod elsewhere;
mod sittings;

use axum::extract::{Path, State};
use maud::{Markup, html};
use rashin_model::tables::MeetingStatus;
use rashin_model::{Lang, Plan};

use crate::error::PageError;
use crate::language::Asked;
use crate::layout::{Page, Section, page};
use crate::link;
use crate::parts::breadcrumb;
use crate::parts::differences::table_name;
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::wanted::Wanted;

/// The tables behind the page.
const TABLES: [&str; 8] = ["bodies", "meetings", "agenda", "documents", "attendance", "comments", "decisions", "tasks"];

/// The bodies of a plan and their meetings.
pub async fn show_meetings(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    asked: Asked,
) -> Result<Markup, PageError> {
    let view = wanted.view(&site, &asked).await?;
    let lang = asked.lang;
    if view.plan.bodies.is_empty() && view.plan.meetings.is_empty() {
        return Err(PageError::not_found(&asked));
    }
    let title = lang.pick("会議", "Meetings");
    let content = html! {
        (breadcrumb::breadcrumb(lang, &view, &[], &html! { (title) }))
        div.page-head { h1 { (title) } p.page-lead { (lead(lang, &view.plan)) } }
        (files(lang, &view))
        (bodies::bodies(lang, &view))
        (sittings::sittings(lang, &view))
        (elsewhere::elsewhere(lang, &view))
    };
    Ok(page(&asked, &Page { title, plan: Some((&view, Section::Meetings)) }, &content))
}

fn lead(lang: Lang, plan: &Plan) -> String {
    let count = |status: MeetingStatus| plan.meetings.iter().filter(|meeting| meeting.status == status).count();
    let (bodies, held, planned) = (plan.bodies.len(), count(MeetingStatus::Held), count(MeetingStatus::Planned));
    match (lang, held, planned) {
        (Lang::Ja, 0, 0) => format!("{bodies}の会議体があります。個々の会議の記録は公表されていません。"),
        (Lang::Ja, _, 0) => format!("{bodies}の会議体があり、{held}回の会議が開かれました。"),
        (Lang::Ja, ..) => {
            format!("{bodies}の会議体があり、{held}回の会議が開かれました。ほかに{planned}回の予定があります。")
        }
        (Lang::En, 0, 0) => format!("Bodies of this plan: {bodies}. Records of their meetings are not published."),
        (Lang::En, _, 0) => format!("Bodies of this plan: {bodies}. Meetings held: {held}."),
        (Lang::En, ..) => format!("Bodies of this plan: {bodies}. Meetings held: {held}; planned: {planned}."),
    }
}

/// Every table behind the page that has rows, as CSV.
fn files(lang: Lang, view: &PlanView) -> Markup {
    let tables = view.plan.written();
    let present = TABLES.iter().filter_map(|name| tables.iter().find(|(table, _)| table.name == *name));
    html! { nav.file-nav aria-label=(lang.pick("この画面のデータ（CSV）", "Data of this page (CSV)")) { ul.file-list {
        @for (table, _) in present {
            li { a href=(link::file(&view.place, &format!("tables/{}.csv", table.name))) {
                (table_name(table, lang)) " CSV"
            } }
        }
    } } }
}
