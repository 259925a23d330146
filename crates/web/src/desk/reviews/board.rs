//! The board of a review: who has the ball, since when, what is late.

use axum::extract::{Path, Query, State};
use maud::{Markup, html};
use rashin_model::people::Action;
use rashin_model::review::{RequestState, Round, RoundState};
use rashin_model::{AreaCode, Code, Lang};
use rashin_service::records::Held;
use rashin_service::review::{BoardRow, view_board, view_own_requests, view_round};
use rashin_service::rights::Subject;
use serde::Deserialize;

use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::refusal::Refused;
use crate::desk::requests::{due, since, step_counts};
use crate::desk::reviews::list::round_state;
use crate::desk::reviews::progress::progress_bar;
use crate::desk::staff::Staff;
use crate::error::code;
use crate::site::Site;
use crate::{link, show};

/// Which rows are looked at.
#[derive(Debug, Default, Deserialize)]
pub struct Filter {
    /// `late` for those past their due date; blank for all.
    #[serde(default)]
    show: String,
}

/// A review with its requests, as far as a person sees them.
pub struct Board {
    /// The review.
    pub round: Held<Round>,
    /// The government whose plan it is.
    pub owner: AreaCode,
    /// The requests.
    pub rows: Vec<BoardRow>,
    /// Whether these are all of them.
    pub is_whole: bool,
    /// Whether the person may close, extend, withdraw.
    pub may_change: bool,
}

/// A review with its requests: all of them, or those of one's own offices.
///
/// # Errors
/// What the service said.
pub async fn load_board(site: &Site, staff: &Staff, plan: &str, review: &str) -> Result<Board, Refused> {
    let (plan, review) = (code(&staff.asked, plan)?, code(&staff.asked, review)?);
    let round = view_round(site.store(), &plan, &review).await.map_err(staff.refusal())?;
    let view = site.working_plan(&staff.actor, &plan, Some(round.as_of)).await.map_err(staff.refusal())?;
    let owner = view.plan.area();
    let subject = Subject::of_government(owner);
    let is_whole = staff.actor.may(Action::SeeBoard, &subject);
    let rows = if is_whole {
        view_board(site.store(), &staff.actor, &round, owner, site.today()).await
    } else {
        let own: Vec<Code> = own_offices(staff);
        view_own_requests(site.store(), &round, &own, site.today()).await
    };
    let may_change = staff.actor.may(Action::ChangeReview, &subject);
    Ok(Board { rows: rows.map_err(staff.refusal())?, round, owner, is_whole, may_change })
}

/// The offices that a person works for, each once.
pub fn own_offices(staff: &Staff) -> Vec<Code> {
    let mut own: Vec<Code> = staff.account.assignments.iter().filter_map(|one| one.office.clone()).collect();
    own.sort();
    own.dedup();
    own
}

/// The page.
pub async fn show_board(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, review)): Path<(String, String)>,
    Query(filter): Query<Filter>,
) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let board = load_board(&site, &staff, &plan, &review).await?;
    let round = &board.round;
    let title = lang.pick(&round.name, round.name_en.as_deref().unwrap_or(&round.name)).to_owned();
    let is_late = |row: &&BoardRow| row.days_late > 0;
    let late = board.rows.iter().filter(is_late).count();
    let shown: Vec<&BoardRow> = board.rows.iter().filter(|row| filter.show != "late" || is_late(row)).collect();
    let content = html! {
        (path(&staff, &[(lang.pick("点検", "Reviews"), "/desk/reviews")], &title))
        (head(lang, &board, &title))
        (actions(lang, &board))
        section.part aria-labelledby="offices" {
            div.part-head {
                h2 id="offices" { (if board.is_whole { lang.pick("所属ごとの進み", "By office") } else { lang.pick("あなたの所属への照会", "Asked of your office") }) }
                @if board.is_whole { p.file-list { a href=(link::to(lang, &format!("{}/board.csv", address(round)))) { "CSV" } } }
            }
            @if board.is_whole { nav.grid-filter aria-label=(lang.pick("絞り込み", "Which offices")) { ul {
                li { a href=(link::to(lang, &address(round))) aria-current=[(filter.show != "late").then_some("true")] { (lang.pick("すべて ", "All ")) span.num { (board.rows.len()) } } }
                li { a href=(link::to(lang, &format!("{}?show=late", address(round)))) aria-current=[(filter.show == "late").then_some("true")] { (lang.pick("期限超過 ", "Late ")) span.num { (late) } } }
            } } }
            @if shown.is_empty() { div.empty {
                p.empty-title { (if filter.show == "late" { lang.pick("期限を過ぎた所属はありません", "No office is late") } else { lang.pick("照会はありません", "Nothing is asked") }) }
            } }
            @else { (table(lang, &site, &board, &shown)) }
        }
    };
    Ok(desk_page(&staff, &DeskPage::new(&title, Section::Reviews), &content))
}

