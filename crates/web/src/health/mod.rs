//! How the server is doing, for those who run it: up, ready, in numbers.

mod metrics;
mod numbers;
mod readiness;

pub use metrics::Metrics;

use axum::Router;
use axum::routing::get;

use crate::site::Site;

/// The addresses for those who run the server.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(readiness::show_readiness))
        .route("/metrics", get(numbers::show_numbers))
}

pub use metrics::count_request;
