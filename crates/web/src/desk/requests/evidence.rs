//! Files and links that show that a value is so.

use axum::extract::multipart::Multipart;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rashin_model::people::Action;
use rashin_model::review::{Asked, Evidence};
use rashin_model::{Lang, Sentence};
use rashin_service::review::{Submission, find_evidence, keep_evidence, save_draft};
use rashin_service::{Error, Refusal};

use crate::desk::fields::Fields;
use crate::desk::refusal::Refused;
use crate::desk::requests::answer::evidence_of;
use crate::desk::requests::entry::Entry;
use crate::desk::requests::grid::Said;
use crate::desk::requests::room::{Room, RoomPath, asked};
use crate::desk::requests::row_page::row_again;
use crate::desk::staff::Staff;
use crate::site::Site;
use crate::{link, show};

pub use rashin_service::review::LARGEST_EVIDENCE as LARGEST_FILE;

/// The evidence of a row, with forms to add and remove.
pub fn evidence(lang: Lang, room: &Room, entry: &Entry<'_>) -> Markup {
    let kept = match (&entry.row.draft, &entry.row.answer) {
        (Some(draft), _) if entry.shares_draft => &draft.evidence[..],
        (_, Some(answer)) => &answer.evidence[..],
        _ => &[],
    };
    let address = link::to(lang, &room.address());
    let asked = &entry.row.asked;
    let can_edit = entry.may(Action::EditAnswer);
    html! { section.evidence aria-labelledby="evidence" {
        h3 id="evidence" { (lang.pick("根拠資料", "Evidence")) }
        @if kept.is_empty() { p.quiet { (lang.pick("まだありません。", "None yet.")) } }
        ul { @for (place, one) in kept.iter().enumerate() { li.row {
            @match one {
                Evidence::File { sha256, name } => a href=(format!("{address}/files/{asked}/{sha256}")) { (show::mixed(name, lang)) },
                Evidence::Link(target) => @if is_web(target) { a href=(target) rel="noopener noreferrer" { (show::mixed(target, lang)) } }
                    @else { (show::mixed(target, lang)) },
            }
            @if can_edit { form method="post" action=(format!("{address}/evidence/remove")) {
                input type="hidden" name="asked" value=(asked);
                input type="hidden" name="version" value=(entry.version());
                input type="hidden" name="place" value=(place);
                button.button.button-quiet.button-small type="submit" { (lang.pick("外す", "Remove")) span.visually-hidden { " " (place + 1) } }
            } }
        } } }
        @if can_edit { form.form method="post" enctype="multipart/form-data" action=(format!("{address}/evidence")) {
            input type="hidden" name="asked" value=(asked);
            input type="hidden" name="version" value=(entry.version());
            div.field {
                label for="file" { (lang.pick("ファイルを加える", "Add a file")) }
                p.field-hint id="file-hint" { (lang.pick("PDF・Excel（xlsx）・Word（docx）・CSV・PNG・JPEG、10MBまで", "PDF, xlsx, docx, CSV, PNG or JPEG up to 10 MB")) }
                input.input id="file" name="file" type="file" required aria-describedby="file-hint" accept=".pdf,.xlsx,.docx,.csv,.png,.jpg,.jpeg";
            }
            div.form-actions { button.button.button-quiet type="submit" { (lang.pick("ファイルを加える", "Add the file")) } }
        } }
    } }
}

/// Whether an address may be followed: nothing but the web.
fn is_web(target: &str) -> bool {
    target.starts_with("https://") || target.starts_with("http://")
}

