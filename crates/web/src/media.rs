//! Headers of files that were handed in: what they are, under which name they are saved.

use axum::http::HeaderValue;

/// The media type of a file as a header.
pub fn content_type(media_type: &str) -> HeaderValue {
    HeaderValue::from_str(media_type).unwrap_or(HeaderValue::from_static("application/octet-stream"))
}

/// A file is saved, not opened, under `title` with the ending of its kind; programs that read ASCII only
/// take `plain`.
pub fn disposition(plain: &str, title: &str, media_type: &str) -> HeaderValue {
    let ending = ending(media_type);
    let encoded: String = form_urlencoded::byte_serialize(title.as_bytes()).collect::<String>().replace('+', "%20");
    let text = format!("attachment; filename=\"{plain}.{ending}\"; filename*=UTF-8''{encoded}.{ending}");
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("attachment"))
}

/// The ending of a file's name by its media type.
pub fn ending(media_type: &str) -> &'static str {
    match media_type.split(';').next().unwrap_or_default() {
        "application/pdf" => "pdf",
        "image/png" => "png",
        "image/jpeg" => "jpg",
        "text/csv" => "csv",
        kind if kind.ends_with("spreadsheetml.sheet") => "xlsx",
        kind if kind.ends_with("wordprocessingml.document") => "docx",
        kind if kind.ends_with("presentationml.presentation") => "pptx",
        _ => "txt",
    }
}
