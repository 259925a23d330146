//! An answer that is kept: its headers, its tag, its body packed.

use std::io::{Read as _, Write as _};

use axum::body::{Body, Bytes};
use axum::http::response::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::accepts;

/// Bodies below this many bytes are sent as they are: a packet carries them either way.
const WORTH_PACKING: usize = 860;

/// Bodies above this many bytes are packed in haste.
const LARGE: usize = 4 << 20;

/// What an entry takes besides its body and headers, in bytes, about.
const OVERHEAD: usize = 300;

/// What differs between an answer as gzip and the same one unpacked, in its tag.
const PACKED: &str = "-gzip";

/// An answer with status 200.
pub struct Answer {
    headers: HeaderMap,
    tag: String,
    body: Packed,
}

/// A body. Nearly everybody takes gzip, so a body that gains by it is kept in that form only.
enum Packed {
    Gzip(Bytes),
    Plain(Bytes),
}

impl Answer {
    /// Packs an answer.
    ///
    /// # Errors
    /// What the packing said; memory is the only thing it writes to.
    pub fn pack(parts: Parts, body: Bytes) -> std::io::Result<Self> {
        let mut headers = parts.headers;
        let digest = Sha256::digest(&body);
        let mark = digest.iter().take(16).fold(0_u128, |number, byte| (number << 8) | u128::from(*byte));
        let tag = format!("{mark:032x}");
        let body = if body.len() >= WORTH_PACKING && gains(&headers) { packed(body)? } else { Packed::Plain(body) };
        headers.remove(header::CONTENT_LENGTH);
        if matches!(body, Packed::Gzip(_)) {
            headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
        }
        Ok(Self { headers, tag, body })
    }

    /// How many bytes it takes.
    pub fn size(&self) -> usize {
        let (Packed::Gzip(bytes) | Packed::Plain(bytes)) = &self.body;
        let headers: usize = self.headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
        bytes.len() + headers + OVERHEAD
    }

    /// The answer to a request with these headers: that nothing changed, or the body in a form that is taken.
    pub fn give(&self, asked: &HeaderMap) -> Response {
        let is_packed = matches!(self.body, Packed::Gzip(_)) && accepts::takes_gzip(asked);
        let tag = format!("\"{}{}\"", self.tag, if is_packed { PACKED } else { "" });
        let mut headers = self.headers.clone();
        if accepts::has(asked, &tag) {
            headers.remove(header::CONTENT_TYPE);
            headers.remove(header::CONTENT_DISPOSITION);
            insert(&mut headers, header::ETAG, &tag);
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        insert(&mut headers, header::ETAG, &tag);
        let body = match &self.body {
            Packed::Gzip(bytes) if is_packed => {
                insert(&mut headers, header::CONTENT_ENCODING, "gzip");
                bytes.clone()
            }
            Packed::Gzip(bytes) => unpacked(bytes),
            Packed::Plain(bytes) => bytes.clone(),
        };
        (headers, Body::from(body)).into_response()
    }
}

/// Texts gain by packing; workbooks, pictures and archives are packed in themselves.
fn gains(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    kind.starts_with("text/")
        || ["json", "xml", "javascript", "yaml", "turtle"].iter().any(|ending| kind.ends_with(ending))
}

fn packed(body: Bytes) -> std::io::Result<Packed> {
    let effort = if body.len() > LARGE { Compression::fast() } else { Compression::default() };
    let mut encoder = GzEncoder::new(Vec::with_capacity(body.len() / 4), effort);
    encoder.write_all(&body)?;
    let packed = encoder.finish()?;
    Ok(if packed.len() < body.len() { Packed::Gzip(packed.into()) } else { Packed::Plain(body) })
}

/// What was packed here can be unpacked.
fn unpacked(bytes: &Bytes) -> Bytes {
    let mut body = Vec::with_capacity(bytes.len() * 5);
    if let Err(error) = GzDecoder::new(&bytes[..]).read_to_end(&mut body) {
        tracing::error!(%error, "a kept answer cannot be unpacked");
    }
    body.into()
}

fn insert(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