/// The address of a review, without the language.
pub fn address(round: &Round) -> String {
    format!("/desk/reviews/{}/{}", round.plan, round.code)
}

fn head(lang: Lang, board: &Board, title: &str) -> Markup {
    let round = &board.round;
    let open = || board.rows.iter().filter(|row| row.request.state == RequestState::Open);
    let (asked, answered, approved) = open().fold((0, 0, 0), |(asked, answered, approved), row| {
        (asked + row.request.rows.len(), answered + row.answered(), approved + row.approved())
    });
    html! { div.page-head {
        h1 { (show::mixed(title, lang)) }
        dl.head-facts {
            div { dt { (lang.pick("状態", "State")) } dd { (round_state(lang, round.state)) } }
            div { dt { (lang.pick("対象期間", "Period")) } dd { (round.period.name(lang)) } }
            div { dt { (lang.pick("基準日", "As of")) } dd { (show::short_day(round.as_of, lang)) } }
            div { dt { (lang.pick("提出期限", "Due")) } dd { (show::short_day(round.due, lang)) } }
        }
        @if asked > 0 { (progress_bar(lang, asked, answered, approved)) }
        @if let Some(instructions) = &round.instructions { p.prose { (show::mixed(instructions, lang)) } }
    } }
}

fn actions(lang: Lang, board: &Board) -> Markup {
    let round = &board.round;
    let to = |what: &str| link::to(lang, &format!("{}/change?do={what}", address(round)));
    let plan = &round.plan;
    html! { @if board.is_whole { p.row {
        a href=(link::to(lang, &format!("/desk/plans/{plan}/evaluation?review={}", round.code))) { (lang.pick("評価を見る", "Evaluation")) }
        a href=(link::to(lang, &format!("/desk/plans/{plan}/marks/{}", round.code))) { (lang.pick("評価を付ける", "Give marks")) }
    } }
    @if board.may_change { p.row {
        @if round.state == RoundState::Open {
            a href=(to("close")) { (lang.pick("受付を終える", "Close")) }
            a href=(to("withdraw")) { (lang.pick("点検を取り下げる", "Withdraw")) }
        }
        @else { a href=(to("reopen")) { (lang.pick("受付を再開する", "Reopen")) } }
    } } }
}

fn table(lang: Lang, site: &Site, board: &Board, rows: &[&BoardRow]) -> Markup {
    html! { div.table-region tabindex="0" role="region" aria-label=(lang.pick("所属ごとの進みの表", "Table by office")) { table.table.table-stack {
        thead { tr {
            th scope="col" { (lang.pick("所属", "Office")) }
            th scope="col" { (lang.pick("進み", "Progress")) }
            th scope="col" { (lang.pick("いまの番", "Whose turn")) }
            th scope="col" { (lang.pick("提出期限", "Due")) }
            th scope="col" { (lang.pick("段階", "Steps")) }
            @if board.may_change { th scope="col" { (lang.pick("変更", "Change")) } }
        } }
        tbody { @for row in rows {
            @let request = &row.request;
            @let to = format!("/desk/requests/{}/{}/{}", request.plan, request.review, request.office);
            @let is_open = request.state == RequestState::Open;
            tr {
                th.cell-name scope="row" { a href=(link::to(lang, &to)) { (show::title(&row.office.name, row.office.name_en.as_deref(), lang)) } }
                td data-label=(lang.pick("進み", "Progress")) { (progress_bar(lang, request.rows.len(), row.answered(), row.approved())) }
                td data-label=(lang.pick("いまの番", "Whose turn")) {
                    @if is_open {
                        strong { (row.ball.label(lang)) }
                        @if row.ball != rashin_service::review::Ball::Nobody { span.cell-note { (since(lang, row.since)) } }
                    } @else { (show::quiet_mark("not_applicable", request.state.label(lang))) }
                }
                td data-label=(lang.pick("提出期限", "Due")) { (due(lang, request.due, site.today(), is_open && row.days_late > 0)) }
                td data-label=(lang.pick("段階", "Steps")) { (step_counts(lang, &row.steps)) }
                @if board.may_change { td data-label=(lang.pick("変更", "Change")) { a href=(link::to(lang, &format!("{to}/change"))) { (lang.pick("延長・取下げ", "Extend, withdraw")) } } }
            }
        } }
    } } }
}
