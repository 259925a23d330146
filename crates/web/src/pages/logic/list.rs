//! The ties as a list, for windows too narrow for the drawing: each element with what leads to it.

use maud::{Markup, html};
use rashin_model::{Code, Lang};

use super::element;
use super::model::{Chain, Part};
use crate::plan_view::PlanView;

/// The list.
pub fn list(lang: Lang, view: &PlanView, chain: Chain, part: &Part<'_>) -> Markup {
    let below = |upper: &Code| -> Vec<&Code> {
        part.ties.iter().map(|tie| chain.ends(tie)).filter(|(_, to)| *to == upper).map(|(from, _)| from).collect()
    };
    let word = match chain {
        Chain::Logic => lang.pick("これを支えるもの", "Led to by"),
        Chain::Backcast => lang.pick("このために必要なもの", "Needs"),
    };
    // The visions first, then what leads to them, as far as anything leads there.
    let (visions, others): (Vec<&Code>, Vec<&Code>) =
        part.elements.iter().copied().partition(|code| part.visions.contains(code));
    html! { ul.logic-list { @for upper in visions.into_iter().chain(others) {
        @let own = below(upper);
        @if !own.is_empty() { li {
            p.logic-upper { (element::named(lang, view, upper)) }
            p.quiet { (word) }
            ul { @for code in own { li { (element::named(lang, view, code)) } } }
        } }
    } } }
}
