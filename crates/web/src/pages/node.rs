//! What is this about, and is it moving?

use axum::extract::{Path, State};
use maud::{Markup, html};
use rashin_model::tables::{Item, Link, Node, Section as TextSection};
use rashin_model::{Code, Lang};

use crate::error::{self, PageError};
use crate::language::Asked;
use crate::layout::{Page, Section, page};
use crate::parts::{breadcrumb, grades, indicator_table, strip, talk};
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::{link, show};

/// A node of a plan.
pub async fn show_node(State(site): State<Site>, Path((plan, node)): Path<(String, String)>, asked: Asked) -> Result<Markup, PageError> {
    let view = site.plan(&error::code(&asked, &plan)?, None).await.map_err(PageError::of(&asked))?;
    let node = view.plan.node(&node).ok_or_else(|| PageError::not_found(&asked))?;
    let lang = asked.lang;
    let path = view.plan.path(node);
    let steps: Vec<(String, Markup)> = path[..path.len() - 1]
        .iter()
        .map(|above| (link::node(lang, &view.plan.profile.code, &above.code), show::title(&above.title, above.title_en.as_deref(), lang)))
        .collect();
    let content = html! {
        (breadcrumb::breadcrumb(lang, &view, &steps, &show::title(&node.title, node.title_en.as_deref(), lang)))
        div data-accent=(view.accent(node)) {
            (head(lang, &view, node))
            (texts(lang, &view, node))
            (indicators(lang, &view, node))
            (below(lang, &view, node))
            (project_steps(lang, &view, node))
            (graded(lang, &view, node))
            (said(lang, &view, node))
            (links(lang, &view, node))
            (origin(lang, node))
        }
    };
    let title = rashin_model::plan::titled(&node.title, node.title_en.as_deref(), lang).0;
    Ok(page(&asked, &Page { title, plan: Some((&view, Section::Overview)) }, &content))
}

fn head(lang: Lang, view: &PlanView, node: &Node) -> Markup {
    let tags = node.tags.iter().filter_map(|code| view.plan.tags.iter().find(|tag| tag.code == *code));
    let tally = view.tally(view.indicators_under(node));
    html! {
        div.page-head {
            p.card-over {
                span.tag.tag-field { (view.plan.level_name(&node.level, lang)) @if let Some(number) = &node.number { " " (number) } }
                @for tag in tags { span.tag { (show::title(&tag.name_ja, tag.name_en.as_deref(), lang)) } }
                @if !node.departments.is_empty() { span { (show::japanese(&node.departments.join("、"), lang)) } }
            }
            h1 { (show::title(&node.title, node.title_en.as_deref(), lang)) }
            @if tally.total() > 0 { p.page-lead { (strip::sentence(tally, lang)) } }
            @if let Some(note) = &node.note { p.quiet { (show::japanese(note, lang)) } }
        }
    }
}

/// The texts: sections that answer each other stand side by side, number by number; the others
/// are lists.
fn texts(lang: Lang, view: &PlanView, node: &Node) -> Markup {
    let items = |section: &TextSection| -> Vec<&Item> { view.plan.items.iter().filter(|item| item.node == node.code && item.section == section.code).collect() };
    let mut sections: Vec<&TextSection> = view.plan.sections.iter().filter(|section| !items(section).is_empty()).collect();
    sections.sort_by_key(|section| section.order);
    let has_changes = view.plan.items.iter().any(|item| item.node == node.code && !item.changed.is_empty());
    let answered_by = |section: &TextSection| sections.iter().find(|other| other.answers.as_ref() == Some(&section.code)).copied();
    let is_an_answer = |section: &TextSection| section.answers.as_ref().is_some_and(|code| sections.iter().any(|other| other.code == *code));
    // A chain (wish, issue, measure) is shown as its first section alone, then pairs.
    let pairs: Vec<(&TextSection, &TextSection)> = sections.iter().filter_map(|section| answered_by(section).map(|answer| (*section, answer))).collect();
    let alone = sections.iter().filter(|section| !is_an_answer(section) && answered_by(section).is_none());
    html! { @if !sections.is_empty() { section.part aria-labelledby="text" {
        div.part-head {
            h2 id="text" { (lang.pick("内容", "Content")) }
            @if has_changes { p.quiet { ins { (lang.pick("下線", "underlined")) } (lang.pick("は資料で変更とされた語句", ": marked as changed in the source")) } }
        }
        @for (asked, answer) in &pairs { (pair_table(lang, asked, answer, &items(asked), &items(answer))) }
        @for section in alone {
            h3 { (show::title(&section.name_ja, section.name_en.as_deref(), lang)) }
            ul.item-list { @for item in items(section) { li { @if !item.numbers.is_empty() { span.item-number { (show::circled(&item.numbers)) } " " } (text(lang, item)) } } }
        }
    } } }
}

