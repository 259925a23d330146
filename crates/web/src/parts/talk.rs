//! What was said about an element and what was decided.

use maud::{Markup, html};
use rashin_model::tables::{Comment, CommentState, Decision, DecisionState};
use rashin_model::{Code, Lang};

use crate::plan_view::PlanView;
use crate::show;

/// Comments with their responses.
pub fn comments(lang: Lang, view: &PlanView, comments: &[&Comment]) -> Markup {
    html! {
        div.comment-list { @for comment in comments {
            article.comment {
                div.comment-said {
                    p.comment-by {
                        span {
                            (comment.kind.label(lang))
                            @if let Some(meeting) = &comment.meeting { " " (meeting_name(lang, view, meeting)) }
                            @if let Some(office) = &comment.office { " " (show::japanese(office, lang)) }
                        }
                        (show::quiet_mark(comment_state(comment.state), comment.state.label(lang)))
                    }
                    p { (show::japanese(&comment.text, lang)) }
                }
                @if let Some(response) = &comment.response {
                    div.comment-answer {
                        p.comment-by { span { (lang.pick("対応", "Response")) @if let Some(office) = &comment.response_by { " " (show::japanese(office, lang)) } } }
                        p { (show::japanese(response, lang)) }
                    }
                }
            }
        } }
    }
}

/// Decisions with their reasons.
pub fn decisions(lang: Lang, view: &PlanView, decisions: &[&Decision]) -> Markup {
    html! {
        @for decision in decisions {
            div.decision {
                p.comment-by {
                    span { (decision.kind.label(lang)) @if let Some(meeting) = &decision.meeting { " " (meeting_name(lang, view, meeting)) } }
                    (show::quiet_mark(if decision.state == DecisionState::Done { "done" } else { "open" }, decision.state.label(lang)))
                    @if let Some(due) = decision.due { span { (lang.pick("期限", "due")) " " (due.name(lang)) } }
                }
                p.decision-text { (show::japanese(&decision.text, lang)) }
                @if let Some(reason) = &decision.reason { p { (lang.pick("理由", "Reason")) ": " (show::japanese(reason, lang)) } }
            }
        }
    }
}

/// The comments about an element; `None` for those about the plan as a whole.
pub fn comments_on<'a>(view: &'a PlanView, element: Option<&Code>) -> Vec<&'a Comment> {
    view.plan.comments.iter().filter(|comment| comment.element.as_ref() == element).collect()
}

/// The decisions about an element; `None` for those about the plan as a whole.
pub fn decisions_on<'a>(view: &'a PlanView, element: Option<&Code>) -> Vec<&'a Decision> {
    view.plan.decisions.iter().filter(|decision| decision.element.as_ref() == element).collect()
}

fn comment_state(state: CommentState) -> &'static str {
    match state {
        CommentState::Open => "open",
        CommentState::Answered => "answered",
        CommentState::Closed => "closed",
    }
}

fn meeting_name(lang: Lang, view: &PlanView, code: &Code) -> Markup {
    view.plan.meetings.iter().find(|meeting| meeting.code == *code).map_or_else(
        || html! { (code) },
        |meeting| html! { (show::title(&meeting.title, meeting.title_en.as_deref(), lang)) @if let Some(date) = meeting.date { " (" (date.name(lang)) ")" } },
    )
}
