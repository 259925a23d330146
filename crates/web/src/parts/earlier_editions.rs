//! What earlier editions said of one element, its changed words marked.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::difference::{Difference, differences};

use super::edition_changes;
use crate::editions::Edition;
use crate::plan_view::PlanView;
use crate::{edition, link, show};

/// The section; nothing for an element that stands as it stood in every edition.
pub fn earlier_editions(
    lang: Lang,
    view: &PlanView,
    editions: &[Edition],
    is_own: impl Fn(&Difference) -> bool,
) -> Markup {
    let steps: Vec<(&Edition, &Edition, Vec<Difference>)> = editions
        .windows(2)
        .rev()
        .map(|pair| {
            let found = differences(&pair[0].plan, &pair[1].plan).into_iter().filter(|one| is_own(one)).collect();
            (&pair[0], &pair[1], found)
        })
        .filter(|(_, _, found): &(_, _, Vec<Difference>)| !found.is_empty())
        .collect();
    html! { @if !steps.is_empty() { section.part aria-labelledby="editions" {
        div.part-head {
            h2 id="editions" { (lang.pick("これまでの版", "Earlier editions")) }
            a href=(link::history(lang, &view.place)) { (lang.pick("計画全体の経緯", "History of the whole plan")) }
        }
        @for (before, after, found) in steps {
            h3 {
                (edition::name(&before.snapshot, lang)) " → " (edition::name(&after.snapshot, lang))
                " " span.quiet { (show::day_of(after.snapshot.at, lang)) }
            }
            (edition_changes::table(lang, &before.plan, &after.plan, &found, &after.snapshot.revision.to_string()))
        }
    } } }
}
