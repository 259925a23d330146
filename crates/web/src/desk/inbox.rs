//! The inbox: what is yours now, what waits for others, what is late.

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use maud::{Markup, html};
use rashin_model::people::Action;
use rashin_model::review::Contest;
use rashin_model::{AreaCode, Code, Lang};
use rashin_service::review::{Inbox, InboxItem, view_inbox};

use crate::desk::frame::{DeskPage, desk_page};
use crate::desk::nav::Section;
use crate::desk::refusal::Refused;
use crate::desk::requests::{due, since};
use crate::desk::reviews::list::own_plans;
use crate::desk::reviews::progress::progress_bar;
use crate::desk::staff::Staff;
use crate::site::Site;
use crate::{link, show};

/// The most that are listed as waiting for others; the board has them all.
const MOST_WAITING: usize = 12;

/// Its routes.
pub fn routes() -> Router<Site> {
    Router::new().route("/desk/inbox", get(show_inbox))
}

async fn show_inbox(State(site): State<Site>, staff: Staff) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let inbox = load_inbox(&site, &staff).await?;
    let title = lang.pick("受付箱", "Inbox");
    let waiting: Vec<&InboxItem> = inbox.items.iter().filter(|item| !item.is_mine()).collect();
    let late: Vec<&InboxItem> = inbox.items.iter().filter(|item| item.row.days_late > 0).collect();
    let content = html! {
        div.page-head {
            h1 { (title) }
            ul.inbox-counts {
                li { a href="#yours" { (lang.pick("あなたの番", "Yours now")) " " span.num { (yours(&inbox).count() + inbox.contests.len()) } } }
                li { a href="#late" { (lang.pick("期限超過", "Late")) " " span.num { (late.len()) } } }
                li { a href="#waiting" { (lang.pick("ほかの人の番", "Waiting for others")) " " span.num { (waiting.len()) } } }
            }
        }
        (yours_now(lang, &site, &inbox))
        (section(lang, "late", lang.pick("期限超過", "Late"), late.len(), &html! {
            @if late.is_empty() { (empty(lang.pick("期限を過ぎたものはありません", "Nothing is late"), None)) }
            @else { (table(lang, lang.pick("期限超過の表", "Table of what is late"), &site, &late[..late.len().min(MOST_WAITING)])) (boards(lang, &late)) }
        }))
        (section(lang, "waiting", lang.pick("ほかの人の番", "Waiting for others"), waiting.len(), &html! {
            @if waiting.is_empty() { (empty(lang.pick("ほかの人を待っているものはありません", "You wait for nobody"), None)) }
            @else { (table(lang, lang.pick("ほかの人の番の表", "Table of what waits for others"), &site, &waiting[..waiting.len().min(MOST_WAITING)])) (boards(lang, &waiting)) }
        }))
    };
    Ok(desk_page(&staff, &DeskPage::new(title, Section::Inbox), &content))
}

/// What waits for whom, as a person sees it.
///
/// # Errors
/// What the service said.
pub async fn load_inbox(site: &Site, staff: &Staff) -> Result<Inbox, Refused> {
    let plans = own_plans(site, staff).await?;
    let owners: BTreeMap<Code, AreaCode> =
        plans.iter().map(|view| (view.plan.profile.code.clone(), view.plan.area())).collect();
    let owner = |round: &rashin_model::review::Round| owners.get(&round.plan).copied();
    view_inbox(site.store(), &staff.actor, owner, site.today()).await.map_err(staff.refusal())
}

fn yours(inbox: &Inbox) -> impl Iterator<Item = &InboxItem> {
    inbox.items.iter().filter(|item| item.is_mine())
}

/// The section of what is one's own turn.
pub fn yours_now(lang: Lang, site: &Site, inbox: &Inbox) -> Markup {
    let own: Vec<&InboxItem> = yours(inbox).collect();
    section(
        lang,
        "yours",
        lang.pick("あなたの番", "Yours now"),
        own.len() + inbox.contests.len(),
        &html! {
            @if own.is_empty() && inbox.contests.is_empty() {
                (empty(lang.pick("いま、あなたの番のものはありません", "Nothing is yours to do now"),
                       Some(lang.pick("照会や承認待ちが届くと、ここに並びます。", "Requests and approvals appear here when they come."))))
            }
            @if !own.is_empty() { (table(lang, lang.pick("あなたの番の表", "Table of what is yours"), site, &own)) }
            @if !inbox.contests.is_empty() { (contests(lang, &inbox.contests)) }
        },
    )
}

