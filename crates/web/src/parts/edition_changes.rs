//! What changed from one edition of a plan to the next: what is new, what is gone, what was worded anew, what is
//! promised otherwise.

use maud::{Markup, html};
use rashin_model::difference::{CellChange, Change, Difference};
use rashin_model::staged::table_named;
use rashin_model::table::{Column, Form, Table};
use rashin_model::{Lang, Plan};

use super::differences::{self, Names, column_name};
use super::word_changes::word_changes;
use crate::show;

/// What sort of change it is, for readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// An element or a text that is new.
    Added,
    /// An element or a text that is gone.
    Removed,
    /// Another wording, another owner, another place.
    Reworded,
    /// Another promise.
    Retargeted,
    /// What ties and counts elements.
    Other,
}

impl Sort {
    /// Every sort in the order of a page.
    pub const ALL: [Self; 5] = [Self::Retargeted, Self::Added, Self::Removed, Self::Reworded, Self::Other];

    /// The sort of a difference; a table that has nothing but another order is none.
    fn of(difference: &Difference) -> Option<Self> {
        let is_told =
            matches!(difference.table, "plan" | "nodes" | "items" | "indicators" | "sections" | "levels" | "tags");
        match (&difference.change, difference.table) {
            (Change::Moved, _) => None,
            (_, "targets") => Some(Self::Retargeted),
            (Change::Added, _) if is_told => Some(Self::Added),
            (Change::Removed, _) if is_told => Some(Self::Removed),
            (Change::Changed(_), _) if is_told => Some(Self::Reworded),
            _ => Some(Self::Other),
        }
    }

    /// Its heading.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Added => lang.pick("加わったもの", "Added"),
            Self::Removed => lang.pick("なくなったもの", "Removed"),
            Self::Reworded => lang.pick("書き改めたもの", "Reworded"),
            Self::Retargeted => lang.pick("目標の見直し", "Targets revised"),
            Self::Other => lang.pick("位置付けなどの変更", "Other changes"),
        }
    }
}

/// How many differences are of which sort, in words; blank for none.
pub fn counts(lang: Lang, found: &[Difference]) -> String {
    let count = |sort: Sort| found.iter().filter(|one| Sort::of(one) == Some(sort)).count();
    let words = Sort::ALL.iter().filter(|sort| count(**sort) > 0);
    let words = words.map(|sort| format!("{} {}", sort.label(lang), show::count(count(*sort), lang)));
    words.collect::<Vec<_>>().join(lang.pick("、", ", "))
}

/// The changes by sort, each under a heading of the third level; `name` tells their tables from others.
pub fn by_sort(lang: Lang, before: &Plan, after: &Plan, found: &[Difference], name: &str) -> Markup {
    html! { @for sort in Sort::ALL {
        @let own: Vec<Difference> = found.iter().filter(|one| Sort::of(one) == Some(sort)).cloned().collect();
        @if !own.is_empty() {
            h3 { (sort.label(lang)) " " span.quiet { (show::count(own.len(), lang)) } }
            (table(lang, before, after, &own, &format!("{} {name}", sort.label(lang))))
        }
    } }
}

/// Some changes as a table.
pub fn table(lang: Lang, before: &Plan, after: &Plan, found: &[Difference], name: &str) -> Markup {
    let names = Names::of(before, after, lang);
    let (old, new) = (differences::rows(before), differences::rows(after));
    let label = match lang {
        Lang::Ja => format!("変更の表: {name}"),
        Lang::En => format!("Table of changes: {name}"),
    };
    html! { div.table-region tabindex="0" role="region" aria-label=(label) { table.table.table-stack {
        thead { tr {
            th scope="col" { (lang.pick("対象", "What")) }
            th scope="col" { (lang.pick("変更", "Change")) }
        } }
        tbody { @for one in found { @if let Some(table) = table_named(one.table) { tr {
            th.cell-name scope="row" {
                span.cell-note { (show::mixed(&differences::table_name(table, lang), lang)) }
                (names.key(table, &one.key))
            }
            td.word-changes data-label=(lang.pick("変更", "Change")) {
                @match &one.change {
                    Change::Added => {
                        (differences::kind(lang, &one.change)) (names.row(table, new.get(&(table.name, one.key.clone()))))
                    },
                    Change::Removed => {
                        (differences::kind(lang, &one.change)) (names.row(table, old.get(&(table.name, one.key.clone()))))
                    },
                    Change::Changed(cells) => (changed(lang, &names, table, cells)),
                    Change::Moved => {},
                }
            }
        } } } }
    } } }
}

/// Column by column: texts word by word, everything else old and new.
fn changed(lang: Lang, names: &Names<'_>, table: &Table, cells: &[CellChange]) -> Markup {
    let column = |cell: &CellChange| table.columns.iter().find(|column| column.name == cell.column);
    html! { dl.cell-list { @for cell in cells { @if let Some(column) = column(cell) { div {
        dt { (show::mixed(&column_name(column, lang), lang)) }
        dd {
            @if is_prose(column) && !cell.before.is_empty() && !cell.after.is_empty() {
                span lang=[(lang != Lang::Ja && !column.name.ends_with("_en")).then_some("ja")] {
                    (word_changes(&cell.before, &cell.after))
                }
            } @else { (names.old_and_new(column, &cell.before, &cell.after)) }
        }
    } } } } }
}

fn is_prose(column: &Column) -> bool {
    column.form == Form::Text
}
