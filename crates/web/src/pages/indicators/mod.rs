//! Where is the list of indicators?

mod form;

use axum::extract::{Path, RawQuery, State};
use maud::{Markup, html};
use rashin_model::Lang;

use crate::error::PageError;
use crate::filter::{Filter, Grouping};
use crate::language::Asked;
use crate::layout::{Page, Section, page};
use crate::link::Shown;
use crate::parts::figure_menu::FigureMenu;
use crate::parts::indicator_table::{Group, IndicatorTable};
use crate::parts::{breadcrumb, strip, summary};
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::wanted::Wanted;
use crate::{link, show};

/// The indicators of a plan: filter, sort, group.
pub async fn show_indicators(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    query: RawQuery,
    asked: Asked,
) -> Result<Markup, PageError> {
    let view = wanted.view(&site, &asked).await?;
    let lang = asked.lang;
    let filter = Filter::of(query);
    let found = filter.apply(&view, lang);
    let title = lang.pick("指標の一覧", "Indicators");
    let all: Vec<usize> = view.plain_indicators().collect();
    let content = html! {
        (breadcrumb::breadcrumb(lang, &view, &[], &html! { (lang.pick("指標", "Indicators")) }))
        div.page-head {
            h1 { (title) }
            @if !all.is_empty() {
                p.page-lead { (summary::summary(lang, &view, &all)) }
                (summary::reasons(lang, &view, &all))
            }
        }
        (form::form(lang, &view, &filter))
        section.part aria-labelledby="list" {
            div.list-head {
                h2.visually-hidden id="list" { (lang.pick("一覧", "List")) }
                p.list-count {
                    @if lang == Lang::Ja {
                        (view.plan.indicators.len())
                        "件中 "
                        (found.len())
                        "件"
                    } @else { (found.len()) " of " (view.plan.indicators.len()) }
                }
                p.file-list {
                    a href=(download(&view, "csv", &filter)) { "CSV" }
                    a href=(download(&view, "xlsx", &filter)) { "Excel" }
                    a href=(link::api(&view.place, "indicators")) { "JSON" }
                }
            }
            (list(lang, &view, &filter, &found))
        }
    };
    Ok(page(&asked, &Page { title, plan: Some((&view, Section::Indicators)) }, &content))
}

fn download(view: &PlanView, form: &str, filter: &Filter) -> String {
    format!("{}?{}", link::file(&view.place, &format!("indicators.{form}")), filter.query())
}

fn list(lang: Lang, view: &PlanView, filter: &Filter, found: &[usize]) -> Markup {
    if found.is_empty() {
        return html! { div.empty {
            p.empty-title { (lang.pick("条件に合う指標はありません", "No indicator matches")) }
            p { a href="?" { (lang.pick("条件を消す", "Clear the filter")) } }
        } };
    }
    let plain = found.iter().copied().filter(|&position| !view.is_composite(position));
    let tally = view.tally(plain);
    let note =
        |position: usize| (!view.offices(position).is_empty()).then(|| show::offices(view.offices(position), lang));
    let label = lang.pick("指標の表", "Table of indicators");
    let query = filter.query();
    let menu = |name| FigureMenu { query: &query, ..FigureMenu::of(Shown::Indicators, name) };
    let groups = groups(lang, view, filter, found);
    let table = IndicatorTable { id: "list", label, groups, note: &note, files: Some(menu("progress")) };
    let strip_title = lang.pick("一覧の指標の状況", "Standing of the indicators listed");
    html! {
        @if tally.total() > 0 {
            (strip::strip("list-strip", tally, strip_title, lang))
            @if tally.judged() > 0 { (menu("states").draw(lang, view, strip_title)) }
        }
        (table.draw(lang, view))
    }
}

/// The rows under their headings, in the order of their first rows.
fn groups(lang: Lang, view: &PlanView, filter: &Filter, found: &[usize]) -> Vec<Group> {
    if filter.grouping == Grouping::None {
        return vec![Group::plain(found.to_vec())];
    }
    let key = |position: usize| match filter.grouping {
        Grouping::Department => view.offices(position).first().map(String::as_str),
        Grouping::Field | Grouping::None => view.field_of(position).map(|field| field.code.as_str()),
    };
    let mut keys: Vec<Option<&str>> = Vec::new();
    let mut groups: Vec<Group> = Vec::new();
    for &position in found {
        let own = key(position);
        if let Some(place) = keys.iter().position(|seen| *seen == own) {
            groups[place].positions.push(position);
            continue;
        }
        keys.push(own);
        groups.push(Group { heading: Some(heading(lang, view, filter.grouping, position)), positions: vec![position] });
    }
    groups
}

/// The heading of the group that an indicator falls into, with its accent.
fn heading(lang: Lang, view: &PlanView, grouping: Grouping, position: usize) -> (Markup, usize) {
    if grouping == Grouping::Department {
        let office = view.offices(position).first();
        return (
            office.map_or_else(
                || html! { (lang.pick("所管課の記載なし", "No office named")) },
                |office| show::japanese(office, lang),
            ),
            1,
        );
    }
    match view.field_of(position) {
        Some(field) => (show::node(field, lang), view.accent(field)),
        None => (html! { (lang.pick("項目に属さない指標", "Of the plan as a whole")) }, 1),
    }
}
