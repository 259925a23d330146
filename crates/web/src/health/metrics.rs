//! Counts of requests by what they ask for and how they ended; nothing about who asked.

use std::sync::atomic::AtomicU64;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use jiff::Timestamp;
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

use crate::site::Site;

/// Upper ends of the spans of time that are told apart, in seconds.
const SPANS: [f64; 10] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// What is counted.
#[derive(Debug)]
pub struct Metrics {
    pub(super) registry: Registry,
    requests: Family<Answered, Counter>,
    seconds: Family<Asked, Histogram>,
    pub(super) journal: Gauge,
    pub(super) queued: Gauge,
    pub(super) sessions: Gauge,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Asked {
    class: Class,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    class: Class,
    status: u16,
}

/// What a request asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EncodeLabelValue)]
enum Class {
    /// A page or a download for everybody.
    Public,
    /// A page of staff, or signing in.
    Desk,
    /// The API.
    Api,
    /// A style sheet or a script.
    Asset,
    /// How the server is doing.
    Health,
    /// What is not there.
    Unknown,
}

impl Class {
    /// The class of the route that a request matched.
    fn of(route: Option<&str>) -> Self {
        let Some(route) = route else { return Self::Unknown };
        let route = route.strip_prefix("/en").filter(|rest| rest.starts_with('/')).unwrap_or(route);
        match route.split('/').nth(1).unwrap_or_default() {
            "api" => Self::Api,
            "assets" => Self::Asset,
            "healthz" | "readyz" | "metrics" => Self::Health,
            "" | "plans" | "robots.txt" | "sitemap.xml" => Self::Public,
            _ => Self::Desk,
        }
    }
}

impl Metrics {
    /// Nothing counted yet, at the start of the process.
    pub fn new(started: Timestamp) -> Self {
        let mut registry = Registry::default();
        let requests = Family::<Answered, Counter>::default();
        registry.register("rashin_requests", "Requests by what they asked for and status", requests.clone());
        let seconds = Family::<Asked, Histogram>::new_with_constructor(|| Histogram::new(SPANS));
        registry.register_with_unit("rashin_request", "Time taken by requests", Unit::Seconds, seconds.clone());
        let [journal, queued, sessions] = [
            ("rashin_journal_entries", "Commits that the journal tells of"),
            ("rashin_mails_queued", "Mails of the last days that were not sent yet"),
            ("rashin_sessions", "Sessions that are kept"),
        ]
        .map(|(name, help)| {
            let gauge = Gauge::default();
            registry.register(name, help, gauge.clone());
            gauge
        });
        let start = Gauge::<f64, AtomicU64>::default();
        start.set(started.as_duration().as_secs_f64());
        registry.register_with_unit("process_start_time", "When the server started", Unit::Seconds, start);
        Self { registry, requests, seconds, journal, queued, sessions }
    }
}

/// Counts a request and the time it takes.
pub async fn count_request(State(site): State<Site>, request: Request, next: Next) -> Response {
    let class = Class::of(request.extensions().get::<MatchedPath>().map(MatchedPath::as_str));
    let began = site.now();
    let response = next.run(request).await;
    let metrics = site.metrics();
    metrics.requests.get_or_create(&Answered { class, status: response.status().as_u16() }).inc();
    let taken = site.now().duration_since(began).as_secs_f64().max(0.0);
    metrics.seconds.get_or_create(&Asked { class }).observe(taken);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_are_told_apart_by_whom_they_are_for() {
        let classes = [
            ("/", Class::Public),
            ("/en/", Class::Public),
            ("/plans/{plan}/roadmap", Class::Public),
            ("/en/plans/{plan}", Class::Public),
            ("/desk", Class::Desk),
            ("/en/desk/reviews/{review}", Class::Desk),
            ("/sign-in", Class::Desk),
            ("/api/v1/plans", Class::Api),
            ("/assets/{name}", Class::Asset),
            ("/metrics", Class::Health),
        ];
        for (route, class) in classes {
            assert_eq!(Class::of(Some(route)), class, "{route}");
        }
        assert_eq!(Class::of(None), Class::Unknown);
    }
}
