//! Where is the list of indicators?

use axum::extract::{Path, RawQuery, State};
use maud::{Markup, html};
use rashin_model::Lang;

use crate::error::{self, PageError};
use crate::filter::{Filter, Grouping, Order};
use crate::language::Asked;
use crate::layout::{Page, Section, page};
use crate::parts::{breadcrumb, indicator_table, strip};
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::{link, show};

/// The indicators of a plan: filter, sort, group.
pub async fn show_indicators(State(site): State<Site>, Path(plan): Path<String>, query: RawQuery, asked: Asked) -> Result<Markup, PageError> {
    let view = site.plan(&error::code(&asked, &plan)?, None).await.map_err(PageError::of(&asked))?;
    let lang = asked.lang;
    let filter = Filter::of(query);
    let found = filter.apply(&view);
    let title = lang.pick("指標の一覧", "Indicators");
    let plain: Vec<usize> = found.iter().copied().filter(|&position| !view.is_composite(position)).collect();
    let content = html! {
        (breadcrumb::breadcrumb(lang, &view, &[], &html! { (lang.pick("指標", "Indicators")) }))
        div.page-head { h1 { (title) } p.page-lead { (strip::sentence(view.tally(view.plain_indicators()), lang)) } }
        (form(lang, &view, &filter))
        section.part aria-labelledby="list" {
            div.list-head {
                h2.visually-hidden id="list" { (lang.pick("一覧", "List")) }
                p.list-count { @if lang == Lang::Ja { (view.plan.indicators.len()) "件中 " (found.len()) "件" } @else { (found.len()) " of " (view.plan.indicators.len()) } }
                p.file-list {
                    a href=(download(&view, "csv", &filter)) { "CSV" }
                    a href=(download(&view, "xlsx", &filter)) { "Excel" }
                    a href=(format!("/api/v1/plans/{}/indicators", view.plan.profile.code)) { "JSON" }
                }
            }
            (strip::strip("list-strip", view.tally(plain.iter().copied()), lang.pick("一覧の指標の状況", "Standing of the indicators listed"), lang))
            p.row { (lang.pick("並べ替え", "Sort by")) @for (order, name) in [(Order::Plan, lang.pick("計画の順", "plan")), (Order::Name, lang.pick("名称", "name")), (Order::Standing, lang.pick("状況", "standing")), (Order::Progress, lang.pick("進捗率", "progress"))] {
                a.sort href=(format!("?{}", filter.sorted_by(order))) aria-current=[(filter.order == order).then_some("true")] { (name) @if filter.order == order { (if filter.descending { " ↓" } else { " ↑" }) } }
            } }
            @if found.is_empty() {
                div.empty { p.empty-title { (lang.pick("条件に合う指標はありません", "No indicator matches")) } p { a href="?" { (lang.pick("条件を消す", "Clear the filter")) } } }
            }
            @for (heading, members) in groups(lang, &view, &filter, &found) {
                @if !heading.is_empty() { h3 { (heading) " " span.quiet { (members.len()) } } }
                @let plain: Vec<usize> = members.iter().copied().filter(|&position| !view.is_composite(position)).collect();
                @let composites: Vec<usize> = members.iter().copied().filter(|&position| view.is_composite(position)).collect();
                @if !composites.is_empty() { ul { @for position in composites { li {
                    a href=(link::kpi(lang, &view.plan.profile.code, &view.indicator(position).code)) { (show::name(view.indicator(position), lang)) } " " span.tag { (lang.pick("合成指数", "composite index")) } " "
                    @if let Some(index) = view.index(position) { (show::or_reason(rashin_eval::show::figure(index.value(), 1), lang)) }
                } } } }
                @if !plain.is_empty() { (indicator_table::indicator_table(lang, &view, &format!("{heading} {title}"), &plain, &|position| note(lang, &view, position))) }
            }
        }
    };
    Ok(page(&asked, &Page { title, plan: Some((&view, Section::Indicators)) }, &content))
}

fn download(view: &PlanView, form: &str, filter: &Filter) -> String {
    format!("/plans/{}/indicators.{form}?{}", view.plan.profile.code, filter.query())
}

