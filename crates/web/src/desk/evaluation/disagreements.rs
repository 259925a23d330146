//! Where marks part so far that a reason is asked for.

use maud::{Markup, html};
use rashin_eval::review::{Departure, Disagreement, Element, SideBySide};
use rashin_model::Lang;
use rashin_model::tables::GradedBy;

use super::basis::basis;
use super::chosen::Chosen;
use super::form::scale_name;
use crate::parts::grades;
use crate::plan_view::PlanView;
use crate::{link, show};

/// The section.
pub fn disagreements(lang: Lang, view: &PlanView, chosen: &Chosen<'_>) -> Markup {
    let found = rashin_eval::review::disagreements(&view.plan, &view.evaluation, chosen.review);
    let unexplained = found.iter().filter(|one| !one.is_explained()).count();
    let file = format!("/desk/plans/{}/evaluation/disagreements.csv?{}", view.plan.profile.code, chosen.query());
    html! {
        section.part aria-labelledby="disagreements" {
            div.part-head {
                h2 id="disagreements" { (lang.pick("評価の食い違い", "Disagreements")) }
                @if !found.is_empty() { p.file-list { a href=(link::to(lang, &file)) { "CSV" } } }
            }
            p.prose { (lang.pick("2段階以上離れた評価と、数値から計算した評価より良い自己評価です。付けた人の理由を求めます。",
                                 "Marks two steps or more apart, and self-given marks better than the figures allow. Whoever gave them owes a reason.")) }
            @if found.is_empty() {
                p.quiet { (lang.pick("この点検には、食い違いはありません。", "There are none in this review.")) }
            } @else {
                p.list-count { (count(lang, found.len(), unexplained)) }
                div.table-region tabindex="0" role="region" aria-label=(lang.pick("評価の食い違いの表", "Table of disagreements")) {
                    table.table.table-stack {
                        thead { tr {
                            th scope="col" { (lang.pick("対象", "Element")) }
                            @for by in GradedBy::ALL { th scope="col" { (by.label(lang)) } }
                            th scope="col" { (lang.pick("食い違いと理由", "Departure and reason")) }
                        } }
                        tbody { @for one in &found { (row(lang, view, one)) } }
                    }
                }
            }
        }
    }
}

fn count(lang: Lang, all: usize, unexplained: usize) -> String {
    match lang {
        Lang::Ja => format!("{all}件（うち理由のないもの {unexplained}件）"),
        Lang::En => format!("{all} ({unexplained} without a reason)"),
    }
}

fn row(lang: Lang, view: &PlanView, one: &Disagreement) -> Markup {
    let marks = &one.marks;
    html! { tr {
        th.cell-name scope="row" {
            (element(lang, view, &marks.element))
            span.cell-note { (show::mixed(&scale_name(lang, view, &marks.rubric, &marks.dimension), lang)) }
        }
        @for by in GradedBy::ALL { td data-label=(by.label(lang)) { (mark(lang, view, marks, *by)) } }
        td data-label=(lang.pick("食い違いと理由", "Departure and reason")) {
            ul.stack { @for departure in &one.departures { li {
                (words(departure, lang))
                @match &departure.reason {
                    Some(reason) => span.cell-note { (lang.pick("理由：", "Reason: ")) (show::japanese(reason, lang)) },
                    None => { " " (show::quiet_mark("late", lang.pick("理由なし", "no reason"))) },
                }
            } } }
        }
    } }
}

/// The element with the way to its page.
fn element(lang: Lang, view: &PlanView, element: &Element) -> Markup {
    let place = &view.place;
    match element {
        Element::Node(code) => html! { a href=(link::node(lang, place, code)) {
            @match view.plan.node(code.as_str()) { Some(node) => (show::node(node, lang)), None => (code) }
        } },
        Element::Indicator(code) => html! { a href=(link::indicator(lang, place, code)) {
            @match view.plan.indicator(code.as_str()) { Some(indicator) => (show::name(indicator, lang)), None => (code) }
        } },
    }
}

fn mark(lang: Lang, view: &PlanView, marks: &SideBySide, by: GradedBy) -> Markup {
    let grade = |mark: &str| grades::grade_in_cell(lang, view, &marks.rubric, &marks.dimension, mark);
    if by == GradedBy::Computed {
        return match &marks.computed {
            Ok(computed) => {
                html! { (grades::computed_mark_in_cell(lang, view, &marks.rubric, &marks.dimension, &computed.mark)) span.cell-note { (basis(computed.basis, lang)) } }
            }
            Err(reason) => html! { span.quiet { (reason.text(lang)) } },
        };
    }
    let none = || html! { span.quiet { (lang.pick("なし", "none")) } };
    marks.by(by).map_or_else(none, |given| grade(&given.mark))
}

/// A departure in words: 自己評価が計算による評価より1段階良い.
pub fn words(departure: &Departure, lang: Lang) -> String {
    let (by, from, steps) = (departure.by.label(lang), departure.from.label(lang), departure.steps);
    match (lang, departure.better) {
        (Lang::Ja, true) => format!("{by}が{from}より{steps}段階良い"),
        (Lang::Ja, false) => format!("{by}が{from}より{steps}段階悪い"),
        (Lang::En, better) => {
            let (step, way) = (if steps == 1 { "step" } else { "steps" }, if better { "better" } else { "worse" });
            format!("{by}: {steps} {step} {way} than {from}")
        }
    }
}
