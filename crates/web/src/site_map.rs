//! The map of the site for search engines, and what they are to leave alone.

use std::fmt::Write as _;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::tz;

use crate::addresses::list_pages;
use crate::error::PageError;
use crate::language::Asked;
use crate::site::Site;

/// The most addresses that a map may hold (sitemaps.org).
const MOST: usize = 50_000;

/// Every page of the last publications, with the day it was published.
pub async fn show_site_map(State(site): State<Site>, asked: Asked) -> Result<Response, PageError> {
    let pages = list_pages(&site).await.map_err(PageError::of(&asked))?;
    let base = &site.settings().public_url;
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for (address, view) in pages.into_iter().take(MOST) {
        let snapshot = view.as_ref().and_then(|view| view.snapshot.as_ref());
        let day = snapshot.map(|snapshot| snapshot.at.to_zoned(tz::TimeZone::fixed(tz::offset(9))).date());
        let day = day.map(|day| format!("<lastmod>{day}</lastmod>")).unwrap_or_default();
        // Addresses are letters, digits, `-`, `_` and `/`, so nothing needs escaping.
        let _ = writeln!(text, "<url><loc>{base}{address}</loc>{day}</url>");
    }
    text.push_str("</urlset>\n");
    Ok(([(header::CONTENT_TYPE, "application/xml")], text).into_response())
}

/// Everything may be read; pages of staff are of no use to a search engine.
pub async fn show_robots(State(site): State<Site>) -> Response {
    let base = &site.settings().public_url;
    let text = format!(
        "User-agent: *\nDisallow: /desk\nDisallow: /en/desk\nDisallow: /sign-in\nDisallow: /en/sign-in\n\nSitemap: {base}/sitemap.xml\n"
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
