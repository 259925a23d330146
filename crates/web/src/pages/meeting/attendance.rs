//! Who took part, by office: persons are not named.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::tables::{Attendance, AttendanceForm, Meeting};

use crate::plan_view::PlanView;
use crate::show;

/// From this number of lines on the list is folded away under its counts.
const LONG: usize = 20;

/// The section; nothing where it is not recorded who came.
pub fn attendance(lang: Lang, view: &PlanView, meeting: &Meeting) -> Markup {
    let mut own: Vec<&Attendance> = view.plan.attendance.iter().filter(|row| row.meeting == meeting.code).collect();
    own.sort_by_key(|row| row.order);
    let count = |form: AttendanceForm| own.iter().filter(|row| row.form == form).count();
    let present = AttendanceForm::ALL.iter().filter(|form| count(**form) > 0);
    html! { @if !own.is_empty() { section.part aria-labelledby="attendance" {
        div.part-head {
            h2 id="attendance" { (lang.pick("出席者", "Attendance")) }
            p.quiet { (lang.pick("所属ごと。氏名は載せていません", "by office; persons are not named")) }
        }
        ul.strip-key { @for form in present {
            li { (mark(lang, *form)) " " span.num { (count(*form)) } }
        } }
        @if own.len() > LONG { details {
            summary { (lang.pick("所属と役職の一覧を見る", "The list by office and role")) }
            (table(lang, &own))
        } }
        @else { (table(lang, &own)) }
    } } }
}

fn table(lang: Lang, own: &[&Attendance]) -> Markup {
    let has_roles = own.iter().any(|row| row.role.is_some());
    html! {
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("出席者の表", "Table of those who took part")) {
            table.table.table-stack {
                thead { tr {
                    th scope="col" { (lang.pick("所属", "Office")) }
                    @if has_roles { th scope="col" { (lang.pick("役職", "Role")) } }
                    th scope="col" { (lang.pick("出欠", "Attendance")) }
                } }
                tbody { @for row in own { tr {
                    th scope="row" { (show::japanese(&row.office, lang)) }
                    @if has_roles { td data-label=(lang.pick("役職", "Role")) {
                        @if let Some(role) = &row.role { (show::japanese(role, lang)) }
                    } }
                    td data-label=(lang.pick("出欠", "Attendance")) {
                        (mark(lang, row.form))
                        @if let Some(note) = &row.note { span.cell-note { (show::japanese(note, lang)) } }
                    }
                } } }
            }
        }
    }
}

fn mark(lang: Lang, form: AttendanceForm) -> Markup {
    let state = match form {
        AttendanceForm::Present => "done",
        AttendanceForm::Online => "as_planned",
        AttendanceForm::Proxy => "answered",
        AttendanceForm::Absent => "not_applicable",
    };
    show::quiet_mark(state, form.label(lang))
}