/// Two sections side by side: rows by number.
fn pair_table(lang: Lang, left: &TextSection, right: &TextSection, left_items: &[&Item], right_items: &[&Item]) -> Markup {
    let mut rows: Vec<&[u32]> = Vec::new();
    for item in left_items.iter().chain(right_items) {
        if !rows.contains(&&*item.numbers.0) {
            rows.push(&item.numbers);
        }
    }
    rows.sort();
    let (left_name, right_name) = (rashin_model::plan::titled(&left.name_ja, left.name_en.as_deref(), lang), rashin_model::plan::titled(&right.name_ja, right.name_en.as_deref(), lang));
    let cell = |items: &[&Item], numbers: &[u32], name: &str| {
        let own: Vec<&&Item> = items.iter().filter(|item| *item.numbers.0 == *numbers).collect();
        html! { td data-label=(name) {
            @match own.len() {
                0 => span.quiet { "—" },
                1 => (text(lang, own[0])),
                _ => ul { @for item in own { li { (text(lang, item)) } } },
            }
        } }
    };
    html! {
        table.pairs {
            caption.visually-hidden { (left_name.0) " / " (right_name.0) }
            thead { tr {
                th scope="col" { span.visually-hidden { (lang.pick("番号", "Number")) } }
                th scope="col" { (show::titled(left_name, lang)) }
                th scope="col" { (show::titled(right_name, lang)) }
            } }
            tbody { @for numbers in rows { tr {
                th scope="row" { @if numbers.is_empty() { span.visually-hidden { (lang.pick("番号なし", "no number")) } } @else { span.item-number { (show::circled(numbers)) } } }
                (cell(left_items, numbers, left_name.0))
                (cell(right_items, numbers, right_name.0))
            } } }
        }
    }
}

/// A text with its changed phrases marked.
fn text(lang: Lang, item: &Item) -> Markup {
    let mut marks: Vec<(usize, usize)> = item.changed.iter().filter_map(|phrase| item.text.find(phrase.as_str()).map(|at| (at, at + phrase.len()))).collect();
    marks.sort_unstable();
    let mut pieces: Vec<(bool, &str)> = Vec::new();
    let mut done = 0;
    for (from, to) in marks.into_iter().filter(|(from, _)| *from >= done).collect::<Vec<_>>() {
        if from < done {
            continue;
        }
        pieces.push((false, &item.text[done..from]));
        pieces.push((true, &item.text[from..to]));
        done = to;
    }
    pieces.push((false, &item.text[done..]));
    html! { span lang=[(lang != Lang::Ja).then_some("ja")] { @for (changed, piece) in pieces { @if changed { ins { (piece) } } @else { (piece) } } } }
}

