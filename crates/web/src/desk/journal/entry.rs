//! One entry of the journal.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_service::JournalEntry;

use crate::desk::journal::changes::{FieldChange, LineChange, Sort, line_changes};
use crate::desk::journal::labels;
use crate::{link, show};

/// More fields than these are folded away.
const MOST_OPEN: usize = 6;
/// The most lines that are shown; the CSV has all of them.
const MOST_SHOWN: usize = 100;
/// The longest text that is shown.
const LONGEST: usize = 300;

/// The entry as an item of a list; `by` is what the account is called.
pub fn entry(lang: Lang, entry: &JournalEntry, by: &Markup) -> Markup {
    let mut lines = line_changes(&entry.changes);
    lines.iter_mut().for_each(leave_out_known);
    let fields: usize = lines.iter().map(|line| line.fields.len().max(1)).sum();
    html! { li.journal-entry id=(format!("entry-{}", entry.number)) {
        p.journal-head {
            span.num.quiet { "#" (entry.number) }
            " " time datetime=(entry.at) { (show::minute_of(entry.at, lang)) }
            " " span { (by) }
        }
        h3.journal-action { (show::mixed(&labels::action(&entry.action, lang), lang)) " " span.quiet { (subject(lang, &entry.subject)) } }
        @if !entry.reason.trim().is_empty() {
            p { (lang.pick("理由: ", "Reason: ")) (show::mixed(&entry.reason, lang)) }
        }
        @if fields > MOST_OPEN { details {
            summary { (lang.pick("変わったもの ", "What changed: ")) (show::count(lines.len(), lang)) }
            (list(lang, &lines))
        } }
        @else { (list(lang, &lines)) }
        details.journal-hash {
            summary { (lang.pick("ハッシュ", "Hash")) }
            p { code.hash { (entry.hash) } }
            p.quiet { (lang.pick("前の記録 ", "entry before ")) code.hash { (entry.previous) } }
        }
    } }
}

/// Who and when stand above the lines, and what is in the key is in the key.
fn leave_out_known(line: &mut LineChange) {
    let parts: Vec<&str> = line.key.split('/').collect();
    line.fields.retain(|field| {
        let name = field.path.last().map_or("", String::as_str);
        let is_said = matches!(name, "at" | "by" | "created_at") && field.path.len() <= 2;
        let is_key = line.sort != Sort::Changed && parts.contains(&field.after.as_str());
        let is_blank = field.before.is_empty() && field.after.is_empty();
        !(is_said || is_key || is_blank)
    });
}

/// What an entry is about, as a link where it has a page.
fn subject(lang: Lang, subject: &str) -> Markup {
    let parts: Vec<&str> = subject.split('/').collect();
    let address = match parts[..] {
        ["plan", plan] => Some(format!("/desk/plans/{plan}")),
        ["snapshot", plan, number] => {
            number.parse::<u32>().ok().map(|number| format!("/plans/{plan}/snapshots/{number}"))
        }
        _ => None,
    };
    html! {
        @if let Some(address) = address { a href=(link::to(lang, &address)) { (subject) } } @else { (subject) }
    }
}

fn list(lang: Lang, lines: &[LineChange]) -> Markup {
    html! {
        ul.journal-lines { @for line in lines.iter().take(MOST_SHOWN) { li { (one(lang, line)) } } }
        @if lines.len() > MOST_SHOWN {
            p.quiet {
                (lang.pick("ほか ", "More: ")) (show::count(lines.len() - MOST_SHOWN, lang))
                (lang.pick("（CSVにはすべてあります）", " (the CSV has all of them)"))
            }
        }
    }
}

fn one(lang: Lang, line: &LineChange) -> Markup {
    let (state, word) = match line.sort {
        Sort::Added => ("added", lang.pick("追加", "new")),
        Sort::Removed => ("removed", lang.pick("削除", "gone")),
        Sort::Changed => ("changed", lang.pick("変更", "changed")),
    };
    html! {
        p.journal-line {
            (show::quiet_mark(state, word)) " "
            (show::mixed(&labels::kind(&line.kind, lang), lang)) " "
            code { (line.key) }
        }
        @if !line.fields.is_empty() { dl.cell-list { @for field in &line.fields { div {
            dt { (show::mixed(&path(lang, line, field), lang)) }
            dd { (values(lang, line, field)) }
        } } } }
    }
}

fn path(lang: Lang, line: &LineChange, field: &FieldChange) -> String {
    let table = line.table.as_deref();
    // Cells are called as in their table; that they are cells says nothing.
    let names = field.path.iter().filter(|name| *name != "cells" && name.parse::<usize>().is_err());
    let path: Vec<String> = names.map(|name| labels::field(name, table, lang)).collect();
    if path.is_empty() { lang.pick("内容", "content").to_owned() } else { path.join(lang.pick("・", ", ")) }
}

fn values(lang: Lang, line: &LineChange, field: &FieldChange) -> Markup {
    let (name, table, sort) = (field.path.last().map_or("", String::as_str), line.table.as_deref(), line.sort);
    let side = |text: &str| {
        if text.is_empty() {
            html! { span.quiet { (lang.pick("（空欄）", "(blank)")) } }
        } else {
            html! { (show::mixed(&shortened(&labels::value(name, table, text, lang)), lang)) }
        }
    };
    match sort {
        Sort::Added => side(&field.after),
        Sort::Removed => html! { del { (side(&field.before)) } },
        Sort::Changed => html! {
            del { span.visually-hidden { (lang.pick("前: ", "before: ")) } (side(&field.before)) }
            span.old-to-new aria-hidden="true" { " → " }
            ins { span.visually-hidden { (lang.pick("後: ", "after: ")) } (side(&field.after)) }
        },
    }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    format!("{}…", text.chars().take(LONGEST).collect::<String>())
}
