//! What needs attention: figures that are behind or worse, projects that are late.

use maud::{Markup, html};
use rashin_eval::plan::Standing;
use rashin_model::Lang;
use rashin_model::tables::{Step, StepState};

use crate::parts::indicator_table::{Group, IndicatorTable};
use crate::plan_view::PlanView;
use crate::{link, show};

/// How many indicators and how many projects are named on the page.
const MOST: usize = 6;

/// The section; nothing when all is well.
pub fn attention(lang: Lang, view: &PlanView) -> Markup {
    let figures = behind(view);
    let late = late(view);
    if figures.is_empty() && late.is_empty() {
        return html! {};
    }
    let all = format!(
        "{}?standing=worse&standing=behind&standing=slightly_behind&group=none&sort=standing",
        link::indicators(lang, &view.place)
    );
    let shown = figures.iter().copied().take(MOST).collect();
    let note = |position: usize| {
        let field = view.field_of(position)?;
        Some(html! {
            (show::node(field, lang))
            @if !view.offices(position).is_empty() { " / " (show::offices(view.offices(position), lang)) }
        })
    };
    let label = lang.pick("遅れている指標の表", "Table of indicators behind");
    let table = IndicatorTable { id: "attention", label, groups: vec![Group::plain(shown)], note: &note, files: None };
    html! {
        section.part aria-labelledby="attention" {
            div.part-head { h2 id="attention" { (lang.pick("目を向けたいこと", "What needs attention")) } }
            @if !figures.is_empty() {
                div.list-head {
                    h3 {
                        (lang.pick("遅れている指標", "Indicators behind"))
                        " "
                        span.quiet { (show::count(figures.len(), lang)) }
                    }
                    @if figures.len() > MOST { a href=(all) { (lang.pick("すべて見る", "See all")) } }
                }
                (table.draw(lang, view))
            }
            @if !late.is_empty() {
                div.list-head {
                    h3 {
                        (lang.pick("遅れ・中止の事業", "Projects late or stopped"))
                        " "
                        span.quiet { (show::count(late.len(), lang)) }
                    }
                    a href=(link::roadmap(lang, &view.place)) { (lang.pick("ロードマップで見る", "See the roadmap")) }
                }
                (projects(lang, view, &late))
            }
        }
    }
}

/// The indicators that are behind, the worst first.
fn behind(view: &PlanView) -> Vec<usize> {
    let order = |position: usize| match view.standing(position) {
        Standing::Worse => Some(0),
        Standing::Behind => Some(1),
        Standing::SlightlyBehind => Some(2),
        _ => None,
    };
    let mut found: Vec<(i32, usize)> =
        view.plain_indicators().filter_map(|position| Some((order(position)?, position))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, position)| position).collect()
}

/// The latest reported step of every project that is late or stopped in it.
fn late(view: &PlanView) -> Vec<&Step> {
    let today = view.evaluation.as_of;
    let reported =
        |node| view.steps(node).into_iter().rfind(|step| step.state.is_some() && step.period.start() <= today);
    let latest = view.projects().into_iter().filter_map(|node| reported(&node.code));
    latest
        .filter(|step| matches!(step.state, Some(StepState::Late | StepState::Stopped | StepState::NotStarted)))
        .collect()
}

fn projects(lang: Lang, view: &PlanView, late: &[&Step]) -> Markup {
    let rows = late.iter().take(MOST).filter_map(|step| Some((*step, view.plan.node(step.node.as_str())?)));
    html! {
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("遅れ・中止の事業の表", "Table of projects late or stopped")) {
            table.table.table-stack {
                thead { tr {
                    th scope="col" { (lang.pick("事業", "Project")) }
                    th scope="col" { (lang.pick("状況", "State")) }
                    th scope="col" { (lang.pick("起きたこと", "What happened")) }
                    th scope="col" { (lang.pick("要因", "Cause")) }
                    th scope="col" { (lang.pick("今後", "Next")) }
                } }
                tbody { @for (step, node) in rows { tr {
                    th.cell-name scope="row" {
                        a href=(link::node(lang, &view.place, &node.code)) { (show::node(node, lang)) }
                        span.cell-note { (show::offices(&node.departments, lang)) }
                    }
                    td data-label=(lang.pick("状況", "State")) {
                        @if let Some(state) = step.state { (show::mark(state.code(), state.label(lang))) }
                        span.cell-note.date { (step.period.short_name(lang)) }
                    }
                    @for (name, words) in words(lang, step) {
                        td data-label=(name) { @if let Some(words) = words { (show::japanese(words, lang)) } }
                    }
                } } }
            }
        }
    }
}

/// What is said of a step, by heading.
fn words(lang: Lang, step: &Step) -> [(&'static str, Option<&String>); 3] {
    [
        (lang.pick("起きたこと", "What happened"), step.actual.as_ref().or(step.done.as_ref())),
        (lang.pick("要因", "Cause"), step.cause.as_ref()),
        (lang.pick("今後", "Next"), step.next.as_ref()),
    ]
}
