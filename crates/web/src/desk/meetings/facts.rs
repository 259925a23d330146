//! When and where a meeting is, its release day, its minutes.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, html};
use rashin_model::serial::filled_cells;
use rashin_model::tables::{Meeting, MeetingStatus};
use rashin_model::{Row, Sentence};
use rashin_service::plan_desk::{RowEdit, stage_rows};

use crate::desk::fields::Fields;
use crate::desk::meetings::desk::{Desk, Sent};
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::parts::row_form::{RowForm, problems, typed};
use crate::site::Site;
use crate::{link, show};

/// What the form of the facts does not have: the code stays, the minutes have a form of their own.
const ELSEWHERE: &[&str] = &["code", "minutes"];

/// The facts to edit.
pub fn section(staff: &Staff, desk: &Desk, sent: &Sent<'_>) -> Markup {
    let lang = staff.lang;
    let again = sent.of("facts");
    let cells = again.map_or_else(|| filled_cells(&desk.meeting), |(fields, _)| typed(fields, Meeting::TABLE));
    let refusals = again.map_or(&[][..], |(_, refusals)| refusals);
    let form =
        RowForm { table: Meeting::TABLE, plan: &desk.working.plan, cells: &cells, refusals, lang, id: "meeting-" };
    html! { @if desk.holds { section.part id="facts" aria-labelledby="facts-head" {
        div.part-head { h2 id="facts-head" { (lang.pick("会議の情報", "About the meeting")) } }
        details.opens open[again.is_some()] {
            summary { (lang.pick("期日・場所・状態・解禁日を編集する", "Edit date, place, state, release of the material")) }
            (problems(lang, Meeting::TABLE, "meeting-", refusals))
            form.form.form-wide method="post" action=(link::to(lang, &desk.address())) {
                (hidden(desk, again.map(|(fields, _)| fields)))
                div.form-fields { (form.without(ELSEWHERE)) }
                p.field-hint { (lang.pick("解禁日の終わりまでは、資料を企画担当・委員・本部・監査だけが開けます。", "Until the end of that day only the planning office, members, headquarters and auditors can open the material.")) }
                div.form-actions { button.button type="submit" { (lang.pick("保存する", "Save")) } }
            }
        }
    } } }
}

/// The version that is being edited.
fn hidden(desk: &Desk, again: Option<&Fields>) -> Markup {
    let held = desk.working.staged_row(Meeting::TABLE, &[desk.meeting.code.to_string()]);
    let version = held.map(|held| held.version.to_string()).unwrap_or_default();
    html! { input type="hidden" name="version" value=(again.map_or(version.as_str(), |fields| fields.get("version"))); }
}

/// The minutes, to read and to edit.
pub fn minutes(staff: &Staff, desk: &Desk, sent: &Sent<'_>) -> Markup {
    let lang = staff.lang;
    let again = sent.of("minutes");
    let cells = again.map_or_else(|| filled_cells(&desk.meeting), |(fields, _)| typed(fields, Meeting::TABLE));
    let refusals = again.map_or(&[][..], |(_, refusals)| refusals);
    let form =
        RowForm { table: Meeting::TABLE, plan: &desk.working.plan, cells: &cells, refusals, lang, id: "minutes-" };
    html! { section.part id="minutes" aria-labelledby="minutes-head" {
        div.part-head { h2 id="minutes-head" { (lang.pick("議事録", "Minutes")) } }
        @match &desk.meeting.minutes {
            Some(minutes) => p.changed-text.prose { (show::japanese(minutes, lang)) },
            None => p.quiet { (lang.pick("まだありません。", "None yet.")) },
        }
        @if desk.holds { details.opens open[again.is_some()] {
            summary { (lang.pick("議事録を書く", "Write the minutes")) }
            (problems(lang, Meeting::TABLE, "minutes-", refusals))
            form.form method="post" action=(link::to(lang, &format!("{}/minutes", desk.address()))) {
                (hidden(desk, again.map(|(fields, _)| fields)))
                (form.only(&["minutes"]))
                label.choice {
                    input type="checkbox" name="held" value="yes" checked[desk.meeting.status == MeetingStatus::Planned];
                    span { (lang.pick("会議は開催済みにする", "The meeting was held")) }
                }
                div.form-actions { button.button type="submit" { (lang.pick("議事録を保存する", "Save the minutes")) } }
            }
        } }
    } }
}

/// Saves the facts.
pub async fn save(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, meeting)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Refused> {
    let desk = Desk::load(&site, &staff, &plan, &meeting).await?;
    let mut cells = filled_cells(&desk.meeting);
    cells.extend(typed(&fields, Meeting::TABLE).into_iter().filter(|(name, _)| !ELSEWHERE.contains(&name.as_str())));
    put(&site, &staff, &desk, ("facts", &fields), cells).await
}

/// Saves the minutes.
pub async fn save_minutes(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, meeting)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Refused> {
    let desk = Desk::load(&site, &staff, &plan, &meeting).await?;
    let mut cells = filled_cells(&desk.meeting);
    cells.insert("minutes".to_owned(), fields.get("minutes").replace("\r\n", "\n").trim().to_owned());
    if fields.has("held") {
        cells.insert("status".to_owned(), MeetingStatus::Held.code().to_owned());
    }
    put(&site, &staff, &desk, ("minutes", &fields), cells).await
}

async fn put(
    site: &Site,
    staff: &Staff,
    desk: &Desk,
    sent: (&str, &Fields),
    cells: BTreeMap<String, String>,
) -> Result<Response, Refused> {
    let key = Some(vec![desk.meeting.code.to_string()]);
    let edit = RowEdit { table: Meeting::TABLE, key, version: sent.1.get("version").parse().ok(), cells: Some(cells) };
    let plan = &desk.working.plan.profile.code;
    let done = stage_rows(site.store(), &staff.actor, plan, &[edit], "", site.now()).await;
    desk.answer(staff, sent, done, &Sentence::new("保存しました。", "Saved."))
}
