//! What is this about, and is it moving?

mod below;
mod steps;
mod texts;

use axum::extract::{Path, State};
use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::difference::Difference;
use rashin_model::tables::{Node, UseRole};

use crate::error::PageError;
use crate::language::Asked;
use crate::layout::{Page, Section, page};
use crate::link::Shown;
use crate::parts::figure_menu::FigureMenu;
use crate::parts::indicator_table::{Group, IndicatorTable};
use crate::parts::{breadcrumb, earlier_editions, faq, grades, links, source, strip, summary, talk};
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::wanted::Wanted;
use crate::{link, show};

/// From this number of indicators on, their standings are drawn as a strip.
const LEAST_STRIP: usize = 4;

/// A node of a plan.
pub async fn show_node(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    asked: Asked,
) -> Result<Markup, PageError> {
    let view = wanted.view(&site, &asked).await?;
    let node = view.plan.node(wanted.node()).ok_or_else(|| PageError::not_found(&asked))?;
    let lang = asked.lang;
    let path = view.plan.path(node);
    let above = path[..path.len() - 1].iter();
    let steps: Vec<(String, Markup)> =
        above.map(|above| (link::node(lang, &view.place, &above.code), show::node(above, lang))).collect();
    let editions = site.editions(&view).await.map_err(PageError::of(&asked))?;
    let measured: Vec<&str> = view.uses(&node.code).map(|(row, _)| row.indicator.as_str()).collect();
    let is_own = |one: &Difference| match one.table {
        "nodes" | "items" | "uses" => one.key.first().is_some_and(|code| code == node.code.as_str()),
        "targets" => one.key.first().is_some_and(|code| measured.contains(&code.as_str())),
        _ => false,
    };
    let content = html! {
        (breadcrumb::breadcrumb(lang, &view, &steps, &show::node(node, lang)))
        div data-accent=(view.accent(node)) {
            (head(lang, &view, node))
            (texts::texts(lang, &view, node))
            (indicators(lang, &view, node))
            (below::below(lang, &view, node))
            (steps::steps(lang, &view, node))
            (graded(lang, &view, node))
            (faq::about(lang, &view, &node.code))
            (talk::about(lang, &view, Some(&node.code)))
            (links::links(lang, &view, &node.code))
            (earlier_editions::earlier_editions(lang, &view, &editions, is_own))
            (origin(lang, &view, node))
        }
    };
    let title = show::node_text(node, lang);
    Ok(page(&asked, &Page { title, plan: Some((&view, Section::Overview)) }, &content))
}

fn head(lang: Lang, view: &PlanView, node: &Node) -> Markup {
    let under = view.indicators_under(node);
    let tally = view.tally(under.iter().copied());
    html! {
        div.page-head {
            p.card-over {
                span.tag.tag-field {
                    (view.plan.level_name(&node.level, lang))
                    @if let Some(number) = &node.number { " " (number) }
                }
                @for tag in view.tags(node) { span.tag { (show::title(&tag.name_ja, tag.name_en.as_deref(), lang)) } }
                @if !node.departments.is_empty() { span { (show::offices(&node.departments, lang)) } }
            }
            h1 { (show::node(node, lang)) }
            @if !under.is_empty() {
                p.page-lead { (summary::summary(lang, view, &under)) }
                (summary::reasons(lang, view, &under))
            }
            @if let Some(note) = &node.note { p.quiet { (show::japanese(note, lang)) } }
        }
        @if tally.total() >= LEAST_STRIP && tally.judged() > 0 {
            @let title = lang.pick("指標の状況", "Standing of the indicators");
            (strip::strip("standing", tally, title, lang))
            (FigureMenu::of(Shown::Node(&node.code), "states").draw(lang, view, title))
        }
    }
}

fn indicators(lang: Lang, view: &PlanView, node: &Node) -> Markup {
    let uses: Vec<_> = view.uses(&node.code).collect();
    // The indices first: they say most.
    let mut positions: Vec<usize> = uses.iter().map(|(_, position)| *position).collect();
    positions.sort_by_key(|&position| !view.is_composite(position));
    let remark = |position: usize| {
        let row = uses.iter().find(|(_, own)| *own == position).map(|(row, _)| row)?;
        // A composite index is named as such already.
        let role = (row.role != UseRole::Kpi || !view.is_composite(position)).then(|| row.role.label(lang));
        let again = row.repeated.then_some(lang.pick("再掲", "shown again"));
        let words = [role, again].into_iter().flatten().collect::<Vec<_>>().join(lang.pick("、", ", "));
        (!words.is_empty()).then(|| html! { (words) })
    };
    let files = Some(FigureMenu::of(Shown::Node(&node.code), "progress"));
    let label = lang.pick("この項目の指標の表", "Table of the indicators of this element");
    html! { @if !positions.is_empty() { section.part aria-labelledby="indicators" {
        div.part-head {
            h2 id="indicators" { (lang.pick("指標", "Indicators")) }
            p.quiet { (show::count(positions.len(), lang)) }
        }
        (IndicatorTable { id: "own", label, groups: vec![Group::plain(positions)], note: &remark, files }.draw(lang, view))
    } } }
}

fn graded(lang: Lang, view: &PlanView, node: &Node) -> Markup {
    let has_grades = view.plan.grades.iter().any(|grade| grade.node.as_ref() == Some(&node.code));
    html! { @if has_grades { section.part aria-labelledby="grades" {
        div.part-head { h2 id="grades" { (lang.pick("評価", "Grades")) } }
        (grades::node_grades(lang, view, &node.code))
    } } }
}

/// Where the content of the page was taken from.
fn origin(lang: Lang, view: &PlanView, node: &Node) -> Markup {
    let paper = source::of_plan(view);
    html! { p.origin {
        (lang.pick("出典: ", "Source: "))
        @match (&node.source, &paper) {
            (Some(place), Some(paper)) => {
                (show::japanese(place, lang)) (lang.pick("（", " (")) (show::japanese(paper, lang)) (lang.pick("）", ")"))
            },
            (place, paper) => (source::named(place.as_deref().or(paper.as_deref()), lang)),
        }
    } }
}
