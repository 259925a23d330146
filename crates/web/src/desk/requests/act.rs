//! Approving, returning and taking back: one row, the selected ones, or all that carry no warning.

use axum::extract::{Path, State};
use axum::response::Response;
use rashin_model::Sentence;
use rashin_model::people::Action;
use rashin_model::review::Asked;
use rashin_service::review::{approve_answers, check_answer, endorse_answers, recall_answers, return_answers};
use rashin_service::{Error, Refusal};

use crate::desk::fields::Fields;
use crate::desk::refusal::Refused;
use crate::desk::requests::grid::{Said, page_again, taken};
use crate::desk::requests::name::name_text;
use crate::desk::requests::room::{Room, RoomPath, asked, surroundings};
use crate::desk::staff::Staff;
use crate::site::Site;

/// Acts on rows. `one` is `approve ROW` or `recall ROW`; else `do` says what, and `row` which.
pub async fn act_on_rows(
    State(site): State<Site>,
    staff: Staff,
    Path(at): Path<RoomPath>,
    fields: Fields,
) -> Result<Response, Refused> {
    let room = Room::enter(&site, &staff, &at).await?;
    let (word, chosen) = match fields.get("one").split_once(' ') {
        Some((word, one)) => (word.to_owned(), vec![asked(&staff, one)?]),
        None if fields.get("do") == "approve-clear" => ("approve".to_owned(), without_warning(&room, &staff)),
        None => {
            let chosen: Result<Vec<Asked>, Refused> = fields.all("row").map(|text| asked(&staff, text)).collect();
            (fields.get("do").to_owned(), chosen?)
        }
    };
    let refuse = |refusals: &[Refusal]| Ok(page_again(&site, &staff, &room, &Said { refusals, typed: None }));
    if chosen.is_empty() {
        return refuse(&[nothing_chosen()]);
    }
    let (store, actor, rows, at) = (site.store(), &staff.actor, &room.rows, site.now());
    let outcome = match word.as_str() {
        "return" => return_answers(store, actor, rows, &chosen, fields.get("reason"), at)
            .await
            .map(|count| taken(count, "差し戻しました", "returned")),
        "recall" => recall_answers(store, actor, rows, &chosen, at)
            .await
            .map(|count| taken(count, "取り戻しました。下書きとして直せます", "taken back; you can mend them")),
        _ => approve(&site, &staff, &room, &chosen).await,
    };
    match outcome {
        Ok(said) => Ok(staff.done(&room.address(), &said)),
        Err(Error::Invalid(refusals)) => {
            let named: Vec<Refusal> = refusals.into_iter().map(|refusal| with_name(&room, &staff, refusal)).collect();
            refuse(&named)
        }
        Err(other) => Err(staff.refusal()(other)),
    }
}

/// Approves inside the office where that is the next step, else for the plan.
async fn approve(site: &Site, staff: &Staff, room: &Room, chosen: &[Asked]) -> Result<Sentence, Error> {
    let mut inside = Vec::new();
    let mut finally = Vec::new();
    for asked in chosen {
        let row = room.rows.row(asked)?;
        let is_inside = room.rows.may(&staff.actor, Action::EndorseAnswer, row);
        if is_inside { inside.push(asked.clone()) } else { finally.push(asked.clone()) }
    }
    let (store, actor, at) = (site.store(), &staff.actor, site.now());
    let mut said = Sentence::new("", "");
    if !inside.is_empty() {
        let count = endorse_answers(store, actor, &room.rows, &inside, at).await?;
        said = taken(count, "承認し、企画担当に回しました", "approved and passed on to the planning office");
    }
    if !finally.is_empty() {
        let surroundings = surroundings();
        let checks = room.checks(&surroundings);
        let count = approve_answers(store, actor, &room.rows, &checks, &finally, at).await?;
        let more = taken(count, "承認し、計画に反映しました", "approved; they are part of the plan now");
        said = Sentence::new(format!("{}{}", said.ja, more.ja), format!("{} {}", said.en, more.en).trim().to_owned());
    }
    Ok(said)
}

/// The rows that this person may approve and that carry nothing to check.
fn without_warning(room: &Room, staff: &Staff) -> Vec<Asked> {
    let surroundings = surroundings();
    let checks = room.checks(&surroundings);
    let may = |action, row| room.rows.may(&staff.actor, action, row);
    let rows = room.rows.rows.iter().filter(|row| may(Action::EndorseAnswer, row) || may(Action::ApproveAnswer, row));
    let clear = rows.filter(|row| {
        let checked = row.answer.as_ref().map(|answer| check_answer(&checks, &row.asked, &answer.cells));
        checked.is_some_and(|checked| checked.is_fine() && !checked.has_warning())
    });
    clear.map(|row| row.asked.clone()).collect()
}

/// Says which row a refusal is about by its name rather than its code.
fn with_name(room: &Room, staff: &Staff, refusal: Refusal) -> Refusal {
    let row = refusal.place.split(' ').next().and_then(|text| text.parse::<Asked>().ok());
    let Some(asked) = row else { return refusal };
    let name = name_text(staff.lang, &room.view, &asked);
    let sentence =
        Sentence::new(format!("{name}：{}", refusal.sentence.ja), format!("{name}: {}", refusal.sentence.en));
    Refusal { sentence, ..refusal }
}

fn nothing_chosen() -> Refusal {
    Refusal::new(
        "row",
        Sentence::new("行が選ばれていません", "no row is selected"),
        Sentence::new("「選ぶ」に印を付けてから、もう一度押してください", "tick the rows and press again"),
    )
}
