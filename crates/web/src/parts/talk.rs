//! What was said about an element and what was decided.

use maud::{Markup, html};
use rashin_model::tables::{Comment, CommentState, Decision, DecisionState};
use rashin_model::{Code, Lang};

use super::{links, sittings};
use crate::plan_view::PlanView;
use crate::show;

/// How many comments are shown before the rest is folded away.
const MOST_OPEN: usize = 4;

/// What stands beside a comment or a decision: what the page itself does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// The meeting in which it was said.
    Meeting,
    /// The element it is about.
    Element,
}

/// The sections of comments and of decisions about an element; `None` for the plan as a whole.
pub fn about(lang: Lang, view: &PlanView, element: Option<&Code>) -> Markup {
    let comments: Vec<&Comment> =
        view.plan.comments.iter().filter(|comment| comment.element.as_ref() == element).collect();
    let decisions: Vec<&Decision> =
        view.plan.decisions.iter().filter(|decision| decision.element.as_ref() == element).collect();
    html! { (self::comments(lang, view, &comments, Beside::Meeting)) (self::decisions(lang, view, &decisions, Beside::Meeting)) }
}

/// The section of some comments; nothing for none.
pub fn comments(lang: Lang, view: &PlanView, comments: &[&Comment], beside: Beside) -> Markup {
    let (first, rest) = comments.split_at(comments.len().min(MOST_OPEN));
    html! { @if !comments.is_empty() { section.part aria-labelledby="comments" {
        div.part-head {
            h2 id="comments" {
                @if has_states(view) { (lang.pick("意見と対応", "Comments and responses")) }
                @else { (lang.pick("意見・助言", "Comments and advice")) }
            }
            p.quiet { (show::count(comments.len(), lang)) }
        }
        div.comment-list { @for one in first { (comment(lang, view, one, beside)) } }
        @if !rest.is_empty() { details {
            summary { @if lang == Lang::Ja { "ほか " (rest.len()) "件" } @else { (rest.len()) " more" } }
            div.comment-list { @for one in rest { (comment(lang, view, one, beside)) } }
        } }
    } } }
}

/// The section of some decisions; nothing for none.
pub fn decisions(lang: Lang, view: &PlanView, decisions: &[&Decision], beside: Beside) -> Markup {
    html! { @if !decisions.is_empty() { section.part aria-labelledby="decisions" {
        div.part-head {
            h2 id="decisions" { (lang.pick("決定", "Decisions")) }
            p.quiet { (show::count(decisions.len(), lang)) }
        }
        @for one in decisions { (decision(lang, view, one, beside)) }
    } } }
}

/// A paper that records no answer at all does not say that its comments are open.
fn has_states(view: &PlanView) -> bool {
    view.plan.comments.iter().any(|comment| comment.response.is_some() || comment.state != CommentState::Open)
}

/// A comment with its response.
fn comment(lang: Lang, view: &PlanView, comment: &Comment, beside: Beside) -> Markup {
    html! { article.comment {
        div.comment-said {
            p.comment-by {
                span { (comment.kind.label(lang)) }
                (self::beside(lang, view, beside, comment.meeting.as_ref(), comment.element.as_ref()))
                @if let Some(office) = &comment.office { span { (show::japanese(office, lang)) } }
                @if has_states(view) { (show::quiet_mark(state(comment.state), comment.state.label(lang))) }
            }
            p { (show::japanese(&comment.text, lang)) }
            (place(lang, comment.source.as_deref()))
        }
        @if let Some(response) = &comment.response {
            div.comment-answer {
                p.comment-by {
                    span { (lang.pick("対応", "Response")) }
                    @if let Some(office) = &comment.response_by { span { (show::japanese(office, lang)) } }
                }
                p { (show::japanese(response, lang)) }
            }
        }
    } }
}

/// A decision with its reason.
fn decision(lang: Lang, view: &PlanView, decision: &Decision, beside: Beside) -> Markup {
    html! { div.decision {
        p.comment-by {
            span { (decision.kind.label(lang)) }
            (self::beside(lang, view, beside, decision.meeting.as_ref(), decision.element.as_ref()))
            (show::quiet_mark(if decision.state == DecisionState::Done { "done" } else { "open" }, decision.state.label(lang)))
            @if let Some(due) = decision.due { span { (lang.pick("期限 ", "due ")) (due.name(lang)) } }
        }
        p.decision-text { (show::japanese(&decision.text, lang)) }
        @if let Some(reason) = &decision.reason {
            p { (lang.pick("理由: ", "Reason: ")) (show::japanese(reason, lang)) }
        }
        (place(lang, decision.source.as_deref()))
    } }
}

fn beside(lang: Lang, view: &PlanView, beside: Beside, meeting: Option<&Code>, element: Option<&Code>) -> Markup {
    html! { @match beside {
        Beside::Meeting => @if let Some(meeting) = meeting { span { (sittings::named(lang, view, meeting)) } },
        Beside::Element => span {
            @match element {
                Some(element) => (links::element(lang, view, element)),
                None => (lang.pick("計画全体", "the plan as a whole")),
            }
        },
    } }
}

fn place(lang: Lang, source: Option<&str>) -> Markup {
    html! { @if let Some(source) = source { p.quiet { (lang.pick("出典: ", "Source: ")) (show::japanese(source, lang)) } } }
}

fn state(state: CommentState) -> &'static str {
    match state {
        CommentState::Open => "open",
        CommentState::Answered => "answered",
        CommentState::Closed => "closed",
    }
}
