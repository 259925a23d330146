//! The agenda of a meeting.

use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, html};
use rashin_model::Sentence;
use rashin_service::deliberation::set_agenda;

use crate::desk::fields::Fields;
use crate::desk::meetings::desk::{Desk, Sent};
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::parts::form::{Field, problems};
use crate::site::Site;
use crate::{link, show};

/// The agenda, and its lines to edit.
pub fn section(staff: &Staff, desk: &Desk, sent: &Sent<'_>) -> Markup {
    let lang = staff.lang;
    let points: Vec<_> = desk.working.plan.agenda.iter().filter(|row| row.meeting == desk.meeting.code).collect();
    let line = |point: &&rashin_model::tables::AgendaPoint| match &point.number {
        Some(number) => format!("{number} {}", point.title),
        None => point.title.clone(),
    };
    let lines = points.iter().map(line).collect::<Vec<_>>().join("\n");
    let again = sent.of("agenda");
    html! { section.part id="agenda" aria-labelledby="agenda-head" {
        div.part-head { h2 id="agenda-head" { (lang.pick("次第", "Agenda")) } }
        @if points.is_empty() { p.quiet { (lang.pick("まだありません。", "None yet.")) } }
        @else { ul.plain-list { @for point in &points { li {
            @if let Some(number) = &point.number { (show::mixed(number, lang)) " " }
            (show::japanese(&point.title, lang))
        } } } }
        @if desk.holds { details.opens open[again.is_some() || points.is_empty()] {
            summary { (lang.pick("次第を編集する", "Edit the agenda")) }
            @if let Some((_, refusals)) = again { (problems(lang, refusals)) }
            form.form method="post" action=(link::to(lang, &format!("{}/agenda", desk.address()))) {
                (Field::new("agenda-lines", lang.pick("議題", "Points"), lang)
                    .value(again.map_or(lines.as_str(), |(fields, _)| fields.get("agenda-lines")))
                    .hint(lang.pick("1行に1つ。「1 開会」のように番号を付けられます", "one a line; a number may stand before it: 1 Opening"))
                    .lines(8))
                div.form-actions { button.button type="submit" { (lang.pick("次第を保存する", "Save the agenda")) } }
            }
        } }
    } }
}

/// Saves it.
pub async fn save(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, meeting)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Refused> {
    let desk = Desk::load(&site, &staff, &plan, &meeting).await?;
    let code = &desk.working.plan.profile.code;
    let lines = fields.get("agenda-lines");
    let done = set_agenda(site.store(), &staff.actor, code, &desk.meeting.code, lines, site.now()).await;
    desk.answer(&staff, ("agenda", &fields), done, &Sentence::new("次第を保存しました。", "The agenda was saved."))
}
