//! Machine tables of a meeting.

use rashin_model::Period;
use rashin_model::tables::{Meeting, MeetingForm};
use rashin_service::AssessedPlan;

use super::binding::Binding;
use super::materials::Materials;
use super::records;
use crate::contents::talk;
use crate::machine::{Machine, Value};

/// Every table.
pub fn tables(assessed: &AssessedPlan, meeting: &Meeting, materials: &Materials) -> Vec<Machine> {
    let decisions = records::decisions(assessed, meeting);
    vec![
        meeting_table(meeting),
        agenda(assessed, meeting),
        documents(materials),
        attendance(assessed, meeting),
        talk::machine::comments(&records::comments(assessed, meeting)),
        talk::machine::decisions(&decisions),
        talk::machine::tasks(&records::tasks(assessed, &decisions)),
    ]
}

fn meeting_table(meeting: &Meeting) -> Machine {
    let time =
        |time: Option<jiff::civil::Time>| Value::maybe(time.map(|time| time.strftime("%H:%M").to_string()).as_deref());
    let row = vec![
        Value::text(meeting.code.as_str()),
        Value::text(meeting.body.as_str()),
        Value::maybe(meeting.number.as_deref()),
        Value::text(&meeting.title),
        Value::maybe(meeting.date.map(Period::code).as_deref()),
        time(meeting.start_time),
        time(meeting.end_time),
        Value::maybe(meeting.place.as_deref()),
        Value::maybe(meeting.form.map(MeetingForm::code)),
        Value::text(meeting.status.code()),
        Value::maybe(meeting.embargo_until.map(|day| day.to_string()).as_deref()),
    ];
    Machine {
        name: "meeting",
        columns: &[
            "meeting",
            "body",
            "number",
            "title",
            "date",
            "start_time",
            "end_time",
            "place",
            "form",
            "status",
            "embargo_until",
        ],
        rows: vec![row],
    }
}

fn agenda(assessed: &AssessedPlan, meeting: &Meeting) -> Machine {
    let rows = assessed.plan.agenda.iter().filter(|row| row.meeting == meeting.code).map(|point| {
        vec![
            Value::count(point.order),
            Value::maybe(point.number.as_deref()),
            Value::text(&point.title),
            Value::maybe(point.note.as_deref()),
        ]
    });
    Machine { name: "agenda", columns: &["order", "number", "title", "note"], rows: rows.collect() }
}

fn documents(materials: &Materials) -> Machine {
    let rows = materials.all.iter().map(|(document, binding)| {
        let (pages, why) = match binding {
            Binding::Pages(pages) => (Value::count(pages.len()), Value::Blank),
            Binding::Attached(why) => (Value::Blank, Value::text(why.code())),
        };
        vec![
            Value::count(document.order),
            Value::maybe(document.number.as_deref()),
            Value::text(&document.title),
            Value::maybe(document.department.as_deref()),
            Value::maybe(document.file.as_deref()),
            pages,
            why,
        ]
    });
    Machine {
        name: "documents",
        columns: &["order", "number", "title", "office", "sha256", "bound_pages", "not_bound"],
        rows: rows.collect(),
    }
}

fn attendance(assessed: &AssessedPlan, meeting: &Meeting) -> Machine {
    let rows = assessed.plan.attendance.iter().filter(|row| row.meeting == meeting.code).map(|row| {
        vec![
            Value::count(row.order),
            Value::text(&row.office),
            Value::maybe(row.role.as_deref()),
            Value::text(row.form.code()),
            Value::maybe(row.note.as_deref()),
        ]
    });
    Machine { name: "attendance", columns: &["order", "office", "role", "form", "note"], rows: rows.collect() }
}
