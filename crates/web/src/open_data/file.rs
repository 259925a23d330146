//! One file of a publication.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::Held;
use crate::edition;
use crate::error::PageError;
use crate::language::Asked;
use crate::site::Site;
use crate::wanted::Wanted;

/// Sends a file of the open data of a publication, named by plan, publication and hash.
pub async fn send_file(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    asked: Asked,
) -> Result<Response, PageError> {
    let view = wanted.view(&site, &asked).await?;
    let held = Held::of(&site, view).await.map_err(PageError::of(&asked))?;
    let file = rashin_opendata::file(&held.release(&site), wanted.data());
    let file = file.ok_or_else(|| PageError::not_found(&asked))?;
    let (kind, name) = (file.media_type(), format!("{}-{}", edition::file_stem(held.view()), file.name));
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    let of_publication = edition::headers(held.view());
    let work = move || {
        let mut bytes = Vec::new();
        file.write(&held.release(&site), &mut bytes).map(|()| bytes)
    };
    let done =
        tokio::task::spawn_blocking(work).await.map_err(|error| PageError::unwritable(&asked, &error.to_string()))?;
    let bytes = done.map_err(|error| PageError::unwritable(&asked, &error.to_string()))?;
    Ok((headers, of_publication, Body::from(bytes)).into_response())
}
