//! How do plans, areas, years compare?

mod areas;
mod areas_table;
mod choice;
mod concept;
mod concept_table;
mod concepts;
mod file;

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rashin_model::Lang;

pub use concept::show_concept;
pub use file::areas_csv;

pub use choice::{scope_code, scopes};
pub use concepts::{Concept, Measured, concepts};

use choice::Choice;

use crate::error::PageError;
use crate::language::Asked;
use crate::layout::{Page, page};
use crate::link;
use crate::plan_view::PlanView;
use crate::show;
use crate::site::Site;

/// What can be compared, and the areas that were chosen.
pub async fn show_compare(State(site): State<Site>, query: RawQuery, asked: Asked) -> Result<Response, PageError> {
    let plans = site.all_published().await.map_err(PageError::of(&asked))?;
    let choice = Choice::of(query);
    let lang = asked.lang;
    let chosen = choice.indicator(&plans);
    if choice.names_one() && chosen.is_none() {
        return Err(PageError::not_found(&asked));
    }
    let shared: Vec<Concept<'_>> = concepts(&plans).into_iter().filter(|concept| concept.rows.len() > 1).collect();
    let title = lang.pick("比較", "Compare");
    let content = html! {
        div.page-head {
            h1 { (title) }
            p.page-lead {
                (lang.pick("ほかの計画の同じような指標、ほかの地域、これまでの年と並べて見られます。",
                           "Beside each other: indicators of several plans, areas, and years."))
            }
        }
        (areas::areas(lang, &plans, &choice, chosen))
        @if chosen.is_none() { (side_by_side(lang, &shared)) }
    };
    Ok(page(&asked, &Page { title, plan: None }, &content).into_response())
}

/// What several plans measure.
fn side_by_side(lang: Lang, concepts: &[Concept<'_>]) -> Markup {
    html! { section.part aria-labelledby="plans" {
        div.part-head {
            h2 id="plans" { (lang.pick("計画どうしを比べる", "Plans beside each other")) }
            @if !concepts.is_empty() { p.quiet { (show::count(concepts.len(), lang)) } }
        }
        @if concepts.is_empty() {
            div.empty {
                p.empty-title { (lang.pick("比べられる指標はまだありません", "Nothing to compare yet")) }
                p {
                    (lang.pick("二つ以上の指標が、計画の表「共通の指標」で同じコードを持つと、ここに並びます。",
                               "What appears here are indicators that share a code in the plans' table \"concepts\"."))
                }
            }
        }
        @else {
            p.prose {
                (lang.pick("同じことを測る指標です。定義が違うものは、違いを添えて並べます。数値の大小は、定義が同じときだけ比べられます。",
                           "Indicators that measure the same thing. Where definitions differ, the difference stands beside; values can be ranked only where they agree."))
            }
            div.table-region tabindex="0" role="region" aria-label=(lang.pick("比べられる指標の表", "Table of what can be compared")) {
                table.table.table-stack {
                    thead { tr {
                        th scope="col" { (lang.pick("測るもの", "What is measured")) }
                        th scope="col" { (lang.pick("計画", "Plans")) }
                        th.cell-number scope="col" { (lang.pick("指標", "Indicators")) }
                        th.cell-number scope="col" { (lang.pick("定義が同じもの", "With one definition")) }
                    } }
                    tbody { @for concept in concepts { tr {
                        th.cell-name scope="row" {
                            a href=(link::concept(lang, concept.code)) { (show::titled(concept.name(lang), lang)) }
                        }
                        td data-label=(lang.pick("計画", "Plans")) {
                            @for (place, view) in concept.plans().enumerate() {
                                @if place > 0 { (lang.pick("、", ", ")) }
                                (show::area(view, view.plan.area(), lang))
                            }
                        }
                        td.cell-number data-label=(lang.pick("指標", "Indicators")) { span.num { (concept.rows.len()) } }
                        td.cell-number data-label=(lang.pick("定義が同じもの", "With one definition")) {
                            @match concept.agreeing() {
                                0 => span.quiet { (lang.pick("なし", "none")) },
                                agreeing => span.num { (agreeing) },
                            }
                        }
                    } } }
                }
            }
        }
    } }
}

/// A plan by its code.
fn plan_of<'a>(plans: &'a [Arc<PlanView>], code: &str) -> Option<&'a PlanView> {
    plans.iter().map(AsRef::as_ref).find(|view| view.plan.profile.code == *code)
}
