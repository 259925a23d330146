//! The page of a request: every row with its cells, for whoever fills in, approves or looks.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rashin_model::people::Action;
use rashin_model::review::{AskedKind, RequestState, RoundState};
use rashin_model::{Lang, Sentence};
use rashin_service::Refusal;
use rashin_service::review::Ball;
use serde::Deserialize;

use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::refusal::Refused;
use crate::desk::requests::columns::grid_columns;
use crate::desk::requests::entry::{Entry, Typed};
use crate::desk::requests::entry_row::entry_row;
use crate::desk::requests::head::head;
use crate::desk::requests::left_over::left_over_section;
use crate::desk::requests::room::{Room, RoomPath, surroundings};
use crate::desk::requests::together::together;
use crate::desk::staff::Staff;
use crate::parts::form;
use crate::site::Site;
use crate::{link, show};

/// Which rows are looked at.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Filter {
    /// `owner`, `approver`, `planning_office` or `nobody`: whoever has the ball; blank for all rows.
    #[serde(default)]
    show: String,
}

/// What a page says besides the rows as they are kept.
#[derive(Default)]
pub struct Said<'a> {
    /// What is wrong with what was sent.
    pub refusals: &'a [Refusal],
    /// What was typed and not kept.
    pub typed: Option<Typed>,
}

/// The page.
pub async fn show_request(
    State(site): State<Site>,
    staff: Staff,
    Path(at): Path<RoomPath>,
    Query(filter): Query<Filter>,
) -> Result<Response, Refused> {
    let room = Room::enter(&site, &staff, &at).await?;
    Ok(grid_page(&site, &staff, &room, &filter, &Said::default()).into_response())
}

/// The page again after something could not be taken: nothing that was typed is lost.
pub fn page_again(site: &Site, staff: &Staff, room: &Room, said: &Said<'_>) -> Response {
    let is_conflict = said.typed.as_ref().is_some_and(|typed| typed.is_conflict);
    let status = if is_conflict { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    (status, grid_page(site, staff, room, &Filter::default(), said)).into_response()
}

fn grid_page(site: &Site, staff: &Staff, room: &Room, filter: &Filter, said: &Said<'_>) -> Markup {
    let lang = staff.lang;
    let surroundings = surroundings();
    let checks = room.checks(&surroundings);
    let rows = room.rows.rows.iter().enumerate();
    let entries: Vec<Entry<'_>> =
        rows.map(|(place, row)| Entry::new(room, staff, &checks, place + 1, row, said.typed.as_ref())).collect();
    let shown: Vec<&Entry<'_>> = entries
        .iter()
        .filter(|entry| filter.show.is_empty() || ball_name(Ball::at(entry.row.step())) == filter.show)
        .collect();
    let title =
        lang.pick(&room.rows.office.name, room.rows.office.name_en.as_deref().unwrap_or(&room.rows.office.name));
    let round = &room.rows.round;
    let review = lang.pick(&round.name, round.name_en.as_deref().unwrap_or(&round.name));
    let can_edit = entries.iter().any(|entry| entry.may(Action::EditAnswer));
    let content = html! {
        (path(staff, &[(lang.pick("点検", "Reviews"), "/desk/reviews"), (review, &format!("/desk/reviews/{}/{}", round.plan, round.code))], title))
        (head(site, staff, room, title, review))
        (form::problems(lang, said.refusals))
        (closed(lang, room))
        (left_over_section(lang, room))
        (filters(lang, room, &entries, filter))
        div.grid data-island=[can_edit.then_some("grid")] data-save=[can_edit.then(|| link::to(lang, &format!("{}/draft", room.address())))]
            data-saved=(lang.pick("保存しました", "Saved"))
            data-saving=(lang.pick("保存しています…", "Saving…"))
            data-unsaved=(lang.pick("保存していない入力があります", "Not saved yet"))
            data-failed=(lang.pick("保存できませんでした。入力はこの画面に残っています。通信を確かめてください。自動でやり直します", "Could not be saved. What you typed is still here. Check the connection; it is tried again"))
            data-pasted=(lang.pick("件のセルに貼り付けました", " cells pasted"))
            data-outside=(lang.pick("件は表の外か、選択肢にない語のため貼り付けていません", " were outside the table or not among the choices"))
            {
            @if can_edit {
                p.grid-keys { (lang.pick("矢印キーとEnterで移動、F2でセルの中へ、Escで元に戻す。Excelの範囲をそのまま貼り付けられます。入力は自動で下書きに保存されます。",
                                         "Arrow keys and Enter move, F2 goes into a cell, Escape restores it. Paste a block from Excel. What you type is saved as a draft by itself.")) }
                p.grid-status role="status" aria-live="polite" {}
            }
            @for kind in AskedKind::ALL {
                @let of_kind: Vec<&&Entry<'_>> = shown.iter().filter(|entry| entry.row.asked.kind() == *kind).collect();
                @if !of_kind.is_empty() { (table(lang, room, *kind, &of_kind)) }
            }
            @if shown.is_empty() { div.empty {
                p.empty-title { (lang.pick("この条件の行はありません", "No row of this sort")) }
                p { a href=(link::to(lang, &room.address())) { (lang.pick("すべての行を見る", "See all rows")) } }
            } }
        }
        (together(staff, room, &entries))
    };
    desk_page(staff, &DeskPage::new(title, Section::Reviews), &content)
}

/// Why nothing can be entered any more.
fn closed(lang: Lang, room: &Room) -> Markup {
    let (round, request) = (&room.rows.round, &room.rows.request);
    let is_open = round.state == RoundState::Open && request.state == RequestState::Open;
    let state = if round.state == RoundState::Open { request.state.label(lang) } else { round.state.label(lang) };
    html! { @if !is_open { div.notice {
        p.notice-title { (lang.pick("受付を終えています：", "No longer taken: ")) (state) }
        p { (lang.pick("内容は見られますが、入力や承認はできません。必要なときは、企画担当に再開を頼んでください。",
                       "You can look at it, but nothing can be entered or approved. Ask the planning office to reopen it.")) }
    } } }
}

fn ball_name(ball: Ball) -> &'static str {
    match ball {
        Ball::Owner => "owner",
        Ball::Approver => "approver",
        Ball::PlanningOffice => "planning_office",
        Ball::Nobody => "nobody",
    }
}

