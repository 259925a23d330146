//! A document, printed.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use rashin_model::Lang;
use rashin_report::{Document, Edition, Form, NotMade, Scope, Source, document};
use rashin_service::deliberation::load_material;
use rashin_service::publish::content_hash;
use rashin_service::{Error, StoreError};

use crate::edition;
use crate::error::PageError;
use crate::language::Asked;
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::wanted::Wanted;

/// A document of a publication in the language of the address; `?about=` names the element or meeting that it is
/// of.
pub async fn send_document(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    RawQuery(query): RawQuery,
    asked: Asked,
) -> Result<Response, PageError> {
    let view = wanted.view(&site, &asked).await?;
    let missing = || PageError::not_found(&asked);
    let (code, ending) = wanted.printed().rsplit_once('.').ok_or_else(missing)?;
    let (document, form) = document(code).zip(Form::of_ending(ending)).ok_or_else(missing)?;
    let query = query.unwrap_or_default();
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    let about = pairs.find(|(name, _)| name == "about").map(|(_, code)| code.trim().to_owned());
    let about = about.filter(|code| !code.is_empty());
    if document.scope == Scope::Plan && about.is_some() {
        return Err(missing());
    }
    let of = about.as_deref().map_or_else(String::new, |code| format!("-{code}"));
    let file = format!("{}-{}{of}-{}.{}", edition::file_stem(&view), document.code, asked.lang.tag(), form.ending());
    let bytes =
        print(&site, view.clone(), document, form, asked.lang, about, None).await.map_err(PageError::of(&asked))?;
    let bytes = bytes.map_err(|_| missing())?;
    let headers = [
        (header::CONTENT_TYPE, form.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, format!("inline; filename=\"{file}\"")),
        (header::CONTENT_LANGUAGE, asked.lang.tag().to_owned()),
    ];
    Ok((headers, edition::headers(&view), Body::from(bytes)).into_response())
}

/// Prints a document of a publication, or of a plan as it is worked on; few at a time.
///
/// # Errors
/// [`Error::Store`] when the store fails, and for a document that cannot be set; what the plan lacks, within.
pub async fn print(
    site: &Site,
    view: Arc<PlanView>,
    document: &'static Document,
    form: Form,
    lang: Lang,
    about: Option<String>,
    number: Option<String>,
) -> Result<Result<Vec<u8>, NotMade>, Error> {
    let failed = |error: String| Error::Store(StoreError::Unreadable(error));
    let material = match (document.scope, &about) {
        (Scope::Meeting, Some(meeting)) => load_material(site.store(), &view.plan, meeting).await?,
        _ => BTreeMap::new(),
    };
    let _turn = site.turn_to_draw().await?;
    let press = site.settings().press.clone();
    let printed = tokio::task::spawn_blocking(move || {
        let sha256 = if view.snapshot.is_some() { String::new() } else { content_hash(&view) };
        let source = Source {
            assessed: &view,
            edition: match &view.snapshot {
                Some(snapshot) => Edition::Snapshot(snapshot),
                None => Edition::Working { revision: Some(view.header.revision.number), sha256: &sha256 },
            },
            lang,
            number: number.as_deref(),
            about: about.as_deref(),
            material: &material,
        };
        press.make(document, &source, form)
    });
    match printed.await.map_err(|error| failed(error.to_string()))? {
        Err(NotMade::Typeset(error)) => Err(failed(error.text(Lang::En))),
        Err(NotMade::Workbook(error)) => Err(failed(error.to_string())),
        made => Ok(made),
    }
}
