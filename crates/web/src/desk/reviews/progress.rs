//! How much of what was asked is answered and approved, as a bar with its numbers.

use maud::{Markup, html};
use rashin_model::Lang;

/// A bar over its numbers: approved, answered, asked.
pub fn progress_bar(lang: Lang, asked: usize, answered: usize, approved: usize) -> Markup {
    let share = |part: usize| (part * 100).checked_div(asked).unwrap_or(0);
    html! { div.progress {
        svg.progress-bar viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" {
            rect.progress-asked width="100" height="6" {}
            rect.progress-answered width=(share(answered)) height="6" {}
            rect.progress-approved width=(share(approved)) height="6" {}
        }
        p.progress-numbers {
            span { (lang.pick("提出 ", "answered ")) span.num { (answered) "/" (asked) } " (" (share(answered)) "%)" }
            " "
            span { (lang.pick("承認 ", "approved ")) span.num { (approved) "/" (asked) } " (" (share(approved)) "%)" }
        }
    } }
}
