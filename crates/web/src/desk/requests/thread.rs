//! The thread of a row.

use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, html};
use rashin_model::Sentence;
use rashin_model::people::Action;
use rashin_model::review::Asked;
use rashin_service::Error;
use rashin_service::review::{add_remark, list_remarks};

use crate::desk::fields::Fields;
use crate::desk::people_names::Names;
use crate::desk::refusal::Refused;
use crate::desk::requests::grid::Said;
use crate::desk::requests::room::{Room, RoomPath, asked};
use crate::desk::requests::row_page::row_again;
use crate::desk::staff::Staff;
use crate::parts::form::Field;
use crate::site::Site;
use crate::{link, show};

/// What was said about a row, with a form to say more.
pub async fn thread(site: &Site, staff: &Staff, room: &Room, asked: &Asked) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let row = room.rows.row(asked).map_err(staff.refusal())?;
    let can_add = room.rows.may(&staff.actor, Action::AddRemark, row);
    let is_visible = room.rows.may(&staff.actor, Action::SeeAnswer, row);
    let remarks = if is_visible {
        list_remarks(site.store(), &room.rows, Some(asked)).await.map_err(staff.refusal())?
    } else {
        Vec::new()
    };
    let names = Names::of(site, remarks.iter().map(|remark| remark.by.as_str())).await.map_err(staff.refusal())?;
    Ok(html! { section.part aria-labelledby="thread" {
        div.part-head { h2 id="thread" { (lang.pick("やりとり", "Thread")) } p.quiet { (show::count(remarks.len(), lang)) } }
        @if remarks.is_empty() { p.quiet { (lang.pick("まだ何も書かれていません。確認や質問は、メールではなくここに残します。", "Nothing was said yet. Questions about this row belong here rather than in mail.")) } }
        ol.thread { @for remark in &remarks { li id=(format!("remark-{}", remark.number)) {
            p.thread-by { strong { (names.markup(&remark.by, lang)) } " " span.quiet { (show::minute_of(remark.at, lang)) } }
            p.thread-text { (show::mixed(&remark.text, lang)) }
        } } }
        @if can_add { form.form method="post" action=(link::to(lang, &format!("{}/remarks", room.address()))) {
            input type="hidden" name="asked" value=(asked);
            (Field::new("text", lang.pick("書き込む", "Say something"), lang).required().lines(3))
            div.form-actions { button.button.button-quiet type="submit" { (lang.pick("書き込む", "Say it")) } }
        } }
    } })
}

/// Says something about a row.
pub async fn add_to_thread(
    State(site): State<Site>,
    staff: Staff,
    Path(at): Path<RoomPath>,
    fields: Fields,
) -> Result<Response, Refused> {
    let room = Room::enter(&site, &staff, &at).await?;
    let asked = asked(&staff, fields.get("asked"))?;
    match add_remark(site.store(), &staff.actor, &room.rows, &asked, fields.get("text"), site.now()).await {
        Ok(()) => {
            let said = Sentence::new("書き込みました。", "It was added.");
            Ok(staff.done(&format!("{}#thread", room.row_address(&asked)), &said))
        }
        Err(Error::Invalid(refusals)) => {
            row_again(&site, &staff, &room, &asked, &Said { refusals: &refusals, typed: None }).await
        }
        Err(Error::Stale) => {
            Err(Refused::conflict(&staff.asked, vec![("text".to_owned(), fields.get("text").to_owned())]))
        }
        Err(other) => Err(staff.refusal()(other)),
    }
}
