//! Which address is which page.

use std::time::Duration;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware;
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

use crate::pages::{
    api as api_page, ask, compare, cooperation, data, faq, history, home, indicator, indicators, kpi, logic, meeting,
    meetings, node, plan, roadmap, snapshots, theme,
};
use crate::site::Site;
use crate::{api, asset, desk, documents, download, error, figure_file, health, kept, open_data, policy, site_map};

/// The longest that a request may take.
const LONGEST_REQUEST: Duration = Duration::from_secs(30);

/// Every page, download and API of a site.
pub fn router(site: Site) -> Router {
    let keep_answers = middleware::from_fn_with_state(site.clone(), kept::keep_answers);
    let timeout = TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LONGEST_REQUEST);
    whole(site, public().layer(keep_answers)).layer(timeout)
}

/// The same for whoever asks for everything once: nothing is kept, and an answer takes what it takes.
pub fn router_without_keeping(site: Site) -> Router {
    whole(site, public())
}

fn whole(site: Site, public: Router<Site>) -> Router {
    let header = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    public
        .merge(desk::routes::routes())
        .merge(health::routes())
        .fallback(error::no_such_page)
        .layer(middleware::from_fn_with_state(site.clone(), desk::refuse_other_sites))
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::new())
        .layer(header(header::CONTENT_SECURITY_POLICY, policy::WITHOUT_SCRIPTS))
        .layer(header(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(header(header::REFERRER_POLICY, "same-origin"))
        .layer(header(header::CACHE_CONTROL, "no-cache"))
        .layer(TraceLayer::new_for_http())
        .layer(middleware::from_fn_with_state(site.clone(), health::count_request))
        .with_state(site)
}

/// What everybody may see. Its answers are kept, so they may depend on the address and on what was
/// published, and on nothing else.
fn public() -> Router<Site> {
    let of = |plan: &str| {
        Router::new()
            .route(plan, get(plan::show_plan))
            .route(&format!("{plan}/faq"), get(faq::show_faq))
            .route(&format!("{plan}/nodes/{{node}}"), get(node::show_node))
            .route(&format!("{plan}/indicators"), get(indicators::show_indicators))
            .route(&format!("{plan}/indicators/{{indicator}}"), get(indicator::show_indicator))
            .route(&format!("{plan}/kpis/{{indicator}}"), get(kpi::show_kpi))
            .route(&format!("{plan}/cooperation"), get(cooperation::show_cooperation))
            .route(&format!("{plan}/cooperation/{{theme}}"), get(theme::show_theme))
            .route(&format!("{plan}/history"), get(history::show_history))
            .route(&format!("{plan}/logic"), get(logic::show_logic))
            .route(&format!("{plan}/meetings"), get(meetings::show_meetings))
            .route(&format!("{plan}/meetings/{{meeting}}"), get(meeting::show_meeting))
            .route(&format!("{plan}/roadmap"), get(roadmap::show_roadmap))
            .route(&format!("{plan}/data"), get(data::show_plan_data))
            .merge(figure_file::routes(plan))
            .merge(documents::routes(plan))
    };
    let files = |plan: &str| {
        let meeting = format!("{plan}/meetings/{{meeting}}");
        Router::new()
            .route(&format!("{meeting}/tables/{{table}}"), get(meeting::table_csv))
            .route(&format!("{meeting}/documents/{{document}}"), get(meeting::open_document))
    };
    let pages = || {
        Router::new()
            .route("/", get(home::show_home))
            .route("/compare", get(compare::show_compare))
            .route("/compare.csv", get(compare::areas_csv))
            .route("/compare/{concept}", get(compare::show_concept))
            .route("/ask", get(ask::show_ask))
            .route("/api", get(api_page::show_api))
            .route("/data", get(data::show_data))
            .merge(of("/plans/{plan}"))
            .merge(of("/plans/{plan}/snapshots/{snapshot}"))
            .route("/plans/{plan}/snapshots", get(snapshots::show_snapshots))
            .route("/plans/{plan}/snapshots/{snapshot}/changes", get(snapshots::show_changes))
    };
    pages()
        .nest("/en", pages())
        .route("/en/", get(home::show_home))
        .layer(middleware::from_fn(policy::allow_own_scripts))
        .layer(middleware::from_fn(api::allow_files_everywhere))
        .route("/search-index.js", get(ask::serve_index))
        .merge(download::routes().layer(api::cors()))
        .merge(files("/plans/{plan}").layer(api::cors()))
        .merge(files("/plans/{plan}/snapshots/{snapshot}").layer(api::cors()))
        .merge(open_data::routes().layer(api::cors()))
        .merge(api::routes())
        .route("/assets/{name}", get(asset::serve_asset))
        .route("/favicon.ico", get(asset::show_icon))
        .route("/robots.txt", get(site_map::show_robots))
        .route("/sitemap.xml", get(site_map::show_site_map))
}
