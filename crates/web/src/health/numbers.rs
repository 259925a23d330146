//! The numbers, as Prometheus reads them.

use std::net::SocketAddr;

use axum::Extension;
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use prometheus_client::encoding::text::encode;
use rashin_model::mail::{Mail, MailState};
use rashin_service::people::Session;
use rashin_service::records::{Record, list};
use rashin_service::{Error, JournalFrom, JournalQuery, Store};
use sha2::{Digest, Sha256};

use crate::site::Site;

/// The numbers are for programs on the same machine, and for those that give the operator's token;
/// for others the page is not there.
pub async fn show_numbers(
    State(site): State<Site>,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
) -> Response {
    let is_here = peer.is_some_and(|peer| peer.0.0.ip().to_canonical().is_loopback()) && !is_forwarded(&headers);
    if !is_here && !has_token(&site, &headers) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let mut text = String::new();
    if let Err(error) = look(&site).await {
        tracing::error!(%error, "the numbers of the database cannot be read");
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    if encode(&mut text, &site.metrics().registry).is_err() {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], text).into_response()
}

/// A request that came by a proxy on the same machine is not one of a program on it.
fn is_forwarded(headers: &HeaderMap) -> bool {
    ["x-forwarded-for", "forwarded", "x-real-ip", "via"].iter().any(|name| headers.contains_key(*name))
}

/// Hashes are compared, so that the time taken tells nothing about the token.
fn has_token(site: &Site, headers: &HeaderMap) -> bool {
    let Some(token) = &site.settings().metrics_token else { return false };
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    given.is_some_and(|given| Sha256::digest(given) == Sha256::digest(token))
}

/// Asks the database what only it knows.
async fn look(site: &Site) -> Result<(), Error> {
    let (store, metrics) = (site.store(), site.metrics());
    let last = JournalQuery {
        government: None,
        from: JournalFrom::Before(u64::MAX),
        subject: String::new(),
        by: String::new(),
        limit: 1,
    };
    let last = store.journal(&last).await.map_err(Error::Store)?;
    metrics.journal.set(last.first().map_or(0, |entry| i64::try_from(entry.number).unwrap_or(i64::MAX)));
    metrics.sessions.set(count(store.list(Session::KIND, "").await.map_err(Error::Store)?.len()));
    // Mails are of no use after some days; their keys begin with the day.
    let mut queued = 0;
    let mut day = site.today();
    for _ in 0..7 {
        let mails = list::<Mail>(store, &format!("{day}/")).await?;
        queued += mails.iter().filter(|mail| mail.state == MailState::Queued).count();
        day = day.yesterday().unwrap_or(day);
    }
    metrics.queued.set(count(queued));
    Ok(())
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
