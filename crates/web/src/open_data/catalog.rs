//! What is there, for catalogues: DCAT, and the questions that harvesters ask a CKAN.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use rashin_opendata::{Release, package_name};

use super::Held;
use crate::error::PageError;
use crate::language::Asked;
use crate::site::Site;

const JSON: &str = "application/json";

/// The last publication of every plan.
async fn all(site: &Site, asked: &Asked) -> Result<Vec<Arc<Held>>, PageError> {
    let mut found = Vec::new();
    for view in site.all_published().await.map_err(PageError::of(asked))? {
        found.push(Held::of(site, view).await.map_err(PageError::of(asked))?);
    }
    Ok(found)
}

/// Answers with what is written about every plan.
async fn answer(
    site: &Site,
    asked: &Asked,
    kind: &'static str,
    write: impl FnOnce(&[Release<'_>], &str, &mut dyn std::io::Write) -> std::io::Result<()>,
) -> Result<Response, PageError> {
    let held = all(site, asked).await?;
    let releases: Vec<Release<'_>> = held.iter().map(|held| held.release(site)).collect();
    let mut bytes = Vec::new();
    write(&releases, site.settings().data_base(), &mut bytes)
        .map_err(|error| PageError::unwritable(asked, &error.to_string()))?;
    Ok(([(header::CONTENT_TYPE, kind)], bytes).into_response())
}

/// The DCAT catalogue as JSON-LD.
pub async fn send_json_ld(State(site): State<Site>, asked: Asked) -> Result<Response, PageError> {
    answer(&site, &asked, "application/ld+json", rashin_opendata::write_catalog).await
}

/// The DCAT catalogue as Turtle.
pub async fn send_turtle(State(site): State<Site>, asked: Asked) -> Result<Response, PageError> {
    answer(&site, &asked, "text/turtle; charset=utf-8", rashin_opendata::write_catalog_turtle).await
}

/// The names of all packages.
pub async fn list_packages(State(site): State<Site>, asked: Asked) -> Result<Response, PageError> {
    answer(&site, &asked, JSON, rashin_opendata::write_package_list).await
}

/// All packages.
pub async fn search_packages(State(site): State<Site>, asked: Asked) -> Result<Response, PageError> {
    answer(&site, &asked, JSON, rashin_opendata::write_package_search).await
}

/// The package that `id` names.
pub async fn show_package(
    State(site): State<Site>,
    RawQuery(query): RawQuery,
    asked: Asked,
) -> Result<Response, PageError> {
    let query = query.unwrap_or_default();
    let id = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "id").map(|(_, id)| id.into_owned());
    let id = id.ok_or_else(|| PageError::not_found(&asked))?;
    let held = all(&site, &asked).await?;
    let release = held.iter().map(|held| held.release(&site)).find(|release| package_name(release) == id);
    let release = release.ok_or_else(|| PageError::not_found(&asked))?;
    let mut bytes = Vec::new();
    rashin_opendata::write_package(&release, &mut bytes)
        .map_err(|error| PageError::unwritable(&asked, &error.to_string()))?;
    Ok(([(header::CONTENT_TYPE, JSON)], bytes).into_response())
}
