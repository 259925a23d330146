//! The style sheet, the icon and the scripts: each one file, named by its content, so that browsers may keep
//! it for ever.
//!
//! A script makes an element of a page more comfortable (an island): the element names it in
//! `data-island`, and the page then loads it. A page without such an element has no script.

use std::sync::OnceLock;

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use sha2::{Digest, Sha256};

/// Names of the islands, with their scripts.
const ISLANDS: [(&str, &str); 5] = [
    ("ask", include_str!("../../../frontend/dist/ask.js")),
    ("grid", include_str!("../../../frontend/dist/grid.js")),
    ("map", include_str!("../../../frontend/dist/map.js")),
    ("series", include_str!("../../../frontend/dist/series.js")),
    ("table", include_str!("../../../frontend/dist/table.js")),
];

/// A file that pages name.
pub struct Asset {
    name: &'static str,
    /// Its address.
    pub address: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What it holds.
    pub text: String,
}

impl Asset {
    fn new(name: &'static str, ending: &str, media_type: &'static str, text: String) -> Self {
        let digest = Sha256::digest(&text);
        let mark = digest.iter().take(8).fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
        Self { name, address: format!("/assets/{name}-{mark:016x}.{ending}"), media_type, text }
    }
}

/// Every file: the style sheet, the icon, then the scripts.
pub fn assets() -> &'static [Asset] {
    static ASSETS: OnceLock<Vec<Asset>> = OnceLock::new();
    ASSETS.get_or_init(|| {
        let sheet = format!("{}\n{}", include_str!("../../../frontend/dist/rashin.css"), rashin_figures::FIGURES_CSS);
        let sheet = Asset::new("rashin", "css", "text/css; charset=utf-8", sheet);
        let script = |(name, text): (&'static str, &str)| {
            Asset::new(name, "js", "text/javascript; charset=utf-8", text.to_owned())
        };
        let icon = include_str!("../../../frontend/icon.svg").to_owned();
        let icon = Asset::new("icon", "svg", "image/svg+xml", icon);
        [sheet, icon].into_iter().chain(ISLANDS.into_iter().map(script)).collect()
    })
}

/// Where the style sheet is.
pub fn style_sheet() -> &'static str {
    &assets()[0].address
}

/// Where the icon of the site is.
pub fn icon() -> &'static str {
    &assets()[1].address
}

/// The icon for browsers that ask for it where icons used to be.
pub async fn show_icon() -> Redirect {
    Redirect::temporary(icon())
}

/// Where the scripts are that the islands of a page need, each once.
pub fn scripts_of(page: &str) -> impl Iterator<Item = &'static str> {
    let mut wanted: Vec<&str> =
        page.split("data-island=\"").skip(1).filter_map(|behind| behind.split('"').next()).collect();
    wanted.sort_unstable();
    wanted.dedup();
    assets()[2..].iter().filter(move |asset| wanted.contains(&asset.name)).map(|asset| asset.address.as_str())
}

/// The island that only pages of staff have.
const OF_STAFF: &str = "grid";

/// Where the files are that public pages name.
pub fn public_addresses() -> impl Iterator<Item = &'static str> {
    assets().iter().filter(|asset| asset.name != OF_STAFF).map(|asset| asset.address.as_str())
}

/// Serves an asset under its present name only.
pub async fn serve_asset(Path(name): Path<String>) -> Response {
    let is_it = |asset: &&'static Asset| asset.address.strip_prefix("/assets/") == Some(name.as_str());
    let Some(asset) = assets().iter().find(is_it) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers =
        [(header::CONTENT_TYPE, asset.media_type), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, asset.text.as_str()).into_response()
}

#[cfg(test)]
mod tests {
    use super::{assets, scripts_of};

    #[test]
    fn a_page_loads_the_scripts_of_its_islands_once_and_no_other() {
        let page =
            r#"<div data-island="table"></div><figure data-island="series"></figure><div data-island="table"></div>"#;
        let found: Vec<&str> = scripts_of(page).collect();
        assert!(found.len() == 2 && found[0].starts_with("/assets/series-") && found[1].starts_with("/assets/table-"));
        assert_eq!(scripts_of("<p>table</p>").count(), 0);
    }

    #[test]
    fn scripts_are_classic_ones_that_load_nothing() {
        for asset in assets().iter().filter(|asset| asset.media_type.starts_with("text/javascript")) {
            assert!(asset.text.starts_with("(function"), "{} is no classic script", asset.name);
            for word in ["import(", "eval(", "new Function(", "XMLHttpRequest", "//# sourceMappingURL"] {
                assert!(!asset.text.contains(word), "{}: {word}", asset.name);
            }
        }
    }
}