fn filters(lang: Lang, room: &Room, entries: &[Entry<'_>], filter: &Filter) -> Markup {
    let count = |ball: Ball| entries.iter().filter(|entry| Ball::at(entry.row.step()) == ball).count();
    let address = link::to(lang, &room.address());
    html! { nav.grid-filter aria-label=(lang.pick("行の絞り込み", "Which rows")) { ul {
        li { a href=(address) aria-current=[filter.show.is_empty().then_some("true")] {
            (lang.pick("すべて ", "All ")) span.num { (entries.len()) }
        } }
        @for ball in [Ball::Owner, Ball::Approver, Ball::PlanningOffice, Ball::Nobody] {
            @let (name, count) = (ball_name(ball), count(ball));
            @if count > 0 { li {
                a href=(format!("{address}?show={name}")) aria-current=[(filter.show == name).then_some("true")] {
                    (ball.label(lang)) " " span.num { (count) }
                }
            } }
        }
    } } }
}

fn table(lang: Lang, room: &Room, kind: AskedKind, entries: &[&&Entry<'_>]) -> Markup {
    let columns = grid_columns(&room.view, &entries[0].row.asked);
    let id = format!("rows-{}", rashin_model::Cell::write(&kind));
    let label = match lang {
        Lang::Ja => format!("{}の表", kind.label(lang)),
        Lang::En => format!("Table: {}", kind.label(lang)),
    };
    html! { section.part aria-labelledby=(id) {
        div.part-head { h2 id=(id) { (kind.label(lang)) } p.quiet { (show::count(entries.len(), lang)) } }
        div.table-region tabindex="0" role="region" aria-label=(label) {
            table.table.entry-table data-kind=(rashin_model::Cell::write(&kind)) {
                thead { tr {
                    th scope="col" { (lang.pick("対象", "About")) }
                    th scope="col" { (lang.pick("これまで・目標", "Before, target")) }
                    @for column in columns { th scope="col" { (column.label(lang)) } }
                    @if kind == AskedKind::Reading { th scope="col" { (lang.pick("この値だと", "With this value")) } }
                    th scope="col" { (lang.pick("段階", "Step")) }
                } }
                @for entry in entries { (entry_row(lang, room, entry)) }
            }
        }
    } }
}

/// Said when rows were taken.
pub fn taken(count: usize, ja: &str, en: &str) -> Sentence {
    Sentence::new(format!("{count}件を{ja}。"), format!("{count} {en}."))
}
