//! What may be named in a column: codes of rows of other tables, names of offices.

use std::collections::BTreeSet;

use maud::{Markup, html};
use rashin_model::{Column, Plan, Table};

/// A list of what may be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// Areas.
    Areas,
    /// Bodies.
    Bodies,
    /// Decisions.
    Decisions,
    /// Nodes, indicators, cooperation themes.
    Elements,
    /// Groups of comments.
    Groups,
    /// Indicators.
    Indicators,
    /// Levels.
    Levels,
    /// Meetings.
    Meetings,
    /// Nodes.
    Nodes,
    /// Offices.
    Offices,
    /// Reviews.
    Reviews,
    /// Rubrics.
    Rubrics,
    /// Sections.
    Sections,
    /// Cooperation themes.
    Themes,
}

/// Every list, for a page with forms of several tables.
const ALL: [List; 14] = [
    List::Areas,
    List::Bodies,
    List::Decisions,
    List::Elements,
    List::Groups,
    List::Indicators,
    List::Levels,
    List::Meetings,
    List::Nodes,
    List::Offices,
    List::Reviews,
    List::Rubrics,
    List::Sections,
    List::Themes,
];

/// The most choices that are offered as a menu; longer lists help while typing.
const SHORT: usize = 40;

impl List {
    /// The id of the list on a page.
    pub fn id(self) -> &'static str {
        match self {
            Self::Areas => "list-areas",
            Self::Bodies => "list-bodies",
            Self::Decisions => "list-decisions",
            Self::Elements => "list-elements",
            Self::Groups => "list-groups",
            Self::Indicators => "list-indicators",
            Self::Levels => "list-levels",
            Self::Meetings => "list-meetings",
            Self::Nodes => "list-nodes",
            Self::Offices => "list-offices",
            Self::Reviews => "list-reviews",
            Self::Rubrics => "list-rubrics",
            Self::Sections => "list-sections",
            Self::Themes => "list-themes",
        }
    }
}

/// The list that belongs to a column.
pub fn list_of(table: &Table, column: &Column) -> Option<List> {
    Some(match (table.name, column.name) {
        ("comments", "group") => List::Groups,
        ("cooperation", "successor" | "continued_from") | (_, "cooperation") => List::Themes,
        ("bodies", "successor") | (_, "body") => List::Bodies,
        (_, "indicator") | ("members", "composite") => List::Indicators,
        (_, "area" | "area_code") => List::Areas,
        (_, "decision") if table.name == "tasks" => List::Decisions,
        (_, "element" | "from" | "to") if column.form == rashin_model::table::Form::Code => List::Elements,
        (_, "level") => List::Levels,
        (_, "meeting") => List::Meetings,
        (_, "node" | "parent") if table.name != "areas" => List::Nodes,
        (_, "department" | "office" | "response_by") => List::Offices,
        (_, "review") => List::Reviews,
        (_, "rubric") => List::Rubrics,
        ("items", "section") | ("sections", "answers") => List::Sections,
        _ => return None,
    })
}

/// What a list offers: what is written, and what it is called.
pub fn choices(plan: &Plan, list: List) -> Vec<(String, String)> {
    let pair = |code: &dyn std::fmt::Display, name: &str| (code.to_string(), format!("{name}（{code}）"));
    let nodes = || plan.nodes.iter().map(|row| pair(&row.code, &row.title));
    let indicators = || plan.indicators.iter().map(|row| pair(&row.code, &row.name));
    let themes = || plan.cooperation.iter().map(|row| pair(&row.code, &row.title));
    match list {
        List::Areas => plan.areas.iter().map(|row| pair(&row.code, &row.name)).collect(),
        List::Bodies => plan.bodies.iter().map(|row| pair(&row.code, &row.name)).collect(),
        List::Decisions => plan.decisions.iter().map(|row| pair(&row.code, &row.text)).collect(),
        List::Elements => nodes().chain(indicators()).chain(themes()).collect(),
        List::Groups => plain(plan.comments.iter().filter_map(|row| row.group.clone())),
        List::Indicators => indicators().collect(),
        List::Levels => plan.levels.iter().map(|row| pair(&row.code, &row.name_ja)).collect(),
        List::Meetings => plan.meetings.iter().map(|row| pair(&row.code, &row.title)).collect(),
        List::Nodes => nodes().collect(),
        List::Offices => {
            let of_nodes = plan.nodes.iter().flat_map(|row| row.departments.iter().cloned());
            let of_indicators = plan.indicators.iter().flat_map(|row| row.department.iter().cloned());
            plain(of_nodes.chain(of_indicators))
        }
        List::Reviews => plan.reviews.iter().map(|row| pair(&row.code, &row.name)).collect(),
        List::Rubrics => {
            let marks = plan.rubrics.iter().chain(rashin_shipped::rubrics());
            let codes: BTreeSet<(String, String)> = marks.map(|mark| pair(&mark.rubric, &mark.rubric_name)).collect();
            codes.into_iter().collect()
        }
        List::Sections => plan.sections.iter().map(|row| pair(&row.code, &row.name_ja)).collect(),
        List::Themes => themes().collect(),
    }
}

fn plain(names: impl Iterator<Item = String>) -> Vec<(String, String)> {
    let names: BTreeSet<String> = names.collect();
    names.into_iter().map(|name| (name.clone(), name)).collect()
}

/// Whether a list is offered as a menu.
pub fn is_short(plan: &Plan, list: List) -> bool {
    let is_menu =
        matches!(list, List::Bodies | List::Levels | List::Meetings | List::Reviews | List::Rubrics | List::Sections);
    is_menu && (1..=SHORT).contains(&choices(plan, list).len())
}

/// The lists that help while typing, once on a page.
pub fn datalists(plan: &Plan, tables: &[&Table]) -> Markup {
    let wanted = |list: &List| {
        let mut columns = tables.iter().flat_map(|table| table.columns.iter().map(move |column| (table, column)));
        !is_short(plan, *list) && columns.any(|(table, column)| list_of(table, column) == Some(*list))
    };
    html! { @for list in ALL.into_iter().filter(wanted) {
        datalist id=(list.id()) { @for (code, name) in choices(plan, list) {
            @if code == name { option value=(code); } @else { option value=(code) lang="ja" { (name) } }
        } }
    } }
}
