//! What was said about an element and what was decided, as the element's own page shows it.

use rashin_model::tables::{Comment, Decision};
use rashin_model::{Code, Lang};

use super::{Source, lines, named_line};
use crate::passage::{Named, Passage};

/// The passages of comments and of decisions about an element; `None` for the plan as a whole.
pub(super) fn about(source: &Source<'_>, page: &Passage, element: Option<&Code>) -> Vec<Passage> {
    let comments = source.plan.comments.iter().filter(|comment| comment.element.as_ref() == element);
    let decisions = source.plan.decisions.iter().filter(|decision| decision.element.as_ref() == element);
    let comments =
        comments.map(|comment| page.saying(comment_heading(), Named::new(comment_text(comment), None::<String>)));
    let decisions =
        decisions.map(|decision| page.saying(decision_heading(), Named::new(decision_text(decision), None::<String>)));
    comments.chain(decisions).collect()
}

pub(super) fn comment_heading() -> Named {
    Named::new("意見と対応", Some("Comments and responses"))
}

pub(super) fn decision_heading() -> Named {
    Named::new("決定", Some("Decisions"))
}

pub(super) fn comment_text(comment: &Comment) -> String {
    let by = comment.office.as_deref().map_or_else(String::new, |office| format!("（{office}）"));
    lines([
        format!("{}：{}{by}", comment.kind.label(Lang::Ja), comment.text),
        named_line("対応", comment.response.as_deref()),
    ])
}

pub(super) fn decision_text(decision: &Decision) -> String {
    lines([decision.text.clone(), named_line("理由", decision.reason.as_deref())])
}
