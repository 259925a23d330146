//! How is the plan doing?

mod attention;
mod calendar;
mod fields;
mod graded;
mod head;
pub mod kpis;
mod reported;

use axum::extract::{Path, State};
use maud::{Markup, html};
use rashin_model::Lang;

use crate::error::PageError;
use crate::language::Asked;
use crate::layout::{Page, Section, page};
use crate::parts::indicator_table::{Group, IndicatorTable};
use crate::parts::talk;
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::wanted::Wanted;

/// A plan.
pub async fn show_plan(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    asked: Asked,
) -> Result<Markup, PageError> {
    let view = wanted.view(&site, &asked).await?;
    let lang = asked.lang;
    let content = html! {
        (head::head(lang, &view))
        (attention::attention(lang, &view))
        (fields::fields(lang, &view))
        (loose(lang, &view))
        (kpis::kpis(lang, &view))
        (graded::graded(lang, &view))
        (talk::about(lang, &view, None))
        (calendar::calendar(lang, &view))
        (reported::reported(lang, &view))
    };
    let title = view.plan.title(lang).0;
    Ok(page(&asked, &Page { title, plan: Some((&view, Section::Overview)) }, &content))
}

/// Indicators that no element uses: they must not be lost.
fn loose(lang: Lang, view: &PlanView) -> Markup {
    let loose: Vec<usize> =
        view.plain_indicators().filter(|&position| view.used_at(position).next().is_none()).collect();
    let title = lang.pick("項目に属さない指標", "Indicators of the plan as a whole");
    let label = lang.pick("項目に属さない指標の表", "Table of indicators of the whole plan");
    html! { @if !loose.is_empty() { section.part aria-labelledby="loose" {
        div.part-head { h2 id="loose" { (title) } }
        (IndicatorTable { id: "loose", label, groups: vec![Group::plain(loose)], note: &|_| None, files: None }.draw(lang, view))
    } } }
}
