//! What was found about a cell, in words beside it.

use maud::{Markup, html};
use rashin_model::{Lang, Severity};
use rashin_service::review::Finding;

use crate::show;

/// The findings of a cell, under an id by which the cell is described.
pub fn findings<'a>(lang: Lang, id: &str, found: impl Iterator<Item = &'a Finding>) -> Markup {
    let mut found = found.peekable();
    html! { div.findings id=(id) data-part=(id) {
        @if found.peek().is_some() { @for finding in found { (one(lang, finding)) } }
    } }
}

/// One finding.
pub fn one(lang: Lang, finding: &Finding) -> Markup {
    let is_error = finding.severity == Severity::Error;
    html! { p.finding.finding-error[is_error].finding-warning[!is_error] {
        strong { (if is_error { lang.pick("要修正", "mend") } else { lang.pick("確認", "check") }) }
        " "
        (show::mixed(finding.sentence.text(lang), lang))
        (lang.pick("。", ". "))
        (show::mixed(finding.hint.text(lang), lang))
    } }
}
