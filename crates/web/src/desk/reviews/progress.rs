//! How much of what was asked is answered and approved, as a bar with its numbers.

use maud::{Markup, html};
use rashin_eval::rate::rate;
use rashin_model::Lang;

use crate::show;

/// A bar over its numbers: approved, answered, asked.
pub fn progress_bar(lang: Lang, asked: usize, answered: usize, approved: usize) -> Markup {
    let whole = count(asked);
    let share = |part: usize| rate([(count(part), whole)], 1.0);
    let width = |part: usize| share(part).map_or(0.0, |share| share * 100.0);
    let percent = |part: usize| show::plain_percent(share(part)).unwrap_or_default();
    html! { div.progress {
        svg.progress-bar viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" {
            rect.progress-asked width="100" height="6" {}
            rect.progress-answered width=(width(answered)) height="6" {}
            rect.progress-approved width=(width(approved)) height="6" {}
        }
        p.progress-numbers {
            span { (lang.pick("提出 ", "answered ")) span.num { (answered) "/" (asked) } " (" (percent(answered)) "%)" }
            " "
            span { (lang.pick("承認 ", "approved ")) span.num { (approved) "/" (asked) } " (" (percent(approved)) "%)" }
        }
    } }
}

/// A number of rows as formulas take it; far below the precision of f64.
fn count(rows: usize) -> f64 {
    u32::try_from(rows).map_or(f64::from(u32::MAX), f64::from)
}
