//! What is in this index?

mod drawing;
mod how;
mod members;
mod numbers;
pub mod years;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rashin_eval::plan::Index;
use rashin_model::{Code, Lang};
use rashin_report::indices::method;

use crate::error::PageError;
use crate::language::Asked;
use crate::layout::{Page, Section, page};
use crate::parts::{breadcrumb, faq, links, source, talk};
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::wanted::Wanted;
use crate::{link, show};

/// A composite index; an ordinary indicator has a page of its own kind.
pub async fn show_kpi(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    asked: Asked,
) -> Result<Response, PageError> {
    let view = wanted.view(&site, &asked).await?;
    let lang = asked.lang;
    let position = view.position(wanted.indicator()).ok_or_else(|| PageError::not_found(&asked))?;
    let indicator = view.indicator(position);
    let Some(index) = view.index(position) else {
        return Ok(Redirect::permanent(&link::indicator(lang, &view.place, &indicator.code)).into_response());
    };
    let list = (link::indicators(lang, &view.place), html! { (lang.pick("指標", "Indicators")) });
    let accent = view.used_at(position).next().map_or(1, |(_, node)| view.accent(node));
    let content = html! {
        (breadcrumb::breadcrumb(lang, &view, &[list], &show::name(indicator, lang)))
        div data-accent=(accent) {
            div.page-head {
                p.card-over {
                    @if let Some(field) = view.field_of(position) { span.tag.tag-field { (show::node(field, lang)) } }
                    span.tag { (lang.pick("合成指数", "composite index")) }
                }
                h1 { (show::name(indicator, lang)) }
            }
            (numbers::numbers(lang, &view, index))
            @if index.start.members > 0 { div.part.columns.columns-wide-first {
                (drawing::drawing(lang, &view, &indicator.code, index))
                (facts(lang, &view, position, index, "stack"))
            } }
            @else { (facts(lang, &view, position, index, "part facts-wide")) }
            (members::members(lang, &view, index))
            (how::how(lang, &view, index))
            (members::reference(lang, &view, index))
            (years::years(lang, &view, index))
            (faq::about(lang, &view, &indicator.code))
            (talk::about(lang, &view, Some(&indicator.code)))
            (links::links(lang, &view, &indicator.code))
            (used_at(lang, &view, &indicator.code, position))
        }
    };
    Ok(page(
        &asked,
        &Page { title: show::name_text(indicator, lang), plan: Some((&view, Section::Indicators)) },
        &content,
    )
    .into_response())
}

/// How the index is made, where it comes from, and what it would be if it were made otherwise.
fn facts(lang: Lang, view: &PlanView, position: usize, index: &Index, class: &str) -> Markup {
    let indicator = view.indicator(position);
    let otherwise = index.latest().map(|point| {
        [
            (lang.pick("重みを等しくすると", "With equal weights"), point.composite.equal_weights),
            (lang.pick("幾何平均にすると", "As a geometric mean"), point.composite.geometric),
        ]
    });
    html! { section class=(class) aria-labelledby="method" {
        div.part-head { h2 id="method" { (lang.pick("計算のしかた", "How it is computed")) } }
        dl.facts {
            div { dt { (lang.pick("方法", "Method")) } dd { (method(lang, index)) } }
            @if let Some(definition) = &indicator.definition {
                div { dt { (lang.pick("定義", "Definition")) } dd { (show::japanese(definition, lang)) } }
            }
            @if let Some(note) = &indicator.note {
                div { dt { (lang.pick("備考", "Remark")) } dd { (show::japanese(note, lang)) } }
            }
            div { dt { (lang.pick("出典", "Source")) } dd {
                (source::named(source::of_indicator(view, position).as_deref(), lang))
                @if let Some(own) = &indicator.source { span.cell-note { (show::japanese(own, lang)) } }
            } }
            @if !view.offices(position).is_empty() {
                div { dt { (lang.pick("所管課", "Office")) } dd { (show::offices(view.offices(position), lang)) } }
            }
            @for (name, figure) in otherwise.into_iter().flatten() {
                div { dt { (name) } dd { (show::or_reason(rashin_eval::show::figure(figure, 1), lang)) } }
            }
        }
    } }
}

fn used_at(lang: Lang, view: &PlanView, code: &Code, position: usize) -> Markup {
    html! { p.origin {
        @for (place, (_, node)) in view.used_at(position).enumerate() {
            @if place == 0 { (lang.pick("使われる項目: ", "Used at: ")) } @else { (lang.pick("、", ", ")) }
            a href=(link::node(lang, &view.place, &node.code)) { (show::node(node, lang)) }
        }
    } p.origin { a href=(link::api(&view.place, &format!("kpis/{code}"))) { "JSON" } } }
}
