//! Every project with its latest step: one row is one link.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::tables::Node;
use rashin_report::drawings::steps::by_field;

use crate::plan_view::PlanView;
use crate::{link, show};

/// The columns that a table has: those that any row can fill.
struct Columns {
    above: bool,
    office: bool,
    report: bool,
}

/// The table.
pub fn table(lang: Lang, view: &PlanView, projects: &[&Node]) -> Markup {
    let columns = Columns {
        above: projects.iter().any(|node| view.plan.path(node).len() > 2),
        office: projects.iter().any(|node| !node.departments.is_empty()),
        report: !view.plan.steps.is_empty(),
    };
    let count = 1 + usize::from(columns.above) + usize::from(columns.office) + 2 * usize::from(columns.report);
    html! {
        div.table-region data-island="table" tabindex="0" role="region" aria-label=(lang.pick("事業の表", "Table of projects")) {
            table.table.table-stack {
                thead { tr {
                    th scope="col" { (lang.pick("事業", "Project")) }
                    @if columns.above { th scope="col" { (lang.pick("上位の項目", "Under")) } }
                    @if columns.office { th scope="col" { (lang.pick("所管課", "Office")) } }
                    @if columns.report {
                        th scope="col" { (lang.pick("最新の報告", "Latest report")) }
                        th scope="col" { (lang.pick("状況", "State")) }
                    }
                } }
                @for (field, own) in by_field(view, projects) {
                    tbody data-accent=(view.accent(field)) {
                        tr.row-group {
                            th colspan=(count) scope="rowgroup" {
                                (show::node(field, lang))
                                " "
                                span.quiet { (show::count(own.len(), lang)) }
                            }
                        }
                        @for node in own { (row(lang, view, node, &columns)) }
                    }
                }
            }
        }
    }
}

fn row(lang: Lang, view: &PlanView, node: &Node, columns: &Columns) -> Markup {
    let step = view.steps(&node.code).into_iter().rfind(|step| step.state.is_some());
    let path = view.plan.path(node);
    let above = (path.len() > 2).then(|| path[path.len() - 2]);
    html! { tr {
        th.cell-name scope="row" {
            @if let Some(number) = &node.number { span.quiet { (number) } " " }
            a href=(link::node(lang, &view.place, &node.code)) { (show::node(node, lang)) }
        }
        @if columns.above {
            td data-label=(lang.pick("上位の項目", "Under")) { @if let Some(above) = above { (show::node(above, lang)) } }
        }
        @if columns.office { td data-label=(lang.pick("所管課", "Office")) { (show::offices(&node.departments, lang)) } }
        @if columns.report {
            td data-label=(lang.pick("最新の報告", "Latest report")) {
                @match step {
                    Some(step) => {
                        @if let Some(words) = step.actual.as_ref().or(step.done.as_ref()) { (show::japanese(words, lang)) }
                        span.cell-note { (step.period.short_name(lang)) }
                    },
                    None => span.quiet { (lang.pick("公表なし", "not published")) },
                }
            }
            td data-label=(lang.pick("状況", "State")) {
                @if let Some(state) = step.and_then(|step| step.state) {
                    (show::mark(state.code(), state.label(lang)))
                }
            }
        }
    } }
}
