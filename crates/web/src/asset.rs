//! The style sheet: one file, named by its content, so that browsers may keep it for ever.

use std::sync::OnceLock;

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

struct Sheet {
    address: String,
    text: String,
}

fn sheet() -> &'static Sheet {
    static SHEET: OnceLock<Sheet> = OnceLock::new();
    SHEET.get_or_init(|| {
        let text = format!("{}\n{}", include_str!("../../../frontend/dist/rashin.css"), rashin_figures::FIGURES_CSS);
        let digest = Sha256::digest(&text);
        let name = u64::from_be_bytes([
            digest[0], digest[1], digest[2], digest[3], digest[4], digest[5], digest[6], digest[7],
        ]);
        Sheet { address: format!("/assets/rashin-{name:016x}.css"), text }
    })
}

/// Where the style sheet is.
pub fn style_sheet() -> &'static str {
    &sheet().address
}

/// Serves the style sheet under its present name only.
pub async fn serve_asset(Path(name): Path<String>) -> Response {
    if sheet().address.strip_prefix("/assets/") != Some(name.as_str()) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    (headers, sheet().text.as_str()).into_response()
}