/// Adds a file to a row.
pub async fn add_file(
    State(site): State<Site>,
    staff: Staff,
    Path(at): Path<RoomPath>,
    mut form: Multipart,
) -> Result<Response, Refused> {
    let (mut row, mut version, mut file) = (String::new(), String::new(), None);
    while let Some(field) = form.next_field().await.map_err(|_| Refused::too_large(&staff.asked))? {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(|_| Refused::too_large(&staff.asked))?;
        match name.as_str() {
            "asked" => row = String::from_utf8_lossy(&bytes).into_owned(),
            "version" => version = String::from_utf8_lossy(&bytes).into_owned(),
            "file" => file = Some((file_name, bytes)),
            _ => {}
        }
    }
    let room = Room::enter(&site, &staff, &at).await?;
    let asked = asked(&staff, &row)?;
    let row = room.rows.row(&asked).map_err(staff.refusal())?;
    let Some((name, bytes)) = file.filter(|(_, bytes)| !bytes.is_empty()) else {
        let none = Refusal::new(
            "file",
            Sentence::new("ファイルが選ばれていません", "no file was chosen"),
            Sentence::new("ファイルを選んでから押してください", "choose one and press again"),
        );
        return row_again(&site, &staff, &room, &asked, &Said { refusals: &[none], typed: None }).await;
    };
    if bytes.len() > LARGEST_FILE {
        return Err(Refused::too_large(&staff.asked));
    }
    let kept = keep_evidence(site.store(), &staff.actor, &room.rows, &asked, &name, bytes.into()).await;
    let one = match kept {
        Ok(one) => one,
        Err(Error::Invalid(refusals)) => {
            return row_again(&site, &staff, &room, &asked, &Said { refusals: &refusals, typed: None }).await;
        }
        Err(other) => return Err(staff.refusal()(other)),
    };
    let mut evidence = evidence_of(row);
    if !evidence.contains(&one) {
        evidence.push(one);
    }
    let said = Sentence::new("ファイルを加えました（下書き）。", "The file was added to the draft.");
    save(&site, &staff, &room, &asked, evidence, &version, &said).await
}

/// Takes a file or link out of a row.
pub async fn remove_evidence(
    State(site): State<Site>,
    staff: Staff,
    Path(at): Path<RoomPath>,
    fields: Fields,
) -> Result<Response, Refused> {
    let room = Room::enter(&site, &staff, &at).await?;
    let asked = asked(&staff, fields.get("asked"))?;
    let row = room.rows.row(&asked).map_err(staff.refusal())?;
    let place = fields.get("place").parse().unwrap_or(usize::MAX);
    let kept = evidence_of(row).into_iter().enumerate().filter(|(own, _)| *own != place).map(|(_, one)| one).collect();
    let said = Sentence::new("根拠資料を外しました（下書き）。", "The evidence was taken out of the draft.");
    save(&site, &staff, &room, &asked, kept, fields.get("version"), &said).await
}

async fn save(
    site: &Site,
    staff: &Staff,
    room: &Room,
    asked: &Asked,
    evidence: Vec<Evidence>,
    version: &str,
    said: &Sentence,
) -> Result<Response, Refused> {
    let cells = room.rows.row(asked).map_err(staff.refusal())?.cells();
    let typed = Submission { asked: asked.clone(), cells, evidence };
    let base = version.trim().parse().ok();
    save_draft(site.store(), &staff.actor, &room.rows, &typed, base, site.now()).await.map_err(staff.refusal())?;
    Ok(staff.done(&format!("{}#evidence", room.row_address(asked)), said))
}

/// Sends a file of a row, to be saved and not shown.
pub async fn send_file(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, review, office, row, sha256)): Path<(String, String, String, String, String)>,
) -> Result<Response, Refused> {
    let room = Room::enter(&site, &staff, &(plan, review, office)).await?;
    let asked = asked(&staff, &row)?;
    let (name, file) =
        find_evidence(site.store(), &staff.actor, &room.rows, &asked, &sha256).await.map_err(staff.refusal())?;
    let escaped: String = name.bytes().map(escape).collect();
    let disposition = HeaderValue::from_str(&format!("attachment; filename*=UTF-8''{escaped}"));
    let kind = HeaderValue::from_str(&file.media_type);
    let headers = [
        (header::CONTENT_TYPE, kind.unwrap_or(HeaderValue::from_static("application/octet-stream"))),
        (header::CONTENT_DISPOSITION, disposition.unwrap_or(HeaderValue::from_static("attachment"))),
    ];
    Ok((headers, file.bytes).into_response())
}

/// A byte of a name as headers take it.
fn escape(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}
