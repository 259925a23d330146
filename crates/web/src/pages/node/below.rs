//! The elements below a node.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::tables::Node;

use crate::parts::{grades, strip};
use crate::plan_view::PlanView;
use crate::{link, show};

/// The section; nothing for a node without children.
pub fn below(lang: Lang, view: &PlanView, node: &Node) -> Markup {
    let children: Vec<&Node> = view.plan.children(Some(&node.code)).collect();
    let Some(first) = children.first() else { return html! {} };
    let counts: Vec<usize> = children.iter().map(|child| view.plan.subtree(child).len() - 1).collect();
    let has_offices = children.iter().any(|child| !child.departments.is_empty());
    let has_grades =
        view.plan.grades.iter().any(|grade| children.iter().any(|child| grade.node.as_ref() == Some(&child.code)));
    let has_indicators = children.iter().any(|child| !view.indicators_under(child).is_empty());
    let has_below = counts.iter().any(|count| *count > 0);
    let name = view.plan.level_name(&first.level, lang);
    html! { section.part aria-labelledby="below" {
        div.part-head { h2 id="below" { (name) } p.quiet { (show::count(children.len(), lang)) } }
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("下位の項目の表", "Table of the elements below")) {
            table.table.table-stack {
                thead { tr {
                    th scope="col" { (name) }
                    @if has_grades { th scope="col" { (lang.pick("評価", "Grade")) } }
                    @if has_indicators { th scope="col" { (lang.pick("指標の状況", "Indicators")) } }
                    @if has_below { th.cell-number scope="col" { (lang.pick("下位の項目", "Elements below")) } }
                    @if has_offices { th scope="col" { (lang.pick("所管課", "Office")) } }
                } }
                tbody { @for (child, count) in children.iter().zip(&counts) { tr {
                    th.cell-name scope="row" {
                        @if let Some(number) = &child.number { span.quiet { (number) } " " }
                        a href=(link::node(lang, &view.place, &child.code)) { (show::node(child, lang)) }
                        @if child.parent.as_ref() != Some(&node.code) {
                            span.cell-note { (lang.pick("再掲", "shown again")) }
                        }
                    }
                    @if has_grades {
                        td.cell-grade data-label=(lang.pick("評価", "Grade")) {
                            (grades::latest(lang, view, &child.code))
                        }
                    }
                    @if has_indicators {
                        td data-label=(lang.pick("指標の状況", "Indicators")) {
                            (strip::key(view.tally(view.indicators_under(child)), lang))
                        }
                    }
                    @if has_below { td.cell-number data-label=(lang.pick("下位の項目", "Elements below")) { (count) } }
                    @if has_offices {
                        td.cell-office data-label=(lang.pick("所管課", "Office")) {
                            (show::offices(&child.departments, lang))
                        }
                    }
                } } }
            }
        }
    } }
}
