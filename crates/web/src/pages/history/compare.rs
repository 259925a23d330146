//! Two editions held against each other, word by word.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::difference::differences;
use rashin_model::plan::titled;

use super::editions::number;
use crate::edition;
use crate::editions::Edition;
use crate::parts::edition_changes;
use crate::parts::select::select;
use crate::show;

/// The two editions that are compared, the earlier one first.
pub struct Chosen<'a> {
    before: &'a Edition,
    after: &'a Edition,
}

impl<'a> Chosen<'a> {
    /// The editions of two revisions; where none or one is named, the last and the one before. `None` where
    /// there are no two.
    pub fn of(all: &'a [Edition], from: Option<u32>, to: Option<u32>) -> Option<Self> {
        let find = |wanted: Option<u32>| all.iter().position(|own| Some(own.snapshot.revision) == wanted);
        let after = find(to).unwrap_or(all.len().checked_sub(1)?);
        let before = match find(from) {
            Some(before) => before,
            None => after.checked_sub(1).unwrap_or(all.len() - 1),
        };
        let (before, after) = (before.min(after), before.max(after));
        (before != after).then(|| Self { before: &all[before], after: &all[after] })
    }
}

/// The section; it says so where there is nothing to compare.
pub fn compare(lang: Lang, all: &[Edition], chosen: Option<&Chosen<'_>>) -> Markup {
    html! { @if !all.is_empty() { section.part aria-labelledby="compare" {
        div.part-head { h2 id="compare" { (lang.pick("版をくらべる", "Compare two editions")) } }
        @if all.len() < 2 {
            div.empty {
                p.empty-title { (lang.pick("公表された版は1つです", "There is one published edition")) }
                p { (lang.pick("計画が改められて公表されると、変わった語句をここで確かめられます。", "Once the plan is revised and published, its changed words can be seen here.")) }
            }
        } @else {
            (form(lang, all, chosen))
            @match chosen {
                Some(chosen) => (changes(lang, chosen)),
                None => p { (lang.pick("同じ版が選ばれています。ちがう版を選んでください。", "The same edition was chosen twice. Choose another one.")) },
            }
        }
    } } }
}

fn form(lang: Lang, all: &[Edition], chosen: Option<&Chosen<'_>>) -> Markup {
    let options: Vec<(String, String)> = all
        .iter()
        .map(|own| {
            let (name, _) = titled(&own.snapshot.name, own.snapshot.name_en.as_deref(), lang);
            (own.snapshot.revision.to_string(), format!("{} {name}", number(lang, own)))
        })
        .collect();
    let of = |own: Option<&Edition>| own.map_or_else(String::new, |own| own.snapshot.revision.to_string());
    html! { form.filter-form method="get" action="#compare" aria-label=(lang.pick("くらべる版を選ぶ", "Choose two editions")) {
        div.filter-fields {
            (select("from", lang.pick("前の版", "Earlier edition"), &options, &of(chosen.map(|chosen| chosen.before))))
            (select("to", lang.pick("後の版", "Later edition"), &options, &of(chosen.map(|chosen| chosen.after))))
        }
        div.filter-actions { button.button { (lang.pick("くらべる", "Compare")) } }
    } }
}

fn changes(lang: Lang, chosen: &Chosen<'_>) -> Markup {
    let Chosen { before, after } = chosen;
    let found = differences(&before.plan, &after.plan);
    html! {
        p.page-lead {
            (edition::name(&before.snapshot, lang)) " → " (edition::name(&after.snapshot, lang))
        }
        p { (edition_changes::counts(lang, &found)) }
        p.quiet {
            del { (lang.pick("消えた語句", "words that went")) } " "
            ins { (lang.pick("加わった語句", "words that came")) }
            @if found.is_empty() { " " (show::count(0, lang)) }
        }
        (edition_changes::by_sort(lang, &before.plan, &after.plan, &found, ""))
    }
}
