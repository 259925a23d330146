//! What exactly is this figure?

pub mod areas;
mod course;
mod facts;
mod numbers;
mod promises;
mod succession;
mod values;

use axum::extract::{Path, RawQuery, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rashin_eval::plan::{ComputedMark, Series};
use rashin_model::Lang;
use rashin_model::difference::Difference;

use crate::error::PageError;
use crate::language::Asked;
use crate::layout::{Page, Section, page};
use crate::parts::{breadcrumb, calculation, earlier_editions, faq, grades, links, talk};
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::wanted::Wanted;
use crate::{download, link, show};

/// An indicator; a composite index has a page of its own kind.
pub async fn show_indicator(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    query: RawQuery,
    asked: Asked,
) -> Result<Response, PageError> {
    let view = wanted.view(&site, &asked).await?;
    if let Some(code) = wanted.indicator().strip_suffix(".csv") {
        return download::readings_csv(&view, code, &asked);
    }
    let lang = asked.lang;
    let position = view.position(wanted.indicator()).ok_or_else(|| PageError::not_found(&asked))?;
    let indicator = view.indicator(position);
    if view.is_composite(position) {
        return Ok(Redirect::permanent(&link::kpi(lang, &view.place, &indicator.code)).into_response());
    }
    let history = site.history(&view, &indicator.code).await.map_err(PageError::of(&asked))?;
    let shapes = areas::MapShapes::of(&site, &view).await.map_err(PageError::of(&asked))?;
    let series = view.series(position).ok_or_else(|| PageError::not_found(&asked))?;
    let list = (link::indicators(lang, &view.place), html! { (lang.pick("指標", "Indicators")) });
    let accent = view.used_at(position).next().map_or(1, |(_, node)| view.accent(node));
    let editions = site.editions(&view).await.map_err(PageError::of(&asked))?;
    let is_own = |one: &Difference| {
        matches!(one.table, "indicators" | "targets")
            && one.key.first().is_some_and(|code| code == indicator.code.as_str())
    };
    let content = html! {
        (breadcrumb::breadcrumb(lang, &view, &[list], &show::name(indicator, lang)))
        div data-accent=(accent) {
            (head(lang, &view, position))
            (numbers::numbers(lang, &view, position, series))
            (course::course_and_facts(lang, &view, position, series, &marks(lang, &view, position, series)))
            (how(lang, &view, series))
            (areas::areas(lang, &view, position, areas::Choice::of(query), &shapes))
            (promises::promises(lang, &view, position, series))
            (values::values(lang, &view, position, series, &history))
            (faq::about(lang, &view, &indicator.code))
            (talk::about(lang, &view, Some(&indicator.code)))
            (succession::succession(lang, &view, indicator))
            (earlier_editions::earlier_editions(lang, &view, &editions, is_own))
            (links::links(lang, &view, &indicator.code))
        }
    };
    Ok(page(
        &asked,
        &Page { title: show::name_text(indicator, lang), plan: Some((&view, Section::Indicators)) },
        &content,
    )
    .into_response())
}

fn head(lang: Lang, view: &PlanView, position: usize) -> Markup {
    let indicator = view.indicator(position);
    html! { div.page-head {
        p.card-over {
            @if let Some(field) = view.field_of(position) { span.tag.tag-field { (show::node(field, lang)) } }
            span { (indicator.kind.label(lang)) } span { (indicator.direction.label(lang)) }
            @if indicator.reference_only { span.tag { (lang.pick("参考値", "reference only")) } }
        }
        h1 { (show::name(indicator, lang)) }
    } }
}

fn how(lang: Lang, view: &PlanView, series: &Series) -> Markup {
    html! { section.part aria-labelledby="how" {
        div.part-head {
            h2 id="how" { (lang.pick("この数字の計算", "How this was computed")) }
            p.quiet { (lang.pick("基準日 ", "as of ")) (show::day(view.evaluation.as_of, lang)) }
        }
        (calculation::calculation(lang, view, series))
    } }
}

/// The marks, where there is one to give.
fn marks(lang: Lang, view: &PlanView, position: usize, series: &Series) -> Markup {
    let code = &view.indicator(position).code;
    let is_given = |mark: &&ComputedMark| mark.mark.as_ref().is_ok_and(|given| given.rank().is_some());
    let computed: Vec<&ComputedMark> = series.latest().marks.iter().filter(is_given).collect();
    let has_given = view.plan.grades.iter().any(|grade| grade.indicator.as_ref() == Some(code));
    html! { @if !computed.is_empty() || has_given { section.part-below aria-labelledby="marks" {
        div.part-head { h2 id="marks" { (lang.pick("評価", "Grades")) } }
        (grades::indicator_grades(lang, view, code, &computed))
    } } }
}