fn indicators(lang: Lang, view: &PlanView, node: &Node) -> Markup {
    let uses: Vec<_> = view.uses(&node.code).collect();
    let plain: Vec<usize> = uses.iter().map(|(_, position)| *position).filter(|&position| !view.is_composite(position)).collect();
    let composites: Vec<usize> = uses.iter().map(|(_, position)| *position).filter(|&position| view.is_composite(position)).collect();
    let plan = &view.plan.profile.code;
    let note = |position: usize| {
        let row = uses.iter().find(|(_, own)| *own == position).map(|(row, _)| row)?;
        let again = row.repeated.then_some(lang.pick("再掲", "shown again"));
        Some([Some(row.role.label(lang)), again].into_iter().flatten().collect::<Vec<_>>().join(lang.pick("、", ", ")))
    };
    html! {
        @if !composites.is_empty() { section.part aria-labelledby="kpis" {
            div.part-head { h2 id="kpis" { "KPI" } p.quiet { (lang.pick("目標を100とした指数", "Target = 100")) } }
            ul { @for &position in &composites { li {
                a href=(link::kpi(lang, plan, &view.indicator(position).code)) { (show::name(view.indicator(position), lang)) } " "
                @if let Some(index) = view.index(position) { (show::or_reason(rashin_eval::show::figure(index.value(), 1), lang)) }
            } } }
        } }
        @if !plain.is_empty() { section.part aria-labelledby="indicators" {
            div.part-head { h2 id="indicators" { (lang.pick("指標", "Indicators")) } p.quiet { (lang.pick("帯の印は、いまごろ来ているはずの位置", "The notch on a bar is where the plan should be by now")) } }
            (indicator_table::indicator_table(lang, view, lang.pick("この項目の指標", "Indicators of this element"), &plain, &note))
        } }
    }
}

/// The nodes below.
fn below(lang: Lang, view: &PlanView, node: &Node) -> Markup {
    let children: Vec<&Node> = view.plan.children(Some(&node.code)).collect();
    let plan = &view.plan.profile.code;
    html! { @if !children.is_empty() { section.part aria-labelledby="below" {
        div.part-head { h2 id="below" { (view.plan.level_name(&children[0].level, lang)) } p.quiet { (children.len()) } }
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("下位の項目", "Elements below")) {
            table.table.table-stack {
                thead { tr { th scope="col" { (lang.pick("項目", "Element")) } th scope="col" { (lang.pick("所管課", "Office")) } th scope="col" { (lang.pick("評価", "Grade")) } th.cell-number scope="col" { (lang.pick("指標", "Indicators")) } } }
                tbody { @for child in children {
                    @let again = child.parent.as_ref() != Some(&node.code);
                    tr {
                        th.cell-name scope="row" {
                            @if let Some(number) = &child.number { span.quiet { (number) } " " }
                            a href=(link::node(lang, plan, &child.code)) { (show::title(&child.title, child.title_en.as_deref(), lang)) }
                            @if again { span.cell-note { (lang.pick("再掲", "shown again")) } }
                        }
                        td data-label=(lang.pick("所管課", "Office")) { (show::japanese(&child.departments.join("、"), lang)) }
                        td data-label=(lang.pick("評価", "Grade")) { (short_grades(lang, view, &child.code)) }
                        td.cell-number data-label=(lang.pick("指標", "Indicators")) { (view.indicators_under(child).len()) }
                    }
                } }
            }
        }
    } } }
}

fn short_grades(lang: Lang, view: &PlanView, node: &Code) -> Markup {
    let given: Vec<_> = view.plan.grades.iter().filter(|grade| grade.node.as_ref() == Some(node)).collect();
    let latest = given.last().map(|grade| grade.review.clone());
    html! { @for grade in given.iter().filter(|grade| Some(&grade.review) == latest.as_ref()) { (grades::grade(lang, view, &grade.rubric, &grade.dimension, &grade.mark)) " " } }
}

