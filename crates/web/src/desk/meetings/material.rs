//! Material that is handed in, put in order, opened.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::extract::{Multipart, Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use rashin_model::Sentence;
use rashin_model::tables::Document;
use rashin_service::deliberation::{
    DocumentLine, add_document, keep_material, may_see_material, renumber_documents, set_documents,
};
use rashin_service::{Error, Store};

use crate::desk::fields::Fields;
use crate::desk::meetings::desk::Desk;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::desk::upload::uploads;
use crate::media;
use crate::site::Site;

/// Adds a document, with its file or without.
pub async fn add(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, meeting)): Path<(String, String)>,
    parts: Multipart,
) -> Result<Response, Refused> {
    let desk = Desk::load(&site, &staff, &plan, &meeting).await?;
    let sent = uploads(&staff, parts).await?;
    let text = |name: &str| (name.to_owned(), sent.fields.get(name).trim().to_owned());
    let mut cells: BTreeMap<String, String> = ["number", "title", "department"].map(text).into();
    let code = &desk.working.plan.profile.code;
    let done = async {
        if !desk.holds {
            // Refused before the file is kept, in the words of the table of rights.
            return add_document(site.store(), &staff.actor, code, &desk.meeting.code, cells, site.now()).await;
        }
        if let Some(file) = sent.file {
            if cells["title"].is_empty() {
                let stem = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem);
                cells.insert("title".to_owned(), stem.trim().to_owned());
            }
            cells.insert("file".to_owned(), keep_material(site.store(), &file.name, file.bytes).await?);
        }
        add_document(site.store(), &staff.actor, code, &desk.meeting.code, cells, site.now()).await
    };
    let done = done.await;
    desk.answer(
        &staff,
        ("material", &sent.fields),
        done,
        &Sentence::new("資料を加えました。", "The document was added."),
    )
}

/// Saves the list: order, numbers, titles, what goes.
pub async fn save_list(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, meeting)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Refused> {
    let desk = Desk::load(&site, &staff, &plan, &meeting).await?;
    let gone: Vec<&str> = fields.all("gone").collect();
    let mut lines: Vec<(String, DocumentLine)> = Vec::new();
    for (name, place) in fields.iter() {
        let Some(order) = name.strip_prefix("place-").and_then(|order| order.parse::<u32>().ok()) else { continue };
        let cell = |column: &str| (column.to_owned(), fields.get(&format!("{column}-{order}")).trim().to_owned());
        let cells =
            (!gone.contains(&order.to_string().as_str())).then(|| ["number", "title", "department"].map(cell).into());
        lines.push((rashin_model::spelling::narrow(place), DocumentLine { order, cells }));
    }
    // A place that is no number stays where it was, behind the others.
    lines.sort_by_key(|(place, line)| {
        (place.parse::<rashin_model::Decimal>().unwrap_or(rashin_model::Decimal::MAX), line.order)
    });
    let lines = lines.into_iter().map(|(_, line)| line).collect();
    let code = &desk.working.plan.profile.code;
    let done = set_documents(site.store(), &staff.actor, code, &desk.meeting.code, lines, site.now()).await;
    desk.answer(
        &staff,
        ("material-list", &fields),
        done,
        &Sentence::new("資料の一覧を保存しました。", "The list was saved."),
    )
}

/// Numbers the documents anew.
pub async fn renumber(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, meeting)): Path<(String, String)>,
) -> Result<Response, Refused> {
    let desk = Desk::load(&site, &staff, &plan, &meeting).await?;
    let code = &desk.working.plan.profile.code;
    let done = renumber_documents(site.store(), &staff.actor, code, &desk.meeting.code, site.now()).await;
    desk.answer(
        &staff,
        ("material", &Fields::default()),
        done,
        &Sentence::new("番号を振り直しました。", "The documents were numbered anew."),
    )
}

/// Opens the file of a document.
pub async fn open(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, meeting, order)): Path<(String, String, u32)>,
) -> Result<Response, Refused> {
    let desk = Desk::load(&site, &staff, &plan, &meeting).await?;
    let missing = || {
        staff.missing(
            "この資料はありません。解禁前か、差し替えられたのかもしれません。会議の画面を開き直してください",
            "There is no such document. It may not be released yet, or have been replaced. Open the page of the meeting again.",
        )
    };
    if !may_see_material(&staff.actor, &desk.working, &desk.meeting, desk.today) {
        return Err(missing());
    }
    let is_it = |row: &&Document| row.meeting == desk.meeting.code && row.order == order;
    let document = desk.working.plan.documents.iter().find(is_it).ok_or_else(missing)?;
    let sha256 = document.file.as_deref().ok_or_else(missing)?;
    let file = site.store().file(sha256).await.map_err(|error| staff.refusal()(Error::Store(error)))?;
    let file = file.ok_or_else(missing)?;
    let number = document.number.as_deref().unwrap_or("");
    let title = format!("{number}{}{}", if number.is_empty() { "" } else { "_" }, document.title);
    let kind = media::content_type(&file.media_type);
    let disposition = media::disposition(&format!("{}-{order}", desk.meeting.code), &title, &file.media_type);
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition)], Body::from(file.bytes))
        .into_response())
}
