//! What a visitor gets who asks for something that is not there, and what stands around every answer.

use axum::http::StatusCode;

use crate::html::texts;
use crate::site::with_house;

#[test]
fn what_is_not_there_is_said_in_the_language_asked() {
    with_house(|house| async move {
        for path in [
            "/plans/nowhere",
            "/plans/example/nodes/nowhere",
            "/plans/example/indicators/nowhere",
            "/plans/example/kpis/nowhere",
            "/plans/akita/roadmap",
            "/nowhere",
            "/plans/not a code",
        ] {
            for (start, title) in [("", "ページが見つかりません"), ("/en", "Page not found")] {
                let address = format!("{start}{}", path.replace(' ', "%20"));
                let answer = house.get(&address).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
                assert_eq!(texts(answer.text(), |tag| tag.name == "h1"), [title], "{address}");
            }
        }
    });
}

#[test]
fn a_page_of_the_other_kind_is_redirected_to() {
    with_house(|house| async move {
        for (from, to) in [
            ("/plans/aomori/indicators/aomori-kpi-1", "/plans/aomori/kpis/aomori-kpi-1"),
            ("/en/plans/aomori/indicators/aomori-kpi-1", "/en/plans/aomori/kpis/aomori-kpi-1"),
            ("/plans/example/kpis/example-convenience", "/plans/example/indicators/example-convenience"),
        ] {
            let answer = house.get(from).await;
            assert_eq!((answer.status, answer.header("location")), (StatusCode::PERMANENT_REDIRECT, to));
        }
    });
}

#[test]
fn every_answer_keeps_the_browser_from_loading_or_framing_anything() {
    with_house(|house| async move {
        for address in
            ["/", "/plans/toyama", "/en/nowhere", "/plans/toyama/plan.xlsx", "/api/v1/plans", "/api/v1/nowhere"]
        {
            let answer = house.get(address).await;
            let policy = answer.header("content-security-policy");
            for rule in [
                "default-src 'none'",
                "style-src 'self'",
                "frame-ancestors 'none'",
                "base-uri 'none'",
                "form-action 'self'",
            ] {
                assert!(policy.contains(rule), "{address}: {policy}");
            }
            assert!(!policy.contains("unsafe"), "{policy}");
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{address}");
            assert_eq!(answer.header("referrer-policy"), "same-origin", "{address}");
        }
    });
}

#[test]
fn the_style_sheet_is_named_by_its_content_and_may_be_kept() {
    with_house(|house| async move {
        let page = house.page("/").await;
        let sheet = crate::html::tags(&page)
            .iter()
            .find(|tag| tag.get("rel") == Some("stylesheet"))
            .and_then(|tag| tag.get("href"))
            .expect("a style sheet")
            .to_owned();
        let answer = house.get(&sheet).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(
            answer.header("cache-control").contains("immutable")
                && answer.header("content-type").starts_with("text/css")
        );
        assert!(
            !answer.text().contains("http://") && !answer.text().contains("https://"),
            "the style sheet loads nothing from elsewhere"
        );
        assert_eq!(house.get("/assets/rashin-0000000000000000.css").await.status, StatusCode::NOT_FOUND);
    });
}
