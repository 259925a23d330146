//! One thing that several plans measure, indicator beside indicator.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use maud::html;

use super::concepts::concepts;
use super::{concept_table, file};
use crate::error::PageError;
use crate::language::Asked;
use crate::layout::{Page, page};
use crate::parts::breadcrumb;
use crate::site::Site;
use crate::{link, show};

/// The indicators that measure it, their values by year; or its file, by the ending of the address.
pub async fn show_concept(
    State(site): State<Site>,
    Path(code): Path<String>,
    asked: Asked,
) -> Result<Response, PageError> {
    let plans = site.all_published().await.map_err(PageError::of(&asked))?;
    let lang = asked.lang;
    let (wanted, is_file) = code.strip_suffix(".csv").map_or((code.as_str(), false), |code| (code, true));
    let all = concepts(&plans);
    let concept = all.iter().find(|concept| *concept.code == *wanted).ok_or_else(|| PageError::not_found(&asked))?;
    if is_file {
        return Ok(file::concept_csv(lang, concept));
    }
    let (name, own) = concept.name(lang);
    let content = html! {
        (breadcrumb::plain_breadcrumb(lang, &[(link::to(lang, "/compare"), html! { (lang.pick("比較", "Compare")) })], &show::titled((name, own), lang)))
        div.page-head {
            h1 { (show::titled((name, own), lang)) }
            p.page-lead { (concept_table::lead(lang, concept)) }
        }
        (concept_table::indicators(lang, concept))
        (concept_table::years(lang, concept))
    };
    Ok(page(&asked, &Page { title: name, plan: None }, &content).into_response())
}
