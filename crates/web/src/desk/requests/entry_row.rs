//! One row of the grid.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::people::Action;
use rashin_model::review::{AnswerState, Asked, AskedKind};
use rashin_service::review::Row;

use crate::desk::requests::before::before;
use crate::desk::requests::columns::grid_columns;
use crate::desk::requests::effect::effect;
use crate::desk::requests::entry::Entry;
use crate::desk::requests::findings::findings;
use crate::desk::requests::inputs::{input, shown};
use crate::desk::requests::name::name;
use crate::desk::requests::room::Room;
use crate::{link, show};

/// One row: its cells to fill in, or to read.
pub fn entry_row(lang: Lang, room: &Room, entry: &Entry<'_>) -> Markup {
    let columns = grid_columns(&room.view, &entry.row.asked);
    let can_edit = entry.may(Action::EditAnswer);
    let number = entry.number;
    let asked = entry.row.asked.to_string();
    html! { tbody.entry id=(format!("row-{number}")) data-asked=[can_edit.then_some(&asked)] data-version=[can_edit.then(|| entry.version())] {
        tr {
            th.cell-name scope="row" {
                (name(lang, &room.view, &entry.row.asked))
                (findings(lang, &format!("row-{number}-found"), entry.findings("")))
                div.entry-conflict data-part="conflict" { @if entry.is_conflict { (conflict(lang, room, entry)) } }
                @if entry.is_visible { p.entry-more {
                    a href=(link::to(lang, &room.row_address(&entry.row.asked))) { (lang.pick("くわしく・やりとり", "More, thread")) }
                    (evidence_count(lang, entry))
                    (contested(lang, room, &entry.row.asked))
                } }
            }
            td.entry-before data-label=(lang.pick("これまで・目標", "Before, target")) { (before(lang, &room.view, &entry.row.asked)) }
            @for column in columns {
                td.entry-cell.entry-choice[column.name == "status"] data-label=(column.label(lang)) {
                    @if can_edit { (input(lang, room, entry, column)) }
                    @else if entry.is_visible { (shown(lang, room, entry, column)) }
                }
            }
            @if entry.row.asked.kind() == AskedKind::Reading {
                td.entry-effect data-label=(lang.pick("この値だと", "With this value")) data-part="effect" {
                    @if let Some(found) = entry.effect(room) { (effect(lang, &room.view, &found)) }
                }
            }
            td.entry-step data-label=(lang.pick("段階", "Step")) { (step(lang, room, entry, &asked)) }
        }
    } }
}

/// How far the row has come.
pub fn step_mark(lang: Lang, entry: &Entry<'_>) -> Markup {
    let step = entry.row.step();
    let has_draft = entry.shares_draft && entry.row.draft.is_some();
    html! {
        @if entry.row.answer.is_none() && entry.is_visible && !has_draft {
            (show::quiet_mark("no_reading", lang.pick("未入力", "nothing entered")))
        }
        @else { (show::quiet_mark(step.code(), step.label(lang))) }
    }
}

/// How far the row has come, and what can be done with it.
fn step(lang: Lang, room: &Room, entry: &Entry<'_>, asked: &str) -> Markup {
    let address = link::to(lang, &room.address());
    html! {
        p data-part="step" { (step_mark(lang, entry)) }
        @if !entry.is_visible { p.quiet { (lang.pick("相手の中で作成・承認中のため、内容はまだ見えません", "being worked on there; not shown yet")) } }
        @if let Some(AnswerState::Returned { reason, .. }) = entry.row.answer.as_ref().filter(|_| entry.is_visible).map(|answer| &answer.state) {
            p.entry-returned { strong { (lang.pick("差戻し理由 ", "Returned because ")) } (show::mixed(reason, lang)) }
        }
        @if entry.may(Action::EditAnswer) {
            form.entry-actions id=(format!("f{}", entry.number)) method="post" action=(format!("{address}/answers")) {
                input type="hidden" name="asked" value=(asked);
                input type="hidden" name="version" value=(entry.version());
                button.button.button-quiet.button-small type="submit" name="do" value="save" { (lang.pick("下書き保存", "Save draft")) }
                @if entry.may(Action::SubmitAnswer) {
                    button.button.button-small type="submit" name="do" value="submit" { (lang.pick("提出", "Submit")) }
                }
            }
        }
        @else {
            @let acts = [(Action::RecallAnswer, "recall", "取り戻す", "Take back"), (Action::EndorseAnswer, "endorse", "承認", "Approve"), (Action::ApproveAnswer, "approve", "承認", "Approve")];
            div.entry-actions {
                @for (action, word, ja, en) in acts { @if entry.may(action) {
                    button.button.button-small.button-quiet[action == Action::RecallAnswer] type="submit" form="together" name="one" value=(format!("{word} {asked}")) { (lang.pick(ja, en)) }
                } }
                @if entry.may(Action::EndorseAnswer) || entry.may(Action::ReturnAnswer) {
                    label.choice { input type="checkbox" form="together" name="row" value=(asked); span { (lang.pick("選ぶ", "select")) } }
                }
            }
        }
    }
}

fn evidence_count(lang: Lang, entry: &Entry<'_>) -> Markup {
    let draft = entry.row.draft.as_ref().filter(|_| entry.shares_draft).map(|draft| &draft.evidence);
    let kept = draft.or_else(|| entry.row.answer.as_ref().map(|answer| &answer.evidence));
    let count = kept.map_or(0, Vec::len);
    html! { @if count > 0 { " " span.tag { (lang.pick("根拠 ", "evidence ")) (count) } } }
}

/// Whether the value is contested.
fn contested(lang: Lang, room: &Room, asked: &Asked) -> Markup {
    let Asked::Reading { indicator, area, period } = asked else { return html! {} };
    let is_open = room.contests.iter().any(|contest| {
        contest.settlement.is_none()
            && contest.reading.indicator == *indicator
            && contest.reading.area == *area
            && contest.reading.period == *period
    });
    html! { @if is_open { " " (show::quiet_mark("late", lang.pick("異議あり", "contested"))) } }
}

/// What somebody else typed meanwhile; the inputs keep what this person typed.
fn conflict(lang: Lang, room: &Room, entry: &Entry<'_>) -> Markup {
    html! { div.notice.notice-error role="alert" {
        p.notice-title { (lang.pick("この間に、同じ所属の別の人がこの行を変えました", "Somebody else in the office changed this row meanwhile")) }
        p { (lang.pick("入力欄にはあなたの入力が残っています。もう一度保存すると、あなたの入力に置き換わります。いま保存されている内容：",
                       "The cells hold what you typed; saving again puts it in place of theirs. What is kept now:")) }
        (others(lang, room, entry.row))
    } }
}

/// What is kept in a row, cell by cell.
pub fn others(lang: Lang, room: &Room, row: &Row) -> Markup {
    let cells = row.cells();
    html! { dl.entry-others {
        @for column in grid_columns(&room.view, &row.asked) {
            dt { (column.label(lang)) }
            dd { (show::mixed(cells.get(column.name).map_or(lang.pick("（空欄）", "(blank)"), String::as_str), lang)) }
        }
    } }
}
