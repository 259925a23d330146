//! The answer to a request for a figure.

use axum::body::Body;
use axum::extract::{Path, RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use rashin_model::Lang;

use super::{FORMS, Figures, Subject, sheet};
use crate::csv_file::csv_bytes;
use crate::edition;
use crate::error::PageError;
use crate::language::Asked;
use crate::site::Site;
use crate::wanted::Wanted;

/// A figure of a list in the form that the ending of its name asks for; in the language of the address, or in
/// that of `?lang=`.
pub async fn serve(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    query: RawQuery,
    asked: Asked,
    figures: Figures,
) -> Result<Response, PageError> {
    let view = wanted.view(&site, &asked).await?;
    let lang = language(&query).unwrap_or(asked.lang);
    let missing = || PageError::not_found(&asked);
    let (name, ending) = wanted.figure().rsplit_once('.').ok_or_else(missing)?;
    let (name, draw) = figures.iter().find(|(known, _)| *known == name).ok_or_else(missing)?;
    if !FORMS.contains(&ending) {
        return Err(missing());
    }
    let subject = Subject { lang, view: &view, wanted: &wanted, query: &query };
    let figure = draw(&subject).ok_or_else(missing)?;
    let (kind, bytes) = match ending {
        "csv" => ("text/csv; charset=utf-8", csv_bytes(&figure.heading, &figure.rows)),
        "png" => {
            let drawn = site.png(sheet::on_sheet(lang, &view, &figure)).await.map_err(PageError::of(&asked))?;
            ("image/png", drawn)
        }
        _ => ("image/svg+xml", sheet::on_sheet(lang, &view, &figure).into_bytes()),
    };
    let of: String = [wanted.node(), wanted.indicator()].into_iter().filter(|code| !code.is_empty()).collect();
    let of = if of.is_empty() { of } else { format!("-{of}") };
    let place = if ending == "csv" { "attachment" } else { "inline" };
    let file = format!("{}{of}-{name}.{ending}", edition::file_stem(&view));
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("{place}; filename=\"{file}\"")),
        (header::CONTENT_LANGUAGE, lang.tag().to_owned()),
    ];
    Ok((headers, edition::headers(&view), Body::from(bytes)).into_response())
}

/// The language that a query string asks for.
fn language(RawQuery(query): &RawQuery) -> Option<Lang> {
    let query = query.as_deref().unwrap_or_default();
    let (_, tag) = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "lang")?;
    [Lang::Ja, Lang::En].into_iter().find(|lang| lang.tag() == tag)
}
