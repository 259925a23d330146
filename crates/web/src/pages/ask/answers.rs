//! The pages that answer, with the passage of each that does, and the words of the question marked.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_search::{Answers, Excerpt, Hit, Kind, Question};

use super::choices::plan_name;
use super::wanted::Wanted;
use crate::searched::Published;
use crate::{link, show};

/// Answers on a page.
pub const ON_A_PAGE: usize = 10;

/// The answers of the page that is wanted.
pub fn answers(lang: Lang, published: &Published, wanted: &Wanted, question: &Question, found: &Answers<'_>) -> Markup {
    let all = found.hits.len();
    let pages = all.div_ceil(ON_A_PAGE).max(1);
    let here = wanted.page.min(pages);
    let before = (here - 1) * ON_A_PAGE;
    let shown = &found.hits[before..(before + ON_A_PAGE).min(all)];
    html! { section.part aria-labelledby="answers" {
        div.part-head {
            h2 id="answers" { (lang.pick("見つかった記述", "What the plans say")) }
            p.quiet {
                @if lang == Lang::Ja { (all) "件" @if pages > 1 { "のうち" (before + 1) "〜" (before + shown.len()) "件目" } }
                @else { @if pages > 1 { (before + 1) "–" (before + shown.len()) " of " } (all) }
            }
        }
        @if shown.is_empty() {
            div.empty {
                p.empty-title { (lang.pick("この条件では見つかりません", "Nothing is found with this choice")) }
                p { a href=(wanted.address(lang, None, None, 1)) { (lang.pick("すべての計画・種類から探す", "Search all plans and kinds")) } }
            }
        }
        ol.answer-list start=(before + 1) { @for hit in shown { (answer(lang, published, question, hit)) } }
        @if pages > 1 { nav.pager aria-label=(lang.pick("ページ", "Pages")) {
            @if here > 1 { a rel="prev" href=(wanted.address(lang, wanted.plan.as_ref(), wanted.kind, here - 1)) { (lang.pick("前へ", "Previous")) } }
            span.quiet { @if lang == Lang::Ja { (pages) "ページ中" (here) "ページ目" } @else { "Page " (here) " of " (pages) } }
            @if here < pages { a rel="next" href=(wanted.address(lang, wanted.plan.as_ref(), wanted.kind, here + 1)) { (lang.pick("次へ", "Next")) } }
        } }
    } }
}

fn answer(lang: Lang, published: &Published, question: &Question, hit: &Hit<'_>) -> Markup {
    let passage = hit.passage;
    let is_invented = published.view(&passage.plan).is_some_and(|view| view.plan.profile.invented);
    let (heading, own) = passage.heading.pick(lang);
    html! { li.answer.answer-faq[passage.kind == Kind::Faq] {
        p.card-over {
            span.tag { (passage.kind.label(lang)) }
            span { (plan_name(lang, published, &passage.plan)) }
            @if is_invented { span.tag { (lang.pick("架空の例", "invented example")) } }
        }
        h3.answer-title {
            a href=(link::to(lang, &passage.address)) { (pieces(&hit.title(question, lang), lang)) }
        }
        p.answer-text {
            @if !heading.is_empty() { span.answer-heading { (show::titled((heading, own), lang)) } " " }
            (pieces(&hit.excerpt(question, lang), lang))
        }
    } }
}

/// A text in pieces, the words of the question marked.
fn pieces(excerpt: &Excerpt, lang: Lang) -> Markup {
    html! { span lang=[(excerpt.lang != lang).then(|| excerpt.lang.tag())] {
        @for piece in &excerpt.pieces {
            @if piece.is_marked { mark { (piece.text) } } @else { (piece.text) }
        }
    } }
}
