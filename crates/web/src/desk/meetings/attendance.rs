//! Who took part, by office.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, html};
use rashin_model::tables::{Attendance, AttendanceForm};
use rashin_model::{Lang, Sentence};
use rashin_service::deliberation::set_attendance;

use crate::desk::fields::Fields;
use crate::desk::meetings::desk::{Desk, Sent};
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::parts::form::problems;
use crate::site::Site;
use crate::{link, show};

/// Blank rows behind those that are there.
const BLANK: usize = 5;

/// Office, role, form, note of a row of the form.
type Line = [String; 4];

/// The list, and the form for it.
pub fn section(staff: &Staff, desk: &Desk, sent: &Sent<'_>) -> Markup {
    let lang = staff.lang;
    let own: Vec<&Attendance> =
        desk.working.plan.attendance.iter().filter(|row| row.meeting == desk.meeting.code).collect();
    let again = sent.of("attendance");
    let lines = match again {
        Some((fields, _)) => typed(fields),
        None if own.is_empty() => earlier(desk),
        None => own.iter().map(|row| line(row)).collect(),
    };
    let is_offered = own.is_empty() && !lines.is_empty() && again.is_none();
    html! { section.part id="attendance" aria-labelledby="attendance-head" {
        div.part-head { h2 id="attendance-head" { (lang.pick("出席者", "Attendance")) } @if !own.is_empty() { p.quiet { (counts(lang, &own)) } } }
        @if own.is_empty() { p.quiet { (lang.pick("まだありません。", "None yet.")) } }
        @else { div.table-region.table-region-narrow tabindex="0" role="region" aria-label=(lang.pick("出席者の表", "Table of attendance")) { table.table.table-narrow {
            thead { tr { th scope="col" { (lang.pick("所属", "Office")) } th scope="col" { (lang.pick("役職", "Role")) } th scope="col" { (lang.pick("出欠", "Took part")) } } }
            tbody { @for row in &own { tr {
                th scope="row" { (show::japanese(&row.office, lang)) }
                td { @if let Some(role) = &row.role { (show::japanese(role, lang)) } }
                td { (row.form.label(lang)) @if let Some(note) = &row.note { " " span.quiet { (show::japanese(note, lang)) } } }
            } } }
        } } }
        @if desk.holds { details.opens open[again.is_some()] {
            summary { (lang.pick("出席者を編集する", "Edit the attendance")) }
            @if let Some((_, refusals)) = again { (problems(lang, refusals)) }
            @if is_offered { p.field-hint { (lang.pick("同じ会議体の前回の出席者を入れてあります。違うところを直して保存してください。", "Filled in from the last meeting of the same body. Change what differs and save.")) } }
            (form(lang, desk, &lines))
        } }
    } }
}

fn line(row: &Attendance) -> Line {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    [row.office.clone(), text(&row.role), row.form.code().to_owned(), text(&row.note)]
}

/// Those of the last meeting of the same body that has a list.
fn earlier(desk: &Desk) -> Vec<Line> {
    let plan = &desk.working.plan;
    let of = |code: &rashin_model::Code| -> Vec<Line> {
        plan.attendance.iter().filter(|row| row.meeting == *code).map(line).collect()
    };
    let mut others: Vec<_> = (plan.meetings.iter())
        .filter(|other| other.body == desk.meeting.body && other.code != desk.meeting.code)
        .collect();
    others.sort_by_key(|other| std::cmp::Reverse(other.date.map(rashin_model::Period::end)));
    others.into_iter().map(|other| of(&other.code)).find(|lines| !lines.is_empty()).unwrap_or_default()
}

fn counts(lang: Lang, own: &[&Attendance]) -> String {
    let of = |form: &AttendanceForm| own.iter().filter(|row| row.form == *form).count();
    let parts = AttendanceForm::ALL.iter().filter(|form| of(form) > 0);
    parts.map(|form| format!("{} {}", form.label(lang), of(form))).collect::<Vec<_>>().join(lang.pick("・", ", "))
}

fn form(lang: Lang, desk: &Desk, lines: &[Line]) -> Markup {
    let blank = || [String::new(), String::new(), AttendanceForm::Present.code().to_owned(), String::new()];
    let rows: Vec<Line> = lines.iter().cloned().chain((0..BLANK).map(|_| blank())).collect();
    let input = |name: &str, at: usize, label: &str, value: &str, list: Option<&str>| {
        html! { input.input name=(name) value=(value) list=[list] autocomplete="off" aria-label=(format!("{} {label}", at + 1)); }
    };
    html! { form method="post" action=(link::to(lang, &format!("{}/attendance", desk.address()))) {
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("出席者の入力", "Attendance form")) { table.table {
            thead { tr {
                th scope="col" { (lang.pick("所属", "Office")) }
                th scope="col" { (lang.pick("役職", "Role")) }
                th scope="col" { (lang.pick("出欠", "Took part")) }
                th scope="col" { (lang.pick("備考", "Remark")) }
            } }
            tbody { @for (at, [office, role, took_part, note]) in rows.iter().enumerate() { tr {
                td { (input("office", at, lang.pick("人目の所属", "office"), office, Some("list-offices"))) }
                td { (input("role", at, lang.pick("人目の役職", "role"), role, None)) }
                td { select.input name="form" aria-label=(format!("{} {}", at + 1, lang.pick("人目の出欠", "took part"))) {
                    @for form in AttendanceForm::ALL { option value=(form.code()) selected[form.code() == took_part] { (form.label(lang)) } }
                } }
                td { (input("note", at, lang.pick("人目の備考", "remark"), note, None)) }
            } } }
        } }
        div.form-actions {
            button.button type="submit" { (lang.pick("出席者を保存する", "Save the attendance")) }
            p.quiet { (lang.pick("所属を空欄にした行は取り除かれます。氏名は入れず、所属と役職で書いてください。", "Rows without an office are left out. Write offices and roles, not names of persons.")) }
        }
    } }
}

fn typed(fields: &Fields) -> Vec<Line> {
    let rows = fields.all("office").zip(fields.all("role")).zip(fields.all("form")).zip(fields.all("note"));
    let lines =
        rows.map(|(((office, role), form), note)| [office, role, form, note].map(|text| text.trim().to_owned()));
    lines.filter(|[office, ..]| !office.is_empty()).collect()
}

/// Saves the list.
pub async fn save(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, meeting)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Refused> {
    let desk = Desk::load(&site, &staff, &plan, &meeting).await?;
    let code = &desk.working.plan.profile.code;
    let names = ["office", "role", "form", "note"];
    let row = |line: Line| names.iter().map(|name| (*name).to_owned()).zip(line).collect::<BTreeMap<_, _>>();
    let rows = typed(&fields).into_iter().map(row).collect();
    let done = set_attendance(site.store(), &staff.actor, code, &desk.meeting.code, rows, site.now()).await;
    desk.answer(
        &staff,
        ("attendance", &fields),
        done,
        &Sentence::new("出席者を保存しました。", "The attendance was saved."),
    )
}
