//! Can I just ask?

mod answers;
mod choices;
mod nothing;
mod wanted;

use axum::extract::{RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rashin_model::Lang;
use rashin_search::{Answers, Question};

use crate::error::PageError;
use crate::language::Asked;
use crate::layout::{Page, page};
use crate::parts::search_box::search_box;
use crate::searched::Published;
use crate::site::Site;
use wanted::Wanted;

/// The share of a question from which on an answer is taken to answer all of it.
const WHOLE: f32 = 0.6;

/// What the question of a query string finds, or how to ask.
pub async fn show_ask(State(site): State<Site>, query: RawQuery, asked: Asked) -> Result<Markup, PageError> {
    let published = site.search_index().await.map_err(PageError::of(&asked))?;
    let lang = asked.lang;
    let wanted = Wanted::of(query);
    let question = Question::of(&wanted.question);
    let found = published.ask(&question, &wanted.filter()).map_err(PageError::of(&asked))?;
    let content = html! {
        div.page-head {
            h1 { (lang.pick("計画に聞く", "Ask the plans")) }
            p.page-lead { (lang.pick("公表した計画・指標・会議・よくある質問の記述から、質問に当たるところをそのまま示します。答えを作文することはありません。",
                                     "Passages of the published plans, indicators, meetings and frequent questions that match what you ask, as they stand. No answer is made up.")) }
        }
        (search_box(lang, &wanted.question_shown(), &wanted.narrowed()))
        @if asked.is_copied {
            // Nobody answers here but the browser itself, from the index beside the pages.
            div data-island="ask" data-src="/search-index.js" { (body(lang, &published, &wanted, &question, &found)) }
        } @else { (body(lang, &published, &wanted, &question, &found)) }
    };
    let title = if question.is_empty() {
        lang.pick("質問", "Ask").to_owned()
    } else {
        format!("{}{}", question.asked, lang.pick(" の答え", ": answers"))
    };
    Ok(page(&asked, &Page { title: &title, plan: None }, &content))
}

/// The index as a script, for a copy of the site that no server stands behind.
pub async fn serve_index(State(site): State<Site>, asked: Asked) -> Result<Response, PageError> {
    let published = site.search_index().await.map_err(PageError::of(&asked))?;
    let script = published.as_script().map_err(PageError::of(&asked))?;
    Ok(([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], script).into_response())
}

fn body(lang: Lang, published: &Published, wanted: &Wanted, question: &Question, found: &Answers<'_>) -> Markup {
    if wanted.question.is_empty() {
        return nothing::before_asking(lang, published);
    }
    let has_any = found.plans.iter().any(|count| count.pages > 0);
    if found.hits.is_empty() && !has_any {
        return nothing::not_found(lang, published, question);
    }
    html! {
        @if question.is_cut {
            div.notice {
                p { (lang.pick("長い質問なので、はじめの300文字だけを読みました。", "The question is long; only its first 300 letters were read.")) }
            }
        }
        @if !found.hits.is_empty() && found.hits.iter().all(|hit| hit.share < WHOLE) {
            div.notice {
                p { (lang.pick("質問のすべてに当たる記述は見つかりませんでした。言葉の一部が合うところを並べます。", "No passage holds all of the question. These hold a part of its words.")) }
            }
        }
        (choices::choices(lang, published, wanted, found))
        (answers::answers(lang, published, wanted, question, found))
    }
}
