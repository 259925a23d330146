//! The elements at the top of the plan, level by level, with how their indicators stand.

use maud::{Markup, html};
use rashin_model::tables::Node;
use rashin_model::{Code, Lang};

use crate::parts::{grades, strip};
use crate::plan_view::PlanView;
use crate::{link, show};

/// From this number of elements on, rows are easier to read than cards.
const MOST_CARDS: usize = 8;

/// A section per level that stands at the top of the plan.
pub fn fields(lang: Lang, view: &PlanView) -> Markup {
    let mut levels: Vec<(&Code, Vec<(usize, &Node)>)> = Vec::new();
    for (accent, node) in view.fields() {
        match levels.iter_mut().find(|(level, _)| **level == node.level) {
            Some((_, nodes)) => nodes.push((accent, node)),
            None => levels.push((&node.level, vec![(accent, node)])),
        }
    }
    html! { @for (place, (level, nodes)) in levels.iter().enumerate() {
        @let id = format!("level-{level}");
        section.part aria-labelledby=(id) {
            div.part-head {
                h2 id=(id) { (heading(lang, view, level, place == 0)) }
                p.quiet { (show::count(nodes.len(), lang)) }
            }
            @if nodes.len() > MOST_CARDS { (table(lang, view, level, nodes)) }
            @else {
                ul.card-list.card-list-three { @for (accent, node) in nodes { (card(lang, view, *accent, node)) } }
            }
        }
    } }
}

/// What stands over a level: the first one is what the plan is about.
fn heading(lang: Lang, view: &PlanView, level: &Code, is_first: bool) -> String {
    let name = view.plan.level_name(level, lang);
    match (lang, is_first) {
        (_, false) => name.to_owned(),
        (Lang::Ja, true) => format!("{name}ごとの状況"),
        (Lang::En, true) => format!("Standing by {}", name.to_lowercase()),
    }
}

fn card(lang: Lang, view: &PlanView, accent: usize, node: &Node) -> Markup {
    let tally = view.tally(view.indicators_under(node));
    let below = below(lang, view, node);
    html! {
        li.card data-accent=(accent) {
            h3.card-title {
                @if let Some(number) = &node.number { span.card-number { (number) } " " }
                a href=(link::node(lang, &view.place, &node.code)) { (show::node(node, lang)) }
            }
            (grades::latest(lang, view, &node.code))
            @if tally.total() > 0 {
                (strip::small_strip(&format!("field-{}", node.code), tally, show::node_text(node, lang), lang))
            }
            @if tally.total() > 0 || !below.is_empty() {
                p.card-foot {
                    @if tally.total() > 0 { span { (lang.pick("指標", "Indicators")) " " (tally.total()) } }
                    @for (name, count) in below { span { (name) " " (count) } }
                }
            }
        }
    }
}

/// How many elements of each level lie below a node.
fn below<'a>(lang: Lang, view: &'a PlanView, node: &Node) -> Vec<(&'a str, usize)> {
    let subtree = view.plan.subtree(node);
    let of_level =
        |level: &Code| subtree.iter().filter(|below| below.level == *level && below.code != node.code).count();
    let counts = view.plan.levels.iter().map(|level| (view.plan.level_name(&level.code, lang), of_level(&level.code)));
    counts.filter(|(_, count)| *count > 0).collect()
}

fn table(lang: Lang, view: &PlanView, level: &Code, nodes: &[(usize, &Node)]) -> Markup {
    let has = |of: fn(&Node) -> bool| nodes.iter().any(|(_, node)| of(node));
    let has_tags = has(|node| !node.tags.is_empty());
    let has_offices = has(|node| !node.departments.is_empty());
    let has_grades =
        nodes.iter().any(|(_, node)| view.plan.grades.iter().any(|grade| grade.node.as_ref() == Some(&node.code)));
    let name = view.plan.level_name(level, lang);
    let label = match lang {
        Lang::Ja => format!("{name}の表"),
        Lang::En => format!("Table: {}", name.to_lowercase()),
    };
    html! {
        div.table-region tabindex="0" role="region" aria-label=(label) {
            table.table.table-stack {
                thead { tr {
                    th scope="col" { (name) }
                    @if has_grades { th scope="col" { (lang.pick("評価", "Grade")) } }
                    th scope="col" { (lang.pick("指標の状況", "Indicators")) }
                    @if has_tags { th scope="col" { (lang.pick("区分", "Tags")) } }
                    @if has_offices { th scope="col" { (lang.pick("所管課", "Office")) } }
                } }
                tbody { @for (_, node) in nodes { tr {
                    th.cell-name scope="row" {
                        @if let Some(number) = &node.number { span.quiet { (number) } " " }
                        a href=(link::node(lang, &view.place, &node.code)) { (show::node(node, lang)) }
                    }
                    @if has_grades {
                        td.cell-grade data-label=(lang.pick("評価", "Grade")) {
                            (grades::latest(lang, view, &node.code))
                        }
                    }
                    td data-label=(lang.pick("指標の状況", "Indicators")) {
                        (strip::key(view.tally(view.indicators_under(node)), lang))
                    }
                    @if has_tags {
                        td data-label=(lang.pick("区分", "Tags")) {
                            span.tag-row {
                                @for tag in view.tags(node) {
                                    span.tag { (show::title(&tag.name_ja, tag.name_en.as_deref(), lang)) }
                                }
                            }
                        }
                    }
                    @if has_offices {
                        td.cell-office data-label=(lang.pick("所管課", "Office")) {
                            (show::offices(&node.departments, lang))
                        }
                    }
                } } }
            }
        }
    }
}
