//! The texts of a node: sections that answer one another stand side by side, number by number;
//! the others are lists.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::tables::{Item, Node, Section};

use crate::plan_view::PlanView;
use crate::show;

/// A section with its texts at this node.
struct Column<'a> {
    section: &'a Section,
    items: Vec<&'a Item>,
}

/// The section of the page; nothing for a node without texts.
pub fn texts(lang: Lang, view: &PlanView, node: &Node) -> Markup {
    let own: Vec<&Item> = view.plan.items.iter().filter(|item| item.node == node.code).collect();
    let has_changes = own.iter().any(|item| !item.changed.is_empty());
    let chains = chains(view, &own);
    html! { @if !chains.is_empty() { section.part aria-labelledby="text" {
        div.part-head {
            h2 id="text" { (lang.pick("内容", "Content")) }
            @if has_changes {
                p.quiet {
                    ins { (lang.pick("下線", "underlined")) }
                    (lang.pick("は資料で変更とされた語句", ": marked as changed in the source"))
                }
            }
        }
        @for alone_or_chain in chains.chunk_by(|a, b| a.len() == 1 && b.len() == 1) {
            @if alone_or_chain[0].len() == 1 {
                div.texts { @for column in alone_or_chain.iter().flatten() { (list(lang, column)) } }
            }
            @else { @for chain in alone_or_chain { (table(lang, chain)) } }
        }
    } } }
}

/// The sections in order, each with those that answer it behind it: a wish, its issue, its measure.
fn chains<'a>(view: &'a PlanView, own: &[&'a Item]) -> Vec<Vec<Column<'a>>> {
    let mut columns: Vec<Column<'a>> = view
        .plan
        .sections
        .iter()
        .map(|section| Column {
            section,
            items: own.iter().copied().filter(|item| item.section == section.code).collect(),
        })
        .filter(|column| !column.items.is_empty())
        .collect();
    columns.sort_by_key(|column| column.section.order);
    let mut chains: Vec<Vec<Column<'a>>> = Vec::new();
    for column in columns {
        let answered = chains
            .iter_mut()
            .find(|chain| chain.last().is_some_and(|last| column.section.answers.as_ref() == Some(&last.section.code)));
        match answered {
            Some(chain) => chain.push(column),
            None => chains.push(vec![column]),
        }
    }
    chains
}

/// A section alone: its heading and its texts.
fn list(lang: Lang, column: &Column<'_>) -> Markup {
    html! {
        section.text {
            h3 { (show::title(&column.section.name_ja, column.section.name_en.as_deref(), lang)) }
            @if let [only] = column.items[..] { p { (numbers(only)) (text(lang, only)) } }
            @else {
                ul.text-list.text-numbered[column.items.iter().any(|item| !item.numbers.is_empty())] {
                    @for item in &column.items { li { (numbers(item)) (text(lang, item)) } }
                }
            }
        }
    }
}

fn numbers(item: &Item) -> Markup {
    html! { @if !item.numbers.is_empty() { span.item-number { (show::circled(&item.numbers)) } " " } }
}

/// Sections side by side: a row per number, what answers it beside it.
fn table(lang: Lang, chain: &[Column<'_>]) -> Markup {
    let mut rows: Vec<&[u32]> = Vec::new();
    for item in chain.iter().flat_map(|column| &column.items) {
        if !rows.contains(&&*item.numbers.0) {
            rows.push(&item.numbers);
        }
    }
    rows.sort();
    let name = |column: &Column<'_>| {
        rashin_model::plan::titled(&column.section.name_ja, column.section.name_en.as_deref(), lang).0.to_owned()
    };
    let caption = chain.iter().map(name).collect::<Vec<_>>().join(" → ");
    html! {
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("対応する事項の表", "Table of texts that answer one another")) {
            table.pairs {
                caption.visually-hidden { (caption) }
                thead { tr {
                    th.pairs-number scope="col" { span.visually-hidden { (lang.pick("番号", "Number")) } }
                    @for column in chain {
                        th scope="col" {
                            (show::title(&column.section.name_ja, column.section.name_en.as_deref(), lang))
                        }
                    }
                } }
                tbody { @for own in rows { tr {
                    th scope="row" {
                        @if own.is_empty() {
                            span.visually-hidden { (lang.pick("番号なし", "no number")) }
                        } @else { span.item-number { (show::circled(own)) } }
                    }
                    @for column in chain { (cell(lang, column, own, &name(column))) }
                } } }
            }
        }
    }
}

fn cell(lang: Lang, column: &Column<'_>, own: &[u32], name: &str) -> Markup {
    let items: Vec<&&Item> = column.items.iter().filter(|item| *item.numbers.0 == *own).collect();
    html! { td data-label=(name) {
        @match items[..] {
            [] => span.quiet { "—" },
            [only] => (text(lang, only)),
            _ => ul { @for item in items { li { (text(lang, item)) } } },
        }
    } }
}

/// A text with its changed phrases marked.
fn text(lang: Lang, item: &Item) -> Markup {
    let mut marks: Vec<(usize, usize)> = item
        .changed
        .iter()
        .filter_map(|phrase| item.text.find(phrase.as_str()).map(|at| (at, at + phrase.len())))
        .collect();
    marks.sort_unstable();
    let mut pieces: Vec<(bool, &str)> = Vec::new();
    let mut done = 0;
    for (from, to) in marks {
        // Phrases that overlap are marked up to where the first one ends.
        if from < done {
            continue;
        }
        pieces.push((false, &item.text[done..from]));
        pieces.push((true, &item.text[from..to]));
        done = to;
    }
    pieces.push((false, &item.text[done..]));
    html! { span lang=[(lang != Lang::Ja).then_some("ja")] {
        @for (changed, piece) in pieces { @if changed { ins { (piece) } } @else { (piece) } }
    } }
}
