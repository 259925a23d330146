//! To what the answers can be narrowed: one plan, one kind.

use maud::{Markup, html};
use rashin_model::{Code, Lang};
use rashin_search::{Answers, Kind};

use super::wanted::Wanted;
use crate::searched::Published;
use crate::show;

/// Links to the same question in one plan or of one kind, with how many answers there are.
pub fn choices(lang: Lang, published: &Published, wanted: &Wanted, found: &Answers<'_>) -> Markup {
    let plans = &found.plans;
    let kinds = &found.kinds;
    html! {
        @if plans.len() > 1 || wanted.plan.is_some() {
            nav.answer-choices aria-label=(lang.pick("計画でしぼる", "Narrow to a plan")) { ul.answer-choice-list {
                (choice(&wanted.address(lang, None, wanted.kind, 1), wanted.plan.is_none(), &html! { (lang.pick("すべての計画", "All plans")) }, None))
                @for count in plans {
                    (choice(&wanted.address(lang, Some(&count.of), wanted.kind, 1), wanted.plan.as_ref() == Some(&count.of), &plan_name(lang, published, &count.of), Some(count.pages)))
                }
                @if let Some(plan) = wanted.plan.as_ref().filter(|plan| plans.iter().all(|count| count.of != **plan)) {
                    (choice(&wanted.address(lang, Some(plan), wanted.kind, 1), true, &plan_name(lang, published, plan), Some(0)))
                }
            } }
        }
        @if kinds.len() > 1 || wanted.kind.is_some() {
            nav.answer-choices aria-label=(lang.pick("種類でしぼる", "Narrow to a kind")) { ul.answer-choice-list {
                (choice(&wanted.address(lang, wanted.plan.as_ref(), None, 1), wanted.kind.is_none(), &html! { (lang.pick("すべての種類", "All kinds")) }, None))
                @for count in kinds {
                    (choice(&wanted.address(lang, wanted.plan.as_ref(), Some(count.of), 1), wanted.kind == Some(count.of), &html! { (count.of.label(lang)) }, Some(count.pages)))
                }
                @if let Some(kind) = wanted.kind.filter(|kind| kinds.iter().all(|count| count.of != *kind)) {
                    (choice(&wanted.address(lang, wanted.plan.as_ref(), Some(kind), 1), true, &kind_name(lang, kind), Some(0)))
                }
            } }
        }
    }
}

fn kind_name(lang: Lang, kind: Kind) -> Markup {
    html! { (kind.label(lang)) }
}

/// The short title of a plan; its code where it is not there.
pub fn plan_name(lang: Lang, published: &Published, plan: &Code) -> Markup {
    published.view(plan).map_or_else(|| html! { (plan) }, |view| show::titled(view.plan.short_title(lang), lang))
}

fn choice(address: &str, is_chosen: bool, name: &Markup, pages: Option<usize>) -> Markup {
    html! { li {
        a href=(address) aria-current=[is_chosen.then_some("true")] {
            (name) @if let Some(pages) = pages { " " span.num { (pages) } }
        }
    } }
}
