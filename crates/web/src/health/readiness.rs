//! Whether the server can do its work: whether its database answers.

use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use rashin_service::Store;

use crate::site::Site;

/// The longest that the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// `ok`, or 503 while the database does not answer.
pub async fn show_readiness(State(site): State<Site>) -> (StatusCode, &'static str) {
    match tokio::time::timeout(PATIENCE, site.store().plans()).await {
        Ok(Ok(_)) => (StatusCode::OK, "ok"),
        Ok(Err(error)) => {
            tracing::error!(%error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer")
        }
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database takes too long"),
    }
}
