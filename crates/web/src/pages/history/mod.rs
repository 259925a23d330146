//! How did the plan come about?

mod compare;
mod editions;
mod events;
mod facts;

use axum::extract::{Path, RawQuery, State};
use maud::{Markup, html};
use rashin_model::Lang;

use crate::error::PageError;
use crate::language::Asked;
use crate::layout::{Page, Section, page};
use crate::parts::{breadcrumb, source};
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::wanted::Wanted;

/// The events of a plan and its editions.
pub async fn show_history(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    RawQuery(query): RawQuery,
    asked: Asked,
) -> Result<Markup, PageError> {
    let view = wanted.view(&site, &asked).await?;
    let lang = asked.lang;
    let all = site.editions(&view).await.map_err(PageError::of(&asked))?;
    let query = query.unwrap_or_default();
    let named = |name: &str| {
        form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    };
    let number = |name: &str| named(name).and_then(|text| rashin_model::spelling::narrow(&text).trim().parse().ok());
    let chosen = compare::Chosen::of(&all, number("from"), number("to"));
    let title = lang.pick("計画の経緯", "History of the plan");
    let content = html! {
        (breadcrumb::breadcrumb(lang, &view, &[], &html! { (lang.pick("経緯", "History")) }))
        div.page-head { h1 { (title) } p.page-lead { (lead(lang, &view, all.len())) } }
        (facts::facts(lang, &view))
        (events::events(lang, &view, &named("kind").unwrap_or_default()))
        (editions::editions(lang, &view, &all))
        (compare::compare(lang, &all, chosen.as_ref()))
        p.origin { (lang.pick("出典: ", "Source: ")) (source::named(source::of_plan(&view).as_deref(), lang)) }
    };
    Ok(page(&asked, &Page { title, plan: Some((&view, Section::History)) }, &content))
}

fn lead(lang: Lang, view: &PlanView, editions: usize) -> String {
    let events = view.plan.events.len();
    match lang {
        Lang::Ja => format!("計画が生まれてから今までの{events}のできごとと、公表された{editions}つの版です。"),
        Lang::En => format!(
            "What happened from the beginning of the plan until now (events: {events}), and its published editions ({editions})."
        ),
    }
}
