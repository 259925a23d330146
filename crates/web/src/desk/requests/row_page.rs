//! One row by itself: every cell, evidence, what the value does, the thread.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::people::Action;
use rashin_model::review::{AnswerState, Asked};

use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::people_names::Names;
use crate::desk::refusal::Refused;
use crate::desk::requests::before::before;
use crate::desk::requests::columns::{grid_columns, more_columns};
use crate::desk::requests::effect::effect;
use crate::desk::requests::entry::Entry;
use crate::desk::requests::entry_row::others;
use crate::desk::requests::evidence::evidence;
use crate::desk::requests::findings::findings;
use crate::desk::requests::grid::Said;
use crate::desk::requests::inputs::{input, shown};
use crate::desk::requests::name::{name, name_text};
use crate::desk::requests::room::{Room, RoomPath, asked, surroundings};
use crate::desk::requests::thread::thread;
use crate::desk::staff::Staff;
use crate::parts::form::{self, Field};
use crate::site::Site;
use crate::{link, show};

/// The page.
pub async fn show_row(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, review, office, row)): Path<(String, String, String, String)>,
) -> Result<Response, Refused> {
    let at: RoomPath = (plan, review, office);
    let room = Room::enter(&site, &staff, &at).await?;
    let asked = asked(&staff, &row)?;
    room.rows.require_row_seen(&staff.actor, &asked).map_err(staff.refusal())?;
    Ok(row_markup(&site, &staff, &room, &asked, &Said::default()).await?.into_response())
}

/// The page again after something could not be taken.
pub async fn row_again(
    site: &Site,
    staff: &Staff,
    room: &Room,
    asked: &Asked,
    said: &Said<'_>,
) -> Result<Response, Refused> {
    let is_conflict = said.typed.as_ref().is_some_and(|typed| typed.is_conflict);
    let status = if is_conflict { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, row_markup(site, staff, room, asked, said).await?).into_response())
}

async fn row_markup(
    site: &Site,
    staff: &Staff,
    room: &Room,
    asked: &Asked,
    said: &Said<'_>,
) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let row = room.rows.row(asked).map_err(staff.refusal())?;
    let talk = thread(site, staff, room, asked).await?;
    let names = Names::of_row(site, row).await.map_err(staff.refusal())?;
    let entry = {
        let surroundings = surroundings();
        Entry::new(room, staff, &room.checks(&surroundings), room.number(asked), row, said.typed.as_ref())
    };
    let title = name_text(lang, &room.view, asked);
    let round = &room.rows.round;
    let review = lang.pick(&round.name, round.name_en.as_deref().unwrap_or(&round.name));
    let content = html! {
        (path(staff, &[(lang.pick("点検", "Reviews"), "/desk/reviews"), (review, &format!("/desk/reviews/{}/{}", round.plan, round.code)), (&room.rows.office.name, &format!("{}#row-{}", room.address(), entry.number))], &title))
        div.page-head { h1 { (name(lang, &room.view, asked)) } (stands(lang, &names, &entry)) }
        (form::problems(lang, said.refusals))
        @if entry.is_conflict { div.notice.notice-error role="alert" {
            p.notice-title { (lang.pick("この間に、同じ所属の別の人がこの行を変えました。入力欄にはあなたの入力が残っています。", "Somebody else in the office changed this row meanwhile. The fields hold what you typed.")) }
            (others(lang, room, row))
        } }
        div.row-columns {
            section aria-labelledby="answer" {
                h2 id="answer" { (lang.pick("回答", "Answer")) }
                (findings(lang, &format!("row-{}-found", entry.number), entry.findings("")))
                @if entry.may(Action::EditAnswer) { (answer_form(lang, room, &entry)) }
                @else if entry.is_visible { dl.facts {
                    @for column in grid_columns(&room.view, asked).iter().copied().chain(more_columns(&room.view, asked)) {
                        div { dt { (column.label(lang)) } dd { (shown(lang, room, &entry, &column)) } }
                    }
                } }
                @else { p { (lang.pick("相手の中で作成・承認中のため、内容はまだ見えません。", "It is being worked on there and not shown yet.")) } }
                @if entry.is_visible { (evidence(lang, room, &entry)) }
                (decide(lang, room, &entry, asked))
            }
            aside.stack {
                section aria-labelledby="before" {
                    h2 id="before" { (lang.pick("これまで・目標", "Before, target")) }
                    (before(lang, &room.view, asked))
                    @if let Asked::Reading { indicator, area, period } = asked {
                        p { a href=(link::to(lang, &format!("/desk/values/{}/{indicator}/{area}/{}", round.plan, period.code()))) {
                            (lang.pick("この値の記録と異議", "How this value was recorded, objections"))
                        } }
                    }
                }
                @if let Some(found) = entry.effect(room) { section aria-labelledby="effect" {
                    h2 id="effect" { (lang.pick("この値だと", "With this value")) }
                    (effect(lang, &room.view, &found))
                } }
            }
        }
        (talk)
    };
    Ok(desk_page(staff, &DeskPage::new(&title, Section::Reviews), &content))
}