/// The half-year steps of a project.
fn project_steps(lang: Lang, view: &PlanView, node: &Node) -> Markup {
    let steps = view.steps(&node.code);
    html! { @if !steps.is_empty() { section.part aria-labelledby="steps" {
        div.part-head { h2 id="steps" { (lang.pick("半年ごとの歩み", "Half-year steps")) } a href=(link::roadmap(lang, &view.plan.profile.code)) { (lang.pick("ロードマップ全体", "The whole roadmap")) } }
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("半年ごとの予定と実績", "Planned and actual by half-year")) {
            table.table.table-stack {
                thead { tr { th scope="col" { (lang.pick("期間", "Period")) } th scope="col" { (lang.pick("計画", "Planned")) } th scope="col" { (lang.pick("実績", "Actual")) } th scope="col" { (lang.pick("状況", "State")) } th scope="col" { (lang.pick("要因と今後", "Cause and next")) } } }
                tbody { @for step in steps { tr {
                    th scope="row" { (step.period.name(lang)) }
                    td data-label=(lang.pick("計画", "Planned")) { @if let Some(words) = &step.planned { (show::japanese(words, lang)) } }
                    td data-label=(lang.pick("実績", "Actual")) { @match step.actual.as_ref().or(step.done.as_ref()) { Some(words) => (show::japanese(words, lang)), None => span.quiet { (lang.pick("未報告", "not reported")) } } }
                    td data-label=(lang.pick("状況", "State")) { @match step.state { Some(state) => (show::mark(state.code(), state.label(lang))), None => (show::mark("not_due", lang.pick("時期前", "not due yet"))) } }
                    td data-label=(lang.pick("要因と今後", "Cause and next")) { @for words in [&step.cause, &step.next].into_iter().flatten() { p { (show::japanese(words, lang)) } } }
                } } }
            }
        }
    } } }
}

fn graded(lang: Lang, view: &PlanView, node: &Node) -> Markup {
    let has_grades = view.plan.grades.iter().any(|grade| grade.node.as_ref() == Some(&node.code));
    html! { @if has_grades { section.part aria-labelledby="grades" {
        div.part-head { h2 id="grades" { (lang.pick("評価", "Grades")) } }
        (grades::node_grades(lang, view, &node.code))
    } } }
}

fn said(lang: Lang, view: &PlanView, node: &Node) -> Markup {
    let (comments, decisions) = (talk::comments_on(view, Some(&node.code)), talk::decisions_on(view, Some(&node.code)));
    html! {
        @if !comments.is_empty() { section.part aria-labelledby="comments" {
            div.part-head { h2 id="comments" { (lang.pick("意見と対応", "Comments and responses")) } p.quiet { (comments.len()) } }
            (talk::comments(lang, view, &comments))
        } }
        @if !decisions.is_empty() { section.part aria-labelledby="decisions" {
            div.part-head { h2 id="decisions" { (lang.pick("決定", "Decisions")) } }
            (talk::decisions(lang, view, &decisions))
        } }
    }
}

/// Ties to other elements.
fn links(lang: Lang, view: &PlanView, node: &Node) -> Markup {
    let ties: Vec<(&Link, &Code, bool)> = view
        .plan
        .links
        .iter()
        .filter_map(|tie| if tie.from == node.code { Some((tie, &tie.to, true)) } else if tie.to == node.code { Some((tie, &tie.from, false)) } else { None })
        .collect();
    html! { @if !ties.is_empty() { section.part aria-labelledby="links" {
        div.part-head { h2 id="links" { (lang.pick("つながり", "Ties")) } }
        ul { @for (tie, other, outgoing) in ties { li {
            span.quiet { (tie.kind.label(lang)) " " @if outgoing { "→" } @else { "←" } " " }
            (element(lang, view, other))
            @if let Some(note) = &tie.note { " " span.quiet { (show::japanese(note, lang)) } }
        } } }
    } } }
}

/// An element by its code, linked where it has a page.
fn element(lang: Lang, view: &PlanView, code: &Code) -> Markup {
    let plan = &view.plan.profile.code;
    if let Some(node) = view.plan.node(code.as_str()) {
        return html! { a href=(link::node(lang, plan, code)) { (show::title(&node.title, node.title_en.as_deref(), lang)) } };
    }
    if let Some(position) = view.position(code.as_str()) {
        let address = if view.is_composite(position) { link::kpi(lang, plan, code) } else { link::indicator(lang, plan, code) };
        return html! { a href=(address) { (show::name(view.indicator(position), lang)) } };
    }
    let theme = view.plan.cooperation.iter().find(|theme| theme.code == *code);
    theme.map_or_else(|| html! { (code) }, |theme| show::title(&theme.title, theme.title_en.as_deref(), lang))
}

fn origin(lang: Lang, node: &Node) -> Markup {
    html! { @if let Some(source) = &node.source { p.quiet { (lang.pick("出典", "Source")) ": " (show::japanese(source, lang)) } } }
}
