//! The texts of a node: sections that answer one another stand side by side, number by number;
//! the others are lists.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::tables::{Item, Node};
use rashin_model::texts::{Heading, chains, circled, numbers_of};

use crate::plan_view::PlanView;
use crate::show;

/// The section of the page; nothing for a node without texts.
pub fn texts(lang: Lang, view: &PlanView, node: &Node) -> Markup {
    let chains = chains(&view.plan, node);
    let has_changes = chains.iter().flatten().flat_map(|heading| &heading.items).any(|item| !item.changed.is_empty());
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

/// A section alone: its heading and its texts.
fn list(lang: Lang, column: &Heading<'_>) -> Markup {
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
    html! { @if !item.numbers.is_empty() { span.item-number { (circled(&item.numbers)) } " " } }
}

/// Sections side by side: a row per number, what answers it beside it.
fn table(lang: Lang, chain: &[Heading<'_>]) -> Markup {
    let rows = numbers_of(chain);
    let caption = chain.iter().map(|column| column.section.name(lang)).collect::<Vec<_>>().join(" → ");
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
                        } @else { span.item-number { (circled(own)) } }
                    }
                    @for column in chain { (cell(lang, column, own)) }
                } } }
            }
        }
    }
}

fn cell(lang: Lang, column: &Heading<'_>, own: &[u32]) -> Markup {
    let items: Vec<&Item> = column.numbered(own).collect();
    html! { td data-label=(column.section.name(lang)) {
        @match items[..] {
            [] => span.quiet { "—" },
            [only] => (text(lang, only)),
            _ => ul { @for item in items { li { (text(lang, item)) } } },
        }
    } }
}

/// A text with its changed phrases marked.
fn text(lang: Lang, item: &Item) -> Markup {
    html! { span lang=[(lang != Lang::Ja).then_some("ja")] {
        @for piece in item.pieces() { @if piece.is_changed { ins { (piece.text) } } @else { (piece.text) } }
    } }
}