/// How far the row has come, by whom and when.
fn stands(lang: Lang, names: &Names, entry: &Entry<'_>) -> Markup {
    let step = entry.row.step();
    html! {
        p.row {
            (show::quiet_mark(step.code(), step.label(lang)))
            @if let Some(answer) = entry.row.answer.as_ref().filter(|_| entry.is_visible) {
                span.quiet { (lang.pick("回答 ", "answered by ")) (names.markup(&answer.by, lang)) " " (show::minute_of(answer.at, lang)) }
            }
            @if let Some(draft) = entry.row.draft.as_ref().filter(|_| entry.shares_draft) {
                span.quiet { (lang.pick("下書き ", "draft by ")) (names.markup_text(&draft.by, lang)) " " (show::minute_of(draft.at, lang)) }
            }
        }
        @if let Some(AnswerState::Returned { reason, by }) = entry.row.answer.as_ref().filter(|_| entry.is_visible).map(|answer| &answer.state) {
            div.notice.notice-caution {
                p.notice-title { (lang.pick("差し戻されました", "Returned")) " " span.quiet { (names.markup(by, lang)) } }
                p { (show::mixed(reason, lang)) }
            }
        }
    }
}

fn answer_form(lang: Lang, room: &Room, entry: &Entry<'_>) -> Markup {
    let asked = &entry.row.asked;
    let address = link::to(lang, &room.address());
    html! { form.form id=(format!("f{}", entry.number)) method="post" action=(format!("{address}/answers")) {
        input type="hidden" name="asked" value=(asked);
        input type="hidden" name="version" value=(entry.version());
        input type="hidden" name="from" value="row";
        @for column in grid_columns(&room.view, asked).iter().copied().chain(more_columns(&room.view, asked)) {
            div.field {
                label for=(format!("{}-{}", column.name, entry.number)) { (column.label(lang)) }
                (input(lang, room, entry, &column))
            }
        }
        (Field::new("link", lang.pick("根拠のリンクを加える", "Add a link as evidence"), lang).kind("url").hint(lang.pick("統計表や公表資料の住所（https://…）", "the address of a table or paper")).line())
        div.form-actions {
            button.button.button-quiet type="submit" name="do" value="save" { (lang.pick("下書き保存", "Save draft")) }
            @if entry.may(Action::SubmitAnswer) { button.button type="submit" name="do" value="submit" { (lang.pick("提出", "Submit")) } }
        }
    } }
}

/// Approving, returning, taking back.
fn decide(lang: Lang, room: &Room, entry: &Entry<'_>, asked: &Asked) -> Markup {
    let address = link::to(lang, &room.address());
    let can_approve = entry.may(Action::EndorseAnswer) || entry.may(Action::ApproveAnswer);
    html! {
        @if can_approve || entry.may(Action::ReturnAnswer) || entry.may(Action::RecallAnswer) {
            form.form method="post" action=(format!("{address}/act")) {
                input type="hidden" name="row" value=(asked);
                @if can_approve { div.form-actions { button.button type="submit" name="do" value="approve" { (lang.pick("承認", "Approve")) } } }
                @if entry.may(Action::RecallAnswer) { div.form-actions { button.button.button-quiet type="submit" name="do" value="recall" { (lang.pick("取り戻して直す", "Take back and mend")) } } }
                @if entry.may(Action::ReturnAnswer) {
                    (Field::new("reason", lang.pick("差戻しの理由", "Why it is returned"), lang).lines(2))
                    div.form-actions { button.button.button-danger type="submit" name="do" value="return" { (lang.pick("差し戻す", "Return")) } }
                }
            }
        }
    }
}
