//! The style sheet and the scripts: each one file, named by its content, so that browsers may keep
//! it for ever.

use std::sync::OnceLock;

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

struct Asset {
    address: String,
    media_type: &'static str,
    text: String,
}

impl Asset {
    fn new(name: &str, ending: &str, media_type: &'static str, text: String) -> Self {
        let digest = Sha256::digest(&text);
        let mark = digest.iter().take(8).fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
        Self { address: format!("/assets/{name}-{mark:016x}.{ending}"), media_type, text }
    }
}

fn sheet() -> &'static Asset {
    static SHEET: OnceLock<Asset> = OnceLock::new();
    SHEET.get_or_init(|| {
        let text = format!("{}\n{}", include_str!("../../../frontend/dist/rashin.css"), rashin_figures::FIGURES_CSS);
        Asset::new("rashin", "css", "text/css; charset=utf-8", text)
    })
}

fn grid() -> &'static Asset {
    static GRID: OnceLock<Asset> = OnceLock::new();
    GRID.get_or_init(|| {
        let text = include_str!("../../../frontend/dist/grid.js").to_owned();
        Asset::new("grid", "js", "text/javascript; charset=utf-8", text)
    })
}

/// Where the style sheet is.
pub fn style_sheet() -> &'static str {
    &sheet().address
}

/// Where the script of the entry grid is.
pub fn grid_script() -> &'static str {
    &grid().address
}

/// Serves an asset under its present name only.
pub async fn serve_asset(Path(name): Path<String>) -> Response {
    let is_it = |asset: &&'static Asset| asset.address.strip_prefix("/assets/") == Some(name.as_str());
    let Some(asset) = [sheet(), grid()].into_iter().find(is_it) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers =
        [(header::CONTENT_TYPE, asset.media_type), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, asset.text.as_str()).into_response()
}
