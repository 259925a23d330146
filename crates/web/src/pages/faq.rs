//! What is asked often about the plan?

use axum::extract::{Path, State};
use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::tables::Faq;

use crate::error::PageError;
use crate::language::Asked;
use crate::layout::{Page, Section, page};
use crate::link;
use crate::parts::{breadcrumb, faq, links};
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::wanted::Wanted;

/// The questions asked often about a plan, with their answers.
pub async fn show_faq(State(site): State<Site>, Path(wanted): Path<Wanted>, asked: Asked) -> Result<Markup, PageError> {
    let view = wanted.view(&site, &asked).await?;
    let lang = asked.lang;
    let title = lang.pick("よくある質問", "Frequent questions");
    let rows = faq::rows(&view);
    let content = html! {
        (breadcrumb::breadcrumb(lang, &view, &[], &html! { (title) }))
        div.page-head {
            h1 { (title) }
            @if !rows.is_empty() {
                p.page-lead { (lang.pick("この計画についてよく聞かれることに、担当がお答えします。", "What is often asked about this plan, answered by the office.")) }
            }
        }
        @if rows.is_empty() {
            div.empty {
                p.empty-title { (lang.pick("よくある質問は、まだ公表されていません", "No frequent questions have been published yet")) }
                p {
                    a href=(link::ask(lang, None)) { (lang.pick("計画の記述から探す", "Search what the plans say")) }
                }
            }
        } @else {
            section.part aria-labelledby="questions" {
                div.part-head { h2 id="questions" { (lang.pick("質問と回答", "Questions and answers")) } p.quiet { (crate::show::count(rows.len(), lang)) } }
                div.faq-list { @for row in rows { (faq::entry(lang, row, &about(lang, &view, row))) } }
            }
            p { a href=(link::ask(lang, None)) { (lang.pick("ほかのことを、言葉で探す", "Ask something else in your own words")) } }
        }
    };
    Ok(page(&asked, &Page { title, plan: Some((&view, Section::Faq)) }, &content))
}

/// Where more stands.
fn about(lang: Lang, view: &PlanView, row: &Faq) -> Markup {
    html! { @if let Some(element) = &row.element {
        p.quiet { (lang.pick("くわしくは: ", "More: ")) (links::element(lang, view, element)) }
    } }
}
