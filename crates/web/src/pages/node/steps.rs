//! The half-year steps of a project.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::tables::{Node, Step};
use rashin_report::drawings::steps::StepStanding;

use crate::plan_view::PlanView;
use crate::{link, show};

/// The section; nothing for a node without steps.
pub fn steps(lang: Lang, view: &PlanView, node: &Node) -> Markup {
    let steps = view.steps(&node.code);
    html! { @if !steps.is_empty() { section.part aria-labelledby="steps" {
        div.part-head {
            h2 id="steps" { (lang.pick("半年ごとの歩み", "Half-year steps")) }
            a href=(link::roadmap(lang, &view.place)) { (lang.pick("ロードマップ全体", "The whole roadmap")) }
        }
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("半年ごとの予定と実績の表", "Table of what was planned and done by half-year")) {
            table.table.table-stack {
                thead { tr {
                    th scope="col" { (lang.pick("期間", "Period")) }
                    th scope="col" { (lang.pick("計画", "Planned")) }
                    th scope="col" { (lang.pick("実績", "Actual")) }
                    th scope="col" { (lang.pick("状況", "State")) }
                    th scope="col" { (lang.pick("要因と今後", "Cause and next")) }
                } }
                tbody { @for step in steps { (row(lang, view, step)) } }
            }
        }
    } } }
}

fn row(lang: Lang, view: &PlanView, step: &Step) -> Markup {
    let standing = StepStanding::of(step, view.evaluation.as_of);
    html! { tr {
        th scope="row" { (step.period.name(lang)) }
        td data-label=(lang.pick("計画", "Planned")) {
            @if let Some(words) = &step.planned { (show::japanese(words, lang)) }
        }
        td data-label=(lang.pick("実績", "Actual")) {
            @for words in [&step.actual, &step.done].into_iter().flatten() { p { (show::japanese(words, lang)) } }
        }
        td data-label=(lang.pick("状況", "State")) {
            (show::mark(standing.code(), standing.label(lang)))
        }
        td data-label=(lang.pick("要因と今後", "Cause and next")) {
            @if let Some(cause) = &step.cause { p { (lang.pick("要因: ", "Cause: ")) (show::japanese(cause, lang)) } }
            @if let Some(next) = &step.next { p { (lang.pick("今後: ", "Next: ")) (show::japanese(next, lang)) } }
        }
    } }
}
