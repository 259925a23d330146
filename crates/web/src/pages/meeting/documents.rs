//! The numbered material of a meeting.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::tables::{Document, Meeting};

use crate::plan_view::PlanView;
use crate::{link, show};

/// The section; nothing for a meeting without material.
pub fn documents(lang: Lang, view: &PlanView, meeting: &Meeting) -> Markup {
    let mut own: Vec<&Document> = view.plan.documents.iter().filter(|row| row.meeting == meeting.code).collect();
    own.sort_by_key(|document| document.order);
    let has_offices = own.iter().any(|document| document.department.is_some());
    let has_files = own.iter().any(|document| document.file.is_some());
    html! { @if !own.is_empty() { section.part aria-labelledby="documents" {
        div.part-head {
            h2 id="documents" { (lang.pick("資料", "Documents")) }
            p.quiet { (show::count(own.len(), lang)) }
        }
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("資料の表", "Table of documents")) {
            table.table.table-stack {
                thead { tr {
                    th scope="col" { (lang.pick("資料名", "Title")) }
                    @if has_offices { th scope="col" { (lang.pick("所管課", "Office")) } }
                    @if has_files { th scope="col" { (lang.pick("ファイル", "File")) } }
                } }
                tbody { @for document in &own { tr {
                    th.cell-name scope="row" {
                        @if let Some(number) = &document.number { span.quiet { (show::japanese(number, lang)) } " " }
                        (show::japanese(&document.title, lang))
                        @if let Some(note) = &document.note { span.cell-note { (show::japanese(note, lang)) } }
                    }
                    @if has_offices { td data-label=(lang.pick("所管課", "Office")) {
                        @if let Some(office) = &document.department { (show::japanese(office, lang)) }
                    } }
                    @if has_files { td data-label=(lang.pick("ファイル", "File")) { (file(lang, view, meeting, document)) } }
                } } }
            }
        }
        @if !has_files { (where_they_are(lang, view, meeting)) }
    } } }
}

fn file(lang: Lang, view: &PlanView, meeting: &Meeting, document: &Document) -> Markup {
    let address = link::file(&view.place, &format!("meetings/{}/documents/{}", meeting.code, document.order));
    html! {
        @if document.file.is_some() { a href=(address) download { (lang.pick("開く", "Open")) } }
        @else { span.quiet { (lang.pick("ここにはありません", "not held here")) } }
    }
}

/// Whom to ask for documents of which only the titles are here.
fn where_they_are(lang: Lang, view: &PlanView, meeting: &Meeting) -> Markup {
    let publisher = view.plan.profile.source_publisher.as_deref();
    html! { p.table-note {
        (lang.pick("資料のファイルはここにはありません。", "The files are not held here. "))
        @match (lang, publisher) {
            (Lang::Ja, Some(publisher)) => { (publisher) "が公表した資料の題名です。" },
            (Lang::Ja, None) => "会議の主催者が公表した資料の題名です。",
            (Lang::En, Some(publisher)) => { "These are the titles of documents published by " (show::japanese(publisher, lang)) ". " },
            (Lang::En, None) => "These are the titles of documents published by the host of the meeting. ",
        }
        @if let Some(source) = &meeting.source { (lang.pick("出典: ", "Source: ")) (show::japanese(source, lang)) }
    } }
}
