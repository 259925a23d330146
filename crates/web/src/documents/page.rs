//! Which documents may I print?

use axum::extract::{Path, State};
use maud::{Markup, html};
use rashin_model::plan::titled;
use rashin_model::tables::{Meeting, Node};
use rashin_model::{Lang, Period};
use rashin_report::{Document, Form, Scope};

use super::list::documents_of;
use crate::error::PageError;
use crate::language::Asked;
use crate::layout::{Page, Section, page};
use crate::parts::breadcrumb;
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::wanted::Wanted;
use crate::{link, show};

/// Every document of a plan, as PDF and as Excel.
pub async fn show_documents(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    asked: Asked,
) -> Result<Markup, PageError> {
    let view = wanted.view(&site, &asked).await?;
    let lang = asked.lang;
    let title = lang.pick("帳票", "Documents");
    let all: Vec<&Document> = documents_of(&view).collect();
    let (of_meetings, of_plan): (Vec<&Document>, Vec<&Document>) =
        all.into_iter().partition(|document| document.scope == Scope::Meeting);
    let of_elements: Vec<&Document> =
        of_plan.iter().copied().filter(|document| document.scope == Scope::Element).collect();
    let content = html! {
        (breadcrumb::breadcrumb(lang, &view, &[], &html! { (title) }))
        div.page-head {
            h1 { (title) }
            p.page-lead { (lang.pick(
                "公表した内容から組んだ帳票です。PDFは印刷用、Excelには人が読むシートと機械で読む表が入っています。どちらも最後の行に、もとになった公表版とそのハッシュがあります。",
                "Papers made of what was published: PDF to print, Excel with sheets for people and tables for machines. The last line of both names the publication and its hash."
            )) }
        }
        @if of_plan.is_empty() && of_meetings.is_empty() {
            div.empty {
                p.empty-title { (lang.pick("この計画から作れる帳票はまだありません", "Nothing in this plan makes a document yet")) }
                p { a href=(link::data(lang, &view.place)) { (lang.pick("データを取得する", "Take the data")) } }
            }
        }
        @if !of_plan.is_empty() { section.part aria-labelledby="whole" {
            h2 id="whole" { (lang.pick("計画全体", "The whole plan")) }
            (table(lang, &view, &of_plan))
        } }
        @for document in of_elements { section.part.document-choice aria-labelledby=(document.code) {
            h2 id=(document.code) { (document.title(lang)) (lang.pick("（項目を選ぶ）", " of one element")) }
            (choice(lang, &view, document, lang.pick("項目", "Element"), &elements(lang, &view)))
        } }
        @for document in of_meetings { section.part.document-choice aria-labelledby=(document.code) {
            h2 id=(document.code) { (document.title(lang)) }
            p.prose { (document.about(lang)) }
            (choice(lang, &view, document, lang.pick("会議", "Meeting"), &meetings(lang, &view)))
        } }
    };
    Ok(page(&asked, &Page { title, plan: Some((&view, Section::Documents)) }, &content))
}

fn table(lang: Lang, view: &PlanView, documents: &[&Document]) -> Markup {
    html! {
        div.table-region role="region" tabindex="0" aria-label=(lang.pick("帳票の表", "Table of documents")) {
            table.table.table-stack {
                thead { tr {
                    th scope="col" { (lang.pick("帳票", "Document")) }
                    th scope="col" { (lang.pick("内容", "Content")) }
                    th scope="col" { (lang.pick("ダウンロード", "Download")) }
                } }
                tbody { @for document in documents { tr {
                    th scope="row" { (document.title(lang)) }
                    td { (document.about(lang)) }
                    td { ul.download-list { @for form in Form::ALL {
                        li { a href=(link::document(lang, &view.place, &format!("{}.{}", document.code, form.ending()))) {
                            (label(form)) span.visually-hidden { (lang.pick("：", ": ")) (document.title(lang)) }
                        } }
                    } } }
                } } }
            }
        }
    }
}

fn label(form: Form) -> &'static str {
    match form {
        Form::Pdf => "PDF",
        Form::Xlsx => "Excel",
    }
}

/// A form to choose what a document is about.
fn choice(lang: Lang, view: &PlanView, document: &Document, what: &str, of: &[(String, String)]) -> Markup {
    let id = format!("about-{}", document.code);
    let address = |form: Form| link::document(lang, &view.place, &format!("{}.{}", document.code, form.ending()));
    html! {
        form.form method="get" action=(address(Form::Pdf)) {
            div.field {
                label for=(id) { (what) }
                select.input id=(id) name="about" { @for (code, name) in of { option value=(code) { (name) } } }
            }
            div.form-actions {
                button.button type="submit" { "PDF" }
                button.button.button-quiet type="submit" formaction=(address(Form::Xlsx)) { "Excel" }
            }
        }
    }
}

fn elements(lang: Lang, view: &PlanView) -> Vec<(String, String)> {
    let name = |node: &Node| {
        let depth = view.plan.path(node).len() - 1;
        let number = node.number.as_deref().map(|number| format!("{number} ")).unwrap_or_default();
        format!("{}{number}{}", "\u{3000}".repeat(depth), show::node_text(node, lang))
    };
    view.plan.nodes.iter().map(|node| (node.code.to_string(), name(node))).collect()
}

fn meetings(lang: Lang, view: &PlanView) -> Vec<(String, String)> {
    let mut all: Vec<&Meeting> = view.plan.meetings.iter().collect();
    all.sort_by_key(|meeting| std::cmp::Reverse(meeting.date.map(Period::end)));
    let name = |meeting: &Meeting| {
        let title = titled(&meeting.title, meeting.title_en.as_deref(), lang).0;
        let date = meeting.date.map(|date| format!("{} ", date.name(lang))).unwrap_or_default();
        format!("{date}{title}")
    };
    all.into_iter().map(|meeting| (meeting.code.to_string(), name(meeting))).collect()
}
