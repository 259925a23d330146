//! What a value does to attainment, progress, pace, standing and marks: before and after.

use maud::{Markup, html};
use rashin_eval::plan::{Assessment, ComputedMark, Effect, Standing};
use rashin_eval::{Figure, show as text};
use rashin_model::Lang;

use crate::parts::grades;
use crate::plan_view::PlanView;
use crate::show;

/// The effect, line by line; what did not change is said once.
pub fn effect(lang: Lang, view: &PlanView, effect: &Effect) -> Markup {
    let Effect { before, after } = effect;
    let before = before.as_ref();
    let standings = (before.map(Standing::of), Standing::of(after));
    html! { div.effect {
        p.effect-standing {
            @if let Some(old) = standings.0.filter(|old| *old != standings.1) {
                (show::quiet_mark(show::standing_state(old), old.label(lang)))
                (arrow(lang))
            }
            (show::standing(standings.1, lang))
        }
        (figure(lang, lang.pick("達成率", "attainment"), before, after, |one| one.attainment))
        (figure(lang, lang.pick("進捗率", "progress"), before, after, |one| one.progress))
        (figure(lang, lang.pick("ペース", "pace"), before, after, |one| one.pace))
        @if let Err(reason) = after.met { p.quiet { (reason.text(lang)) } }
        @for mark in &after.marks {
            @let same = |one: &&ComputedMark| one.rubric == mark.rubric && one.dimension == mark.dimension;
            @let old = before.and_then(|before| before.marks.iter().find(same));
            @if mark.mark.is_ok() { p.effect-line {
                span.quiet { (grades::rubric_name(lang, view, &mark.rubric)) } " "
                @if let Some(old) = old.filter(|old| has_other_mark(old, mark)) {
                    (grades::computed_sign(lang, view, old)) (arrow(lang))
                }
                (grades::computed_sign(lang, view, mark))
            } }
        }
    } }
}

/// Whether two computed marks are not the same mark; the rule that led to it does not matter.
fn has_other_mark(old: &ComputedMark, new: &ComputedMark) -> bool {
    let (Ok(old), Ok(new)) = (&old.mark, &new.mark) else { return false };
    old.mark() != new.mark()
}

fn figure(
    lang: Lang,
    name: &str,
    before: Option<&Assessment>,
    after: &Assessment,
    of: impl Fn(&Assessment) -> Figure,
) -> Markup {
    let old = before.and_then(|before| text::percent(of(before)).ok());
    html! { @if let Ok(new) = text::percent(of(after)) { p.effect-line {
        span.quiet { (name) } " "
        @if let Some(old) = old.filter(|old| *old != new) { span.num { (old) "%" } (arrow(lang)) }
        span.num { (new) "%" }
    } } }
}

/// From what to what, also read aloud.
fn arrow(lang: Lang) -> Markup {
    html! { span.effect-arrow { span aria-hidden="true" { " → " } span.visually-hidden { (lang.pick("から", " to ")) } } }
}
