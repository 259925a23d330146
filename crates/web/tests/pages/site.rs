//! A site over a store in memory.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use jiff::Timestamp;
use jiff::civil::date;
use rashin_exchange::{Surroundings, read_plan};
use rashin_model::snapshot::Snapshot;
use rashin_model::{AreaCode, Plan};
use rashin_service::publish::{Publishing, preview_publication};
use rashin_service::rights::Actor;
use rashin_store::Database;
use rashin_web::{Settings, Site};
use tokio::sync::OnceCell;
use tower::ServiceExt;

/// The plans of the house.
pub const PLANS: [&str; 5] = ["akita", "aomori", "example", "mie", "toyama"];

/// Noon of 22 November 2026 in Japan.
pub fn now() -> Timestamp {
    "2026-11-22T03:00:00Z".parse().expect("a moment")
}

/// What plans are checked against.
pub fn surroundings() -> Surroundings<'static> {
    let is_real: &(dyn Fn(AreaCode) -> bool + Sync) = &|area| rashin_shipped::areas().contains(area);
    Surroundings { is_real_area: is_real, shipped_rubrics: rashin_shipped::rubrics(), unread_codes: &[] }
}

/// A plan of the house.
pub fn plan(name: &str) -> Plan {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plans").join(name);
    read_plan(&folder, &surroundings()).expect("the folder can be read").plan.expect("a plan without errors")
}

/// A store that holds some plans.
pub async fn store(plans: Vec<Plan>) -> Database {
    let store = Database::open("sqlite::memory:").await.expect("a store");
    for plan in plans {
        let preview = rashin_service::preview_import(&store, &plan, true).await.expect("a preview");
        rashin_service::import_plan(&store, &plan, true, preview.base, "test", "first import", now())
            .await
            .expect("an import");
        publish(&store, &plan, "公開版").await;
    }
    store
}

/// Publishes a plan as it stands now.
pub async fn publish(store: &Database, plan: &Plan, name: &str) -> Snapshot {
    let (operator, code, as_of) = (Actor::operator("test"), &plan.profile.code, date(2026, 11, 22));
    let preview = preview_publication(store, &operator, code, as_of, now()).await.expect("a preview");
    let name_en = if name == "公開版" { "First publication" } else { "" };
    let (name, name_en, note) = (name.to_owned(), name_en.to_owned(), String::new());
    let publishing = Publishing { name, name_en, as_of, note, base: preview.base };
    rashin_service::publish::publish(store, &operator, code, &publishing, now()).await.expect("a snapshot")
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("UTF-8")
    }

    /// A header as text; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("ASCII"))
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }
}

/// A router to ask.
#[derive(Clone)]
pub struct Asked(Router);

impl Asked {
    /// A site over a store.
    pub fn over(store: Database) -> Self {
        Self(rashin_web::router(Site::new(store, now, Settings::at("https://plans.example"))))
    }

    /// A router of any site.
    pub fn of(router: Router) -> Self {
        Self(router)
    }

    /// Every pattern of an address that the router knows.
    pub fn patterns(&self) -> Vec<String> {
        // The router tells its routes in its debug output only.
        let told = format!("{:?}", self.0);
        let is_pattern = |text: &&str| text.starts_with('/') && !text.contains(char::is_whitespace);
        let mut found: Vec<String> = told.split('"').filter(is_pattern).map(str::to_owned).collect();
        found.retain(|pattern| !pattern.contains("__private__"));
        found.sort();
        found.dedup();
        found
    }

    /// Asks for an address; redirects are not followed.
    pub async fn get(&self, address: &str) -> Answer {
        self.ask(Request::get(address).body(Body::empty()).expect("an address")).await
    }

    /// Sends a request.
    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.0.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: to_bytes(body, usize::MAX).await.expect("a body").to_vec(),
        }
    }

    /// Asks for a page that must be there.
    pub async fn page(&self, address: &str) -> String {
        let answer = self.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        answer.text().to_owned()
    }
}

/// The site over all plans of the house, made once. Its store answers on the runtime that made it,
/// so every test runs on that one.
pub fn with_house<F: Future<Output = ()>>(test: impl FnOnce(Arc<Asked>) -> F) {
    static RUNTIME: std::sync::OnceLock<tokio::runtime::Runtime> = std::sync::OnceLock::new();
    static HOUSE: OnceCell<Arc<Asked>> = OnceCell::const_new();
    let runtime =
        RUNTIME.get_or_init(|| tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime"));
    runtime.block_on(async {
        let house =
            HOUSE.get_or_init(|| async { Arc::new(Asked::over(Box::pin(store(PLANS.map(plan).into())).await)) }).await;
        test(house.clone()).await;
    });
}
