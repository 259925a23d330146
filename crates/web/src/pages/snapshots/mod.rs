//! What was published when, and what changed from one publication to the next.

mod changes;

use axum::extract::{Path, RawQuery, State};
use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::difference::{Difference, differences};
use rashin_model::snapshot::Snapshot;
use rashin_service::publish::list_snapshots;

pub use changes::show_changes;

use crate::error::PageError;
use crate::language::Asked;
use crate::layout::{Page, Section, page};
use crate::link::Place;
use crate::parts::{breadcrumb, differences as parts};
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::wanted::Wanted;
use crate::{edition, link, show};

/// How many publications stand on a page.
pub const AT_ONCE: usize = 20;

/// A publication, with what changed from the one before.
struct Listed {
    snapshot: Snapshot,
    differences: Option<Vec<Difference>>,
}

/// The publications of a plan, newest first.
pub async fn show_snapshots(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    RawQuery(query): RawQuery,
    asked: Asked,
) -> Result<Markup, PageError> {
    let view = wanted.view(&site, &asked).await?;
    let lang = asked.lang;
    let before = form_urlencoded::parse(query.unwrap_or_default().as_bytes())
        .find(|(name, _)| name == "before")
        .and_then(|(_, number)| number.parse::<u32>().ok());
    let (listed, has_more) = list(&site, &view, before).await.map_err(PageError::of(&asked))?;
    let title = lang.pick("公表版", "Publications");
    let content = html! {
        (breadcrumb::breadcrumb(lang, &view, &[], &html! { (title) }))
        div.page-head {
            h1 { (title) }
            p.page-lead {
                (lang.pick("公表した内容は、そのときのまま残ります。どの版も、すべてのページとデータを見られます。",
                           "What was published stays as it was. Every page and every file of each publication can be seen."))
            }
        }
        section.part aria-labelledby="list" {
            h2.visually-hidden id="list" { (lang.pick("一覧", "List")) }
            ol.snapshot-list reversed { @for one in &listed { (item(lang, &view, one)) } }
            @if let Some(last) = listed.last().filter(|_| has_more) {
                p { a href=(format!("?before={}", last.snapshot.number)) { (lang.pick("前の公表版を見る", "Earlier publications")) } }
            }
            p.file-list { a href=(link::api(&Place::of(&view.plan.profile.code), "snapshots")) { "JSON" } }
        }
        section.part aria-labelledby="hash" {
            h2 id="hash" { (lang.pick("SHA-256について", "About the SHA-256")) }
            p.prose {
                (lang.pick("公表した表のすべてのセルと、そこから計算した数値と評価から求めた値です。内容が少しでも違えば別の値になるため、あとで内容が変わっていないことを確かめられます。",
                           "It is computed from every cell of the published tables and from every figure and mark that follows from them. Any other content has another value, so that it can be checked later that nothing was altered."))
            }
        }
    };
    Ok(page(&asked, &Page { title, plan: Some((&view, Section::Snapshots)) }, &content))
}

async fn list(site: &Site, view: &PlanView, before: Option<u32>) -> Result<(Vec<Listed>, bool), rashin_service::Error> {
    let mut snapshots = list_snapshots(site.store(), &view.plan.profile.code).await?;
    snapshots.retain(|held| before.is_none_or(|before| held.number < before));
    let first = snapshots.len().saturating_sub(AT_ONCE);
    let mut earlier = match first.checked_sub(1) {
        Some(place) => Some(site.load_public(&snapshots[place]).await?.0.plan),
        None => None,
    };
    let mut listed = Vec::new();
    for held in snapshots.drain(first..) {
        let plan = site.load_public(&held).await?.0.plan;
        let differences = earlier.as_ref().map(|earlier| differences(earlier, &plan));
        listed.push(Listed { snapshot: held.value, differences });
        earlier = Some(plan);
    }
    listed.reverse();
    Ok((listed, first > 0))
}

fn item(lang: Lang, view: &PlanView, one: &Listed) -> Markup {
    let Listed { snapshot, differences } = one;
    let place = Place::of_snapshot(&snapshot.plan, snapshot.number);
    let is_current = view.snapshot.as_ref().is_some_and(|current| current.number == snapshot.number);
    html! { li.card value=(snapshot.number) {
        p.card-over {
            span { @if lang == Lang::Ja { "第" (snapshot.number) "号" } @else { "No. " (snapshot.number) } }
            span { (show::day_of(snapshot.at, lang)) (lang.pick("公表", "")) }
            @if is_current { span.tag { (lang.pick("いまの公表版", "current")) } }
        }
        h3.card-title { a href=(link::plan(lang, &place)) { (edition::name(snapshot, lang)) } }
        @if let Some(note) = &snapshot.note { p { (show::japanese(note, lang)) } }
        dl.facts {
            div { dt { (lang.pick("基準日", "As of")) } dd { (show::day(snapshot.as_of, lang)) } }
            div {
                dt { (lang.pick("計画の版", "Revision of the plan")) }
                dd { @if lang == Lang::Ja { "第" (snapshot.revision) "版" } @else { (snapshot.revision) } }
            }
            div {
                dt { (lang.pick("前の公表版との違い", "Changed since the one before")) }
                dd { @match differences {
                    None => (lang.pick("最初の公表", "first publication")),
                    Some(found) if found.is_empty() => (lang.pick("表の内容は同じ（基準日だけが違うことがあります）", "the tables are the same; the day may differ")),
                    Some(found) => a href=(format!("{}/changes", link::plan(lang, &place))) {
                        (show::mixed(&parts::counts(lang, found), lang))
                    }
                } }
            }
            div { dt { "SHA-256" } dd { code.hash { (snapshot.sha256) } } }
        }
    } }
}
