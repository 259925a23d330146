//! Questions in words, answered by passages, as JSON.

use axum::response::Response;
use rashin_model::{Code, Lang, Sentence};
use rashin_search::{Excerpt, Filter, Hit, Kind as Sort, Question};
use serde::Serialize;
use utoipa::ToSchema;

use super::call::Call;
use super::error::ApiError;
use super::operation::{About, Answer, Group, Operation};
use super::parameter::{Kind, Parameter};

/// A page that answers a question, with the passage of it that does.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnswerRecord<'a> {
    /// Code of the plan.
    plan: &'a str,
    /// What the passage is taken from: faq, plan, node, indicator, kpi, meeting, cooperation, event.
    kind: &'static str,
    /// Address of the page in Japanese; the English one has `/en` before it.
    address: &'a str,
    /// Title of the page.
    title: &'a str,
    /// The same in English.
    title_en: Option<&'a str>,
    /// The heading that the passage stands under; `null` where the page has one text.
    heading: Option<&'a str>,
    /// The same in English.
    heading_en: Option<&'a str>,
    /// Language of the excerpt: ja, en.
    excerpt_language: &'static str,
    /// The part of the passage that answers, in pieces that make it up in their order.
    excerpt: Vec<PieceRecord>,
    /// The share of the question that the passage holds, 0 to 1.
    share: f32,
}

/// A piece of an excerpt.
#[derive(Debug, Serialize, ToSchema)]
pub struct PieceRecord {
    /// The text.
    text: String,
    /// Whether it is a word of the question, or one that means the same.
    is_marked: bool,
}

/// The operations.
pub fn operations() -> Vec<Operation> {
    let search = About {
        id: "searchPassages".to_owned(),
        path: "/search".to_owned(),
        group: Group::Search,
        summary: Sentence::new(
            "ふだんの言葉の質問に当たる、公表した計画の記述（当たるものから順に）",
            "Passages of the published plans that answer a question in words, the best first",
        ),
        parameters: vec![
            Parameter::new("q", Kind::Text, "質問。なければ0件", "The question; without one nothing is found"),
            Parameter::new("plan", Kind::Code, "この計画だけ", "Only this plan"),
            Parameter::new("kind", Kind::Word(Sort::ALL.map(Sort::code).to_vec()), "この種類だけ", "Only this kind"),
            Parameter::new(
                "language",
                Kind::Word([Lang::Ja, Lang::En].map(Lang::tag).to_vec()),
                "抜き書きの言語。なければ日本語。英語がない記述は日本語",
                "Language of the excerpts, Japanese if left out; a passage without English stays Japanese",
            ),
        ],
        answer: Answer::page_of::<AnswerRecord<'_>>(),
        sample: "/search?q=%E3%82%B9%E3%83%9E%E3%83%9B%E6%95%99%E5%AE%A4&plan=example&limit=1".to_owned(),
    };
    vec![search.by(search_passages)]
}

async fn search_passages(call: Call) -> Result<Response, ApiError> {
    let published = call.site.search_index().await?;
    let question = Question::of(call.given.text("q").unwrap_or_default());
    let filter =
        Filter { plan: call.given.text("plan").and_then(Code::new), kind: call.given.text("kind").and_then(Sort::of) };
    let lang = if call.given.text("language") == Some(Lang::En.tag()) { Lang::En } else { Lang::Ja };
    let answers = published.ask(&question, &filter)?;
    // Excerpts are cut for the rows of the page only.
    let page = call.window().cut(answers.hits.iter());
    call.page(None, &page.map(|hit| record(hit, hit.excerpt(&question, lang))))
}

fn record<'a>(hit: &Hit<'a>, excerpt: Excerpt) -> AnswerRecord<'a> {
    let passage = hit.passage;
    let pieces = excerpt.pieces.into_iter();
    AnswerRecord {
        plan: passage.plan.as_str(),
        kind: passage.kind.code(),
        address: &passage.address,
        title: &passage.title.ja,
        title_en: passage.title.en.as_deref(),
        heading: Some(passage.heading.ja.as_str()).filter(|heading| !heading.is_empty()),
        heading_en: passage.heading.en.as_deref().filter(|heading| !heading.is_empty()),
        excerpt_language: excerpt.lang.tag(),
        excerpt: pieces.map(|piece| PieceRecord { text: piece.text, is_marked: piece.is_marked }).collect(),
        share: hit.share,
    }
}
