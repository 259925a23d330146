//! Every tie with its note.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::tables::{Link, LinkKind};

use crate::parts::links;
use crate::plan_view::PlanView;
use crate::{link, show};

/// The most ties that stand open.
const MOST_OPEN: usize = 24;

/// The section.
pub fn table(lang: Lang, view: &PlanView) -> Markup {
    let of = |kind: LinkKind| view.plan.links.iter().filter(|tie| tie.kind == kind).collect::<Vec<&Link>>();
    let has_notes = view.plan.links.iter().any(|tie| tie.note.is_some());
    html! { section.part aria-labelledby="ties" {
        div.part-head {
            h2 id="ties" { (lang.pick("つながりの一覧", "All ties")) }
            p.file-list { a href=(link::file(&view.place, "tables/links.csv")) { "CSV" } }
        }
        details open[view.plan.links.len() <= MOST_OPEN] {
        summary {
            @if lang == Lang::Ja { (view.plan.links.len()) "のつながりを、その考え方とともに見る" }
            @else { "See all " (view.plan.links.len()) " ties with the reasons behind them" }
        }
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("つながりの表", "Table of ties")) {
            table.table.table-stack {
                thead { tr {
                    th scope="col" { (lang.pick("元", "From")) }
                    th scope="col" { (lang.pick("先", "To")) }
                    @if has_notes { th scope="col" { (lang.pick("考え方", "Why")) } }
                } }
                @for kind in LinkKind::ALL {
                    @let own = of(*kind);
                    @if !own.is_empty() { tbody {
                        tr.row-group { th colspan=(2 + usize::from(has_notes)) scope="rowgroup" {
                            (meaning(lang, *kind)) " " span.quiet { (show::count(own.len(), lang)) }
                        } }
                        @for tie in own { tr {
                            th.cell-name scope="row" { (links::element(lang, view, &tie.from)) }
                            td data-label=(lang.pick("先", "To")) { (links::element(lang, view, &tie.to)) }
                            @if has_notes { td data-label=(lang.pick("考え方", "Why")) {
                                @if let Some(note) = &tie.note { (show::japanese(note, lang)) }
                            } }
                        } }
                    } }
                }
            }
        }
        }
    } }
}

/// What a tie of a kind says.
fn meaning(lang: Lang, kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Contributes => lang.pick("寄与: 元が先を支える", "Contributes: the first leads to the second"),
        LinkKind::Answers => lang.pick("対応: 元が先の課題に応える", "Answers: the first answers the second"),
        LinkKind::Vision => lang.pick("将来像: 元が先の姿につながる", "Vision: the first leads to the second"),
        LinkKind::Backcast => lang.pick("逆算: 元の姿のために先が必要", "Backcast: the first needs the second"),
        LinkKind::Cause => {
            lang.pick("因果: 元が先を引き起こすという見立て", "Cause: the first is supposed to cause the second")
        }
    }
}
