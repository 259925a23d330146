//! How the server is doing, and who may know.

use std::net::SocketAddr;

use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use rashin_web::{Settings, Site};
use tower::ServiceExt;

use crate::site::{now, store};

/// Asks a site with the token "secret" from an address, with headers.
async fn ask(path: &str, from: &str, headers: &[(&str, &str)]) -> (StatusCode, String) {
    let database = store(Vec::new()).await;
    ask_over(database, path, from, headers).await
}

async fn ask_over(
    database: rashin_store::Database,
    path: &str,
    from: &str,
    headers: &[(&str, &str)],
) -> (StatusCode, String) {
    let settings = Settings { metrics_token: Some("secret".to_owned()), ..Settings::at("http://localhost") };
    let router = rashin_web::router(Site::new(database, now, settings));
    let get = |path: &str| {
        let mut request = Request::get(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut request = request.body(Body::empty()).expect("a request");
        request.extensions_mut().insert(ConnectInfo(from.parse::<SocketAddr>().expect("an address")));
        router.clone().oneshot(request)
    };
    for path in ["/", "/en/", "/nowhere", "/api/v1/plans", "/api/v1/plans"] {
        get(path).await.expect("an answer");
    }
    let answer = get(path).await.expect("an answer");
    let status = answer.status();
    let body = to_bytes(answer.into_body(), usize::MAX).await.expect("a body");
    (status, String::from_utf8_lossy(&body).into_owned())
}

#[tokio::test]
async fn server_says_that_it_is_up_and_that_its_database_answers() {
    for path in ["/healthz", "/readyz"] {
        assert_eq!(ask(path, "192.0.2.1:1", &[]).await, (StatusCode::OK, "ok".to_owned()), "{path}");
    }
}

#[tokio::test]
async fn server_without_its_database_is_up_but_not_ready() {
    let database = store(Vec::new()).await;
    database.close().await;
    assert_eq!(ask_over(database.clone(), "/healthz", "192.0.2.1:1", &[]).await.0, StatusCode::OK);
    assert_eq!(ask_over(database, "/readyz", "192.0.2.1:1", &[]).await.0, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn numbers_count_requests_by_what_they_asked_for() {
    let (status, text) = ask("/metrics", "127.0.0.1:1", &[]).await;
    assert_eq!(status, StatusCode::OK);
    for line in [
        "rashin_requests_total{class=\"Public\",status=\"200\"} 2",
        "rashin_requests_total{class=\"Unknown\",status=\"404\"} 1",
        "rashin_requests_total{class=\"Api\",status=\"200\"} 2",
        "rashin_request_seconds_count{class=\"Api\"} 2",
        "rashin_sessions 0",
        "rashin_mails_queued 0",
        "rashin_journal_entries 0",
        "process_start_time_seconds 1795316400.0",
        "# EOF",
    ] {
        assert!(text.lines().any(|found| found == line), "{line} is not in {text}");
    }
}

/// Headers of a request.
type Headers<'a> = &'a [(&'a str, &'a str)];

#[tokio::test]
async fn numbers_are_for_this_machine_and_for_the_token_only() {
    let right = [("authorization", "Bearer secret")];
    let cases: [(&str, Headers<'_>, StatusCode); 8] = [
        ("127.0.0.1:1", &[], StatusCode::OK),
        ("[::1]:1", &[], StatusCode::OK),
        ("192.0.2.1:1", &[], StatusCode::NOT_FOUND),
        ("192.0.2.1:1", &right, StatusCode::OK),
        ("192.0.2.1:1", &[("authorization", "Bearer secreT")], StatusCode::NOT_FOUND),
        ("192.0.2.1:1", &[("authorization", "secret")], StatusCode::NOT_FOUND),
        // A proxy on this machine brings the requests of others.
        ("127.0.0.1:1", &[("x-forwarded-for", "192.0.2.1")], StatusCode::NOT_FOUND),
        ("127.0.0.1:1", &[("x-forwarded-for", "127.0.0.1"), right[0]], StatusCode::OK),
    ];
    for (from, headers, status) in cases {
        assert_eq!(ask("/metrics", from, headers).await.0, status, "{from} {headers:?}");
    }
}
