//! What changed lately: publications and dated facts of all plans, the newest first.

use std::sync::Arc;

use jiff::civil::Date;
use maud::{Markup, html};
use rashin_model::difference::differences;
use rashin_model::snapshot::Snapshot;
use rashin_model::tables::Event;
use rashin_model::{Lang, Period};
use rashin_service::Error;
use rashin_service::publish::{list_snapshots, load_snapshot};
use rashin_service::records::Held;

use crate::link::Place;
use crate::parts::differences as parts;
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::{edition, link, show};

/// How many things are told.
const MOST: usize = 8;
/// How many of one plan are looked at, so that a busy plan does not hide the others.
const OF_ONE_PLAN: usize = 3;

/// Something that happened.
struct News<'a> {
    /// When it was over or known, in Japan.
    day: Date,
    view: &'a PlanView,
    what: What<'a>,
}

enum What<'a> {
    /// A publication, with the one before it.
    Published(Box<(Held<Snapshot>, Option<Held<Snapshot>>)>),
    /// A fact of the plan's calendar.
    Event(&'a Event),
}

/// The section; nothing where nothing has happened.
///
/// # Errors
/// [`Error::Store`].
pub async fn lately(site: &Site, lang: Lang, plans: &[Arc<PlanView>]) -> Result<Markup, Error> {
    let mut news: Vec<News<'_>> = Vec::new();
    for view in plans.iter().map(AsRef::as_ref) {
        let mut all = list_snapshots(site.store(), &view.plan.profile.code).await?;
        for _ in 0..OF_ONE_PLAN.min(all.len()) {
            let Some(last) = all.pop() else { break };
            let day = show::date_of(last.at);
            news.push(News { day, view, what: What::Published(Box::new((last, all.last().cloned()))) });
        }
        let mut past: Vec<&Event> =
            view.plan.events.iter().filter(|event| over(event) <= view.evaluation.as_of).collect();
        past.sort_by_key(|event| over(event));
        let last = past.into_iter().rev().take(OF_ONE_PLAN);
        news.extend(last.map(|event| News { day: over(event), view, what: What::Event(event) }));
    }
    // The sort is stable: of one day, the plans keep their order.
    news.sort_by_key(|one| std::cmp::Reverse(one.day));
    news.truncate(MOST);
    let mut items = Vec::new();
    for one in &news {
        items.push(item(site, lang, one).await?);
    }
    Ok(html! { @if !items.is_empty() { section.part aria-labelledby="lately" {
        div.part-head { h2 id="lately" { (lang.pick("最近の動き", "What changed lately")) } }
        ol.timeline { @for item in &items { (item) } }
    } } })
}

/// The day on which an event was over.
fn over(event: &Event) -> Date {
    event.until.unwrap_or(event.date).end()
}

async fn item(site: &Site, lang: Lang, news: &News<'_>) -> Result<Markup, Error> {
    let date = match &news.what {
        What::Event(event) => event.date.name(lang),
        What::Published(..) => Period::Date(news.day).name(lang),
    };
    let sentence = match &news.what {
        What::Event(event) => html! {
            a href=(format!("{}#calendar", link::plan(lang, &news.view.place))) {
                (show::title(&event.title, event.title_en.as_deref(), lang))
            }
        },
        What::Published(both) => publication(site, lang, &both.0, both.1.as_ref()).await?,
    };
    Ok(html! { li.past {
        span.timeline-date { (date) }
        div {
            span.cell-over {
                (show::titled(news.view.plan.short_title(lang), lang))
                @if news.view.plan.profile.invented { " " span.tag { (lang.pick("架空の例", "invented example")) } }
            }
            (sentence)
        }
    } })
}

/// What a publication brought.
async fn publication(
    site: &Site,
    lang: Lang,
    snapshot: &Held<Snapshot>,
    before: Option<&Held<Snapshot>>,
) -> Result<Markup, Error> {
    let place = Place::of_snapshot(&snapshot.plan, snapshot.number);
    let plan = link::plan(lang, &place);
    let Some(before) = before else {
        return Ok(html! {
            a href=(plan) { (edition::name(&snapshot.value, lang)) }
            (lang.pick("を公表（最初の公表）", " was published, the first of this plan"))
        });
    };
    let old = load_snapshot(site.store(), before).await?.plan;
    let new = load_snapshot(site.store(), snapshot).await?.plan;
    let found = differences(&old, &new);
    Ok(html! {
        a href=(plan) { (edition::name(&snapshot.value, lang)) }
        (lang.pick("を公表（", " was published ("))
        @if found.is_empty() { (lang.pick("表の内容は前と同じ", "the tables are as before")) }
        @else { a href=(format!("{plan}/changes")) { (show::mixed(&parts::counts(lang, &found), lang)) } }
        (lang.pick("）", ")"))
    })
}