/// The offices of an indicator, or those of the first node it is used at.
fn note(lang: Lang, view: &PlanView, position: usize) -> Option<String> {
    let own = &view.indicator(position).department;
    let offices = if own.is_empty() { view.used_at(position).next().map(|(_, node)| node.departments.join("、"))? } else { own.join("、") };
    (!offices.is_empty()).then(|| offices.replace('、', lang.pick("、", ", ")))
}

fn groups(lang: Lang, view: &PlanView, filter: &Filter, found: &[usize]) -> Vec<(String, Vec<usize>)> {
    let name = |position: usize| match filter.grouping {
        Grouping::None => String::new(),
        Grouping::Field => view.field_of(position).map_or_else(
            || lang.pick("項目に属さない指標", "Without an element").to_owned(),
            |field| rashin_model::plan::titled(&field.title, field.title_en.as_deref(), lang).0.to_owned(),
        ),
        Grouping::Department => view.indicator(position).department.first().cloned().unwrap_or_else(|| lang.pick("所管課の記載なし", "No office named").to_owned()),
    };
    let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
    for &position in found {
        let heading = name(position);
        match groups.iter_mut().find(|(seen, _)| *seen == heading) {
            Some((_, members)) => members.push(position),
            None => groups.push((heading, vec![position])),
        }
    }
    groups
}

fn form(lang: Lang, view: &PlanView, filter: &Filter) -> Markup {
    let mut offices: Vec<&String> = view.plan.indicators.iter().flat_map(|indicator| indicator.department.iter()).collect();
    offices.sort();
    offices.dedup();
    let all = lang.pick("すべて", "All");
    html! {
        form.filter-form method="get" action="" aria-label=(lang.pick("一覧をしぼり込む", "Filter the list")) {
            div.filter-fields {
                div.field { label for="q" { (lang.pick("言葉", "Words")) } input.input id="q" name="q" type="search" value=(filter.words); }
                div.field { label for="field" { (lang.pick("分野", "Field")) } select.input id="field" name="field" {
                    option value="" { (all) }
                    @for (_, node) in view.fields() { option value=(node.code) selected[node.code == *filter.field.as_str()] { (rashin_model::plan::titled(&node.title, node.title_en.as_deref(), lang).0) } }
                } }
                @if !offices.is_empty() { div.field { label for="department" { (lang.pick("所管課", "Office")) } select.input id="department" name="department" {
                    option value="" { (all) }
                    @for office in offices { option value=(office) selected[*office == filter.department] { (office) } }
                } } }
                @if !view.plan.tags.is_empty() { div.field { label for="tag" { (lang.pick("タグ", "Tag")) } select.input id="tag" name="tag" {
                    option value="" { (all) }
                    @for tag in &view.plan.tags { option value=(tag.code) selected[tag.code == *filter.tag.as_str()] { (rashin_model::plan::titled(&tag.name_ja, tag.name_en.as_deref(), lang).0) } }
                } } }
                div.field { label for="group" { (lang.pick("まとめ方", "Group by")) } select.input id="group" name="group" {
                    @for (value, name, grouping) in [("field", lang.pick("分野ごと", "Field"), Grouping::Field), ("department", lang.pick("所管課ごと", "Office"), Grouping::Department), ("none", lang.pick("まとめない", "No grouping"), Grouping::None)] {
                        option value=(value) selected[filter.grouping == grouping] { (name) }
                    }
                } }
            }
            fieldset.field { legend { (lang.pick("状況", "Standing")) } div.filter-choices {
                @for standing in Filter::choices(view) {
                    label.choice {
                        input type="checkbox" name="standing" value=(standing.code()) checked[filter.standings.iter().any(|chosen| chosen == standing.code())];
                        (show::quiet_mark(show::standing_state(standing), standing.label(lang)))
                    }
                }
            } }
            div.filter-actions { button.button { (lang.pick("しぼり込む", "Filter")) } a href="?" { (lang.pick("条件を消す", "Clear")) } }
        }
    }
}
