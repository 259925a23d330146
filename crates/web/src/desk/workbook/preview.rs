//! What a workbook would change, and what is wrong with it, cell by cell.

use maud::{Markup, html};
use rashin_exchange::Located;
use rashin_exchange::answers::{CellChange, Judged, JudgedRow};
use rashin_model::review::Asked;
use rashin_model::{Lang, Severity};

use super::asked_for::AskedFor;
use super::confirm::Carried;
use super::page::{about, trail};
use crate::desk::frame::{DeskPage, desk_page};
use crate::desk::nav::Section;
use crate::{link, show};

/// The page before anything is handed in.
pub fn preview_page(asked: &AskedFor, file: &str, judged: &Judged) -> Markup {
    let (staff, lang) = (&asked.staff, asked.staff.lang);
    let title = lang.pick("取り込む内容の確認", "What the workbook changes");
    let content = html! {
        (trail(asked, title))
        div.page-head { h1 { (title) } (about(asked)) p.quiet { (show::mixed(file, lang)) } }
        (summary(judged, lang))
        @if !judged.problems.is_empty() { (problems(&judged.problems, lang)) }
        @if !judged.rows.is_empty() { (changes(asked, &judged.rows, lang)) }
        div.part.stack { (actions(asked, judged, lang)) }
    };
    desk_page(staff, &DeskPage::new(title, Section::Inbox), &content)
}

fn summary(judged: &Judged, lang: Lang) -> Markup {
    let errors = judged.problems.iter().filter(|one| one.problem.severity == Severity::Error).count();
    let blank = judged.blank.len() + judged.missing.len();
    html! {
        @if errors > 0 {
            div.notice.notice-error role="alert" {
                p.notice-title { (lang.pick("直すところがあるため、まだ提出できません", "Something must be mended before it can be handed in")) }
                p { (lang.pick("下のセルを直してもう一度取り込むか、下書きに入れて画面で直してください。何も失われません。",
                               "Mend the cells below and bring the file again, or keep it as a draft and mend it on the page. Nothing is lost.")) }
            }
        }
        dl.head-facts {
            div { dt { (lang.pick("提出する行", "Rows to hand in")) } dd { (show::count(judged.rows.len(), lang)) } }
            div { dt { (lang.pick("変わらない行", "Unchanged")) } dd { (show::count(judged.unchanged, lang)) } }
            div { dt { (lang.pick("記入のない行", "Not filled in")) } dd { (show::count(blank, lang)) } }
            div { dt { (lang.pick("エラー", "Errors")) } dd { (show::count(errors, lang)) } }
        }
    }
}

fn problems(problems: &[Located], lang: Lang) -> Markup {
    // What keeps the file back comes first; beside that, the order of the file.
    let mut problems: Vec<&Located> = problems.iter().collect();
    problems.sort_by_key(|located| located.problem.severity);
    let label = lang.pick("直すところ・確かめるところ", "To mend, to check");
    html! { section.part aria-labelledby="problems" {
        div.part-head { h2 id="problems" { (label) } }
        div.table-region tabindex="0" role="region" aria-label=(label) { table.table {
            thead { tr {
                th scope="col" { (lang.pick("セル", "Cell")) }
                th scope="col" { (lang.pick("種類", "Kind")) }
                th scope="col" { (lang.pick("内容", "What")) }
            } }
            tbody { @for located in problems { tr {
                th scope="row" { span.num { (show::mixed(located.at.text(lang), lang)) } }
                td { @match located.problem.severity {
                    Severity::Error => (show::quiet_mark("worse", lang.pick("エラー", "error"))),
                    Severity::Warning => (show::quiet_mark("provisional", lang.pick("注意", "warning"))),
                } }
                td.cell-words {
                    (show::mixed(located.problem.sentence.text(lang), lang))
                    p.cell-note { (show::mixed(located.problem.hint.text(lang), lang)) }
                }
            } } }
        } }
    } }
}

fn changes(asked: &AskedFor, rows: &[JudgedRow], lang: Lang) -> Markup {
    let label = lang.pick("変わる内容", "What changes");
    html! { section.part aria-labelledby="changes" {
        div.part-head { h2 id="changes" { (label) } }
        div.table-region tabindex="0" role="region" aria-label=(label) { table.table {
            thead { tr {
                th scope="col" { (lang.pick("セル", "Cell")) }
                th scope="col" { (lang.pick("欄", "Column")) }
                th scope="col" { (lang.pick("いまの内容", "Now")) }
                th scope="col" { (lang.pick("取り込む内容", "Then")) }
            } }
            @for row in rows { tbody {
                tr.row-group { th colspan="4" scope="rowgroup" { (row_name(asked, &row.submission.asked, lang)) } }
                @if row.changes.is_empty() { tr { td colspan="4" { (lang.pick("下書きの内容のまま提出します", "The draft is handed in as it is")) } } }
                @for change in &row.changes { (changed(change, lang)) }
            } }
        } }
    } }
}

fn changed(change: &CellChange, lang: Lang) -> Markup {
    let column = match change.column {
        Some(column) if lang == Lang::En => column.name.replace('_', " "),
        Some(column) => column.heading.to_owned(),
        None => lang.pick("根拠資料", "evidence").to_owned(),
    };
    let (before, after) = change.texts(lang);
    html! { tr {
        td { span.num { (show::mixed(&change.at, lang)) } }
        td { (show::mixed(&column, lang)) }
        td.cell-words { (content(&before, lang)) }
        td.cell-words { strong { (content(&after, lang)) } }
    } }
}

fn content(text: &str, lang: Lang) -> Markup {
    html! {
        @if text.is_empty() { span.quiet { (lang.pick("（空欄）", "(blank)")) } }
        @else { (show::mixed(text, lang)) }
    }
}

/// What a row is about: its element and its period.
fn row_name(asked: &AskedFor, row: &Asked, lang: Lang) -> Markup {
    let plan = &asked.room.view.plan;
    let code = row.element();
    let period = match row {
        Asked::Reading { period, .. } | Asked::Step { period, .. } => Some(*period),
        Asked::Grade { .. } => None,
    };
    html! {
        @if let Some(indicator) = plan.indicator(code.as_str()) { (show::name(indicator, lang)) }
        @else if let Some(node) = plan.node(code.as_str()) { (show::node(node, lang)) }
        @else { (code) }
        " " span.quiet { (row.kind().label(lang)) @if let Some(period) = period { " " (period.name(lang)) } }
    }
}

fn actions(asked: &AskedFor, judged: &Judged, lang: Lang) -> Markup {
    html! {
        @if judged.rows.is_empty() {
            p { (lang.pick("提出する行がありません。", "There is nothing to hand in.")) }
        } @else {
            form.form method="post" action=(link::to(lang, &format!("{}/workbook/confirm", asked.room.address()))) {
                @for row in &judged.rows {
                    input type="hidden" name="row" value=(Carried::of(row, &asked.room.rows).write());
                }
                div.form-actions {
                    @if !judged.has_errors() {
                        button.button type="submit" name="do" value="submit" { (lang.pick("この内容で提出する", "Hand this in")) }
                    }
                    button.button.button-quiet type="submit" name="do" value="draft" { (lang.pick("下書きに入れる", "Keep as a draft")) }
                }
            }
        }
        p { a href=(link::to(lang, &format!("{}/workbook", asked.room.address()))) { (lang.pick("取り込まずに戻る", "Back without taking it")) } }
    }
}
