//! Machine tables of cooperation themes.

use rashin_model::tables::{Cooperation, CooperationDecision, CooperationState, MeetingForm};
use rashin_model::{AreaCode, Code};
use rashin_service::{AssessedPlan, themes};

use crate::machine::{Machine, Value};

/// Every table.
pub fn tables(assessed: &AssessedPlan) -> Vec<Machine> {
    let own: Vec<&Cooperation> = themes::by_year(&assessed.plan).into_iter().flat_map(|(_, own)| own).collect();
    vec![
        themes_table(&own),
        areas(assessed, &own, "theme_proposers", |theme| &theme.proposers),
        areas(assessed, &own, "theme_targets", |theme| &theme.targets),
        offices(&own),
        items(assessed, &own),
        dates(assessed, &own),
        meetings(assessed),
        events(assessed),
    ]
}

fn themes_table(own: &[&Cooperation]) -> Machine {
    let row = |theme: &&Cooperation| {
        let text = |text: &Option<String>| Value::maybe(text.as_deref());
        vec![
            Value::text(theme.code.as_str()),
            Value::text(theme.fiscal_year.code()),
            Value::count(theme.order),
            Value::text(&theme.title),
            text(&theme.title_en),
            text(&theme.goal),
            text(&theme.present),
            text(&theme.issues),
            text(&theme.measures),
            text(&theme.effect),
            Value::maybe(theme.state.map(CooperationState::code)),
            Value::maybe(theme.decision.map(CooperationDecision::code)),
            text(&theme.reason),
            Value::maybe(theme.continued_from.as_ref().map(Code::as_str)),
            Value::maybe(theme.successor.as_ref().map(Code::as_str)),
            text(&theme.note),
        ]
    };
    Machine {
        name: "themes",
        columns: &[
            "theme",
            "fiscal_year",
            "order",
            "title",
            "title_en",
            "goal",
            "present",
            "issues",
            "measures",
            "effect",
            "state",
            "decision",
            "reason",
            "continued_from",
            "successor",
            "note",
        ],
        rows: own.iter().map(row).collect(),
    }
}

fn areas(
    assessed: &AssessedPlan,
    own: &[&Cooperation],
    name: &'static str,
    of: fn(&Cooperation) -> &[AreaCode],
) -> Machine {
    let rows = own.iter().flat_map(|theme| {
        of(theme).iter().map(|area| {
            let area_name = assessed.area_name(*area, rashin_model::Lang::Ja).0;
            vec![Value::text(theme.code.as_str()), Value::text(area.to_string()), Value::text(area_name)]
        })
    });
    Machine { name, columns: &["theme", "area", "area_name"], rows: rows.collect() }
}

fn offices(own: &[&Cooperation]) -> Machine {
    let rows = own.iter().flat_map(|theme| {
        theme.departments.iter().map(|office| vec![Value::text(theme.code.as_str()), Value::text(office)])
    });
    Machine { name: "theme_offices", columns: &["theme", "office"], rows: rows.collect() }
}

fn items(assessed: &AssessedPlan, own: &[&Cooperation]) -> Machine {
    let is_one = |code: &Code| own.iter().any(|theme| theme.code == *code);
    let items = assessed.plan.cooperation_items.iter().filter(|item| is_one(&item.cooperation));
    let rows = items.map(|item| {
        vec![
            Value::text(item.cooperation.as_str()),
            Value::count(item.order),
            Value::maybe(item.number.as_deref()),
            Value::text(&item.title),
            Value::maybe(item.results.as_deref()),
            Value::maybe(item.next.as_deref()),
        ]
    });
    let columns = &["theme", "order", "number", "title", "results", "next"];
    Machine { name: "sub_items", columns, rows: rows.collect() }
}

fn dates(assessed: &AssessedPlan, own: &[&Cooperation]) -> Machine {
    let rows = own.iter().flat_map(|theme| themes::dates(&assessed.plan, theme)).map(|row| {
        vec![
            Value::text(row.cooperation.as_str()),
            Value::text(row.date.code()),
            Value::maybe(row.group.as_deref()),
            Value::maybe(row.title.as_deref()),
            Value::maybe(row.note.as_deref()),
        ]
    });
    let columns = &["theme", "date", "group", "title", "note"];
    Machine { name: "dates", columns, rows: rows.collect() }
}

fn meetings(assessed: &AssessedPlan) -> Machine {
    let rows = assessed.plan.meetings.iter().map(|meeting| {
        vec![
            Value::text(meeting.code.as_str()),
            Value::text(meeting.body.as_str()),
            Value::text(&meeting.title),
            Value::maybe(meeting.date.map(rashin_model::Period::code).as_deref()),
            Value::maybe(meeting.form.map(MeetingForm::code)),
            Value::text(meeting.status.code()),
        ]
    });
    let columns = &["meeting", "body", "title", "date", "form", "status"];
    Machine { name: "meetings", columns, rows: rows.collect() }
}

fn events(assessed: &AssessedPlan) -> Machine {
    let rows = assessed.plan.events.iter().map(|event| {
        vec![
            Value::count(event.order),
            Value::text(event.date.code()),
            Value::maybe(event.until.map(rashin_model::Period::code).as_deref()),
            Value::text(event.kind.code()),
            Value::text(&event.title),
            Value::maybe(event.note.as_deref()),
        ]
    });
    let columns = &["order", "date", "until", "kind", "title", "note"];
    Machine { name: "events", columns, rows: rows.collect() }
}
