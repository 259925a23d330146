//! The published editions of a plan, and what each changed.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::difference::differences;

use crate::editions::Edition;
use crate::link::Place;
use crate::parts::edition_changes;
use crate::plan_view::PlanView;
use crate::{edition, link, show};

/// The section.
pub fn editions(lang: Lang, view: &PlanView, all: &[Edition]) -> Markup {
    html! { @if !all.is_empty() { section.part aria-labelledby="editions" {
        div.part-head {
            h2 id="editions" { (lang.pick("公表された版", "Published editions")) }
            a href=(link::snapshots(lang, &view.plan.profile.code)) { (lang.pick("公表版の一覧", "All publications")) }
        }
        p.prose {
            (lang.pick("計画の内容（項目、本文、指標、目標値など）が変わるたびに版が改まります。実績値や会議の記録だけが加わった公表では、版は変わりません。",
                       "A new edition is made whenever what the plan says or promises changes. A publication that only adds values or records of meetings is no new edition."))
        }
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("版の表", "Table of editions")) {
            table.table.table-stack {
                thead { tr {
                    th scope="col" { (lang.pick("版", "Edition")) }
                    th scope="col" { (lang.pick("公表日", "Published on")) }
                    th scope="col" { (lang.pick("段階", "Stage")) }
                    th scope="col" { (lang.pick("前の版からの変更", "Changed since the one before")) }
                } }
                tbody { @for (place, own) in all.iter().enumerate().rev() {
                    (row(lang, place.checked_sub(1).map(|before| &all[before]), own))
                } }
            }
        }
    } } }
}

fn row(lang: Lang, before: Option<&Edition>, own: &Edition) -> Markup {
    let snapshot = &own.snapshot;
    let address = link::plan(lang, &Place::of_snapshot(&snapshot.plan, snapshot.number));
    html! { tr {
        th.cell-name scope="row" {
            (number(lang, own)) " " a href=(address) { (edition::name(snapshot, lang)) }
        }
        td data-label=(lang.pick("公表日", "Published on")) { (show::day_of(snapshot.at, lang)) }
        td data-label=(lang.pick("段階", "Stage")) { (own.plan.profile.stage.label(lang)) }
        td data-label=(lang.pick("変更", "Changed")) {
            @match before {
                None => span.quiet { (lang.pick("最初の公表", "first publication")) },
                Some(before) => {
                    a href=(format!("?from={}&to={}#compare", before.snapshot.revision, snapshot.revision)) {
                        (edition_changes::counts(lang, &differences(&before.plan, &own.plan)))
                    }
                },
            }
        }
    } }
}

/// The number of an edition: that of the revision.
pub fn number(lang: Lang, own: &Edition) -> String {
    match lang {
        Lang::Ja => format!("第{}版", own.snapshot.revision),
        Lang::En => format!("Edition {}", own.snapshot.revision),
    }
}
