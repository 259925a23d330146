//! The open data of publications: their files, and the catalogues that list them.

mod catalog;
mod file;
mod held;

use axum::Router;
use axum::routing::get;

pub use held::{DataSizes, Held};

use crate::site::Site;

/// The routes of files and catalogues.
pub fn routes() -> Router<Site> {
    let of = |plan: &str| Router::new().route(&format!("{plan}/data/{{data}}"), get(file::send_file));
    of("/plans/{plan}")
        .merge(of("/plans/{plan}/snapshots/{snapshot}"))
        .route("/data/catalog.jsonld", get(catalog::send_json_ld))
        .route("/data/catalog.ttl", get(catalog::send_turtle))
        .route("/data/ckan/api/3/action/package_list", get(catalog::list_packages))
        .route("/data/ckan/api/3/action/package_search", get(catalog::search_packages))
        .route("/data/ckan/api/3/action/package_show", get(catalog::show_package))
}