fn section(lang: Lang, id: &str, title: &str, count: usize, content: &Markup) -> Markup {
    html! { section.part aria-labelledby=(id) {
        div.part-head { h2 id=(id) { (title) } p.quiet { (show::count(count, lang)) } }
        (content)
    } }
}

fn empty(title: &str, more: Option<&str>) -> Markup {
    html! { div.empty {
        p.empty-title { (title) }
        @if let Some(more) = more { p { (more) } }
    } }
}

fn table(lang: Lang, label: &str, site: &Site, items: &[&InboxItem]) -> Markup {
    html! { div.table-region tabindex="0" role="region" aria-label=(label) { table.table.table-stack {
        thead { tr {
            th scope="col" { (lang.pick("照会", "Request")) }
            th scope="col" { (lang.pick("すること", "To do")) }
            th scope="col" { (lang.pick("いまの番", "Whose turn")) }
            th scope="col" { (lang.pick("提出期限", "Due")) }
            th scope="col" { (lang.pick("進み", "Progress")) }
        } }
        tbody { @for item in items { (row(lang, site, item)) } }
    } } }
}

fn row(lang: Lang, site: &Site, item: &InboxItem) -> Markup {
    let (round, row) = (&item.round, &item.row);
    let request = &row.request;
    let to = format!("/desk/requests/{}/{}/{}", request.plan, request.review, request.office);
    html! { tr {
        th.cell-name scope="row" {
            a href=(link::to(lang, &to)) { (show::title(&row.office.name, row.office.name_en.as_deref(), lang)) }
            span.cell-note { (show::title(&round.name, round.name_en.as_deref(), lang)) }
        }
        td data-label=(lang.pick("すること", "To do")) {
            @if item.mine.is_empty() { span.quiet { (lang.pick("待つ", "wait")) } }
            @for (action, count) in &item.mine { p { (to_do(lang, *action)) " " span.num { (show::count(*count, lang)) } } }
        }
        td data-label=(lang.pick("いまの番", "Whose turn")) {
            strong { (row.ball.label(lang)) }
            span.cell-note { (since(lang, row.since)) }
        }
        td data-label=(lang.pick("提出期限", "Due")) { (due(lang, request.due, site.today(), true)) }
        td data-label=(lang.pick("進み", "Progress")) { (progress_bar(lang, request.rows.len(), row.answered(), row.approved())) }
    } }
}

fn to_do(lang: Lang, action: Action) -> &'static str {
    match action {
        Action::EditAnswer => lang.pick("回答する", "answer"),
        Action::EndorseAnswer => lang.pick("課・団体の中で承認する", "approve for the office"),
        _ => lang.pick("承認する", "approve"),
    }
}

/// The boards on which everything stands, where the list is cut.
fn boards(lang: Lang, items: &[&InboxItem]) -> Markup {
    let mut rounds: Vec<(&Code, &Code, &str)> = Vec::new();
    for item in items.iter().skip(MOST_WAITING) {
        let round = (&item.round.plan, &item.round.code, item.round.name.as_str());
        if !rounds.contains(&round) {
            rounds.push(round);
        }
    }
    html! { @for (plan, code, name) in rounds { p {
        a href=(link::to(lang, &format!("/desk/reviews/{plan}/{code}"))) { (lang.pick("すべてを見る：", "See all: ")) (show::mixed(name, lang)) }
    } } }
}

fn contests(lang: Lang, contests: &[Contest]) -> Markup {
    html! {
        h3 { (lang.pick("決着を待つ異議", "Objections to settle")) }
        ul { @for contest in contests {
            @let reading = &contest.reading;
            li { a href=(link::to(lang, &format!("/desk/values/{}/{}/{}/{}", contest.plan, reading.indicator, reading.area, reading.period.code()))) {
                (reading.indicator) " " (reading.period.name(lang))
            } " " (show::mixed(&contest.reason, lang)) }
        } }
    }
}
