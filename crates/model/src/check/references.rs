//! A code, or an area, that is named but not there.

use std::collections::BTreeSet;

use super::Surroundings;
use crate::lang::Sentence;
use crate::plan::Plan;
use crate::problem::Problem;
use crate::{AreaCode, Code};

pub(super) fn check(plan: &Plan, surroundings: &Surroundings<'_>, problems: &mut Vec<Problem>) {
    let codes = Codes::of(plan, surroundings);
    let mut find = Finder { problems, unread: surroundings.unread_codes.iter().map(String::as_str).collect() };
    tree_tables(plan, &codes, &mut find);
    indicator_tables(plan, &codes, &mut find);
    review_tables(plan, &codes, &mut find);
    meeting_tables(plan, &codes, &mut find);
    area_columns(plan, surroundings, problems);
}

/// The codes that may be named, and what to call them.
struct Codes<'a> {
    levels: Known<'a>,
    sections: Known<'a>,
    tags: Known<'a>,
    nodes: Known<'a>,
    indicators: Known<'a>,
    composites: Known<'a>,
    elements: Known<'a>,
    rubrics: Known<'a>,
    reviews: Known<'a>,
    bodies: Known<'a>,
    meetings: Known<'a>,
    decisions: Known<'a>,
    themes: Known<'a>,
}

struct Known<'a> {
    codes: BTreeSet<&'a str>,
    table: &'static str,
}

impl<'a> Codes<'a> {
    fn of(plan: &'a Plan, surroundings: &'a Surroundings<'_>) -> Self {
        fn known<'a>(table: &'static str, codes: impl Iterator<Item = &'a Code>) -> Known<'a> {
            Known { codes: codes.map(Code::as_str).collect(), table }
        }
        let elements = (plan.nodes.iter().map(|row| &row.code))
            .chain(plan.indicators.iter().map(|row| &row.code))
            .chain(plan.cooperation.iter().map(|row| &row.code));
        Self {
            levels: known("levels", plan.levels.iter().map(|row| &row.code)),
            sections: known("sections", plan.sections.iter().map(|row| &row.code)),
            tags: known("tags", plan.tags.iter().map(|row| &row.code)),
            nodes: known("nodes", plan.nodes.iter().map(|row| &row.code)),
            indicators: known("indicators", plan.indicators.iter().map(|row| &row.code)),
            composites: known("composites", plan.composites.iter().map(|row| &row.indicator)),
            elements: known("nodes / indicators / cooperation", elements),
            rubrics: known("rubrics", plan.rubrics.iter().chain(surroundings.shipped_rubrics).map(|row| &row.rubric)),
            reviews: known("reviews", plan.reviews.iter().map(|row| &row.code)),
            bodies: known("bodies", plan.bodies.iter().map(|row| &row.code)),
            meetings: known("meetings", plan.meetings.iter().map(|row| &row.code)),
            decisions: known("decisions", plan.decisions.iter().map(|row| &row.code)),
            themes: known("cooperation", plan.cooperation.iter().map(|row| &row.code)),
        }
    }
}

struct Finder<'a, 'p> {
    problems: &'p mut Vec<Problem>,
    unread: BTreeSet<&'a str>,
}

impl Finder<'_, '_> {
    fn each<'c>(
        &mut self,
        table: &'static str,
        column: &'static str,
        cells: impl Iterator<Item = (usize, &'c Code)>,
        known: &Known<'_>,
    ) {
        let is_there = |code: &Code| known.codes.contains(code.as_str()) || self.unread.contains(code.as_str());
        // The same code often stands in row after row: asking once per run keeps bulk imports quick.
        let mut last: Option<&Code> = None;
        let missing = cells.filter(|(_, code)| {
            let found = last == Some(*code) || is_there(code);
            last = if found { Some(*code) } else { last };
            !found
        });
        self.problems.extend(missing.map(|(row, code)| {
            Problem::error(
                "unknown-reference",
                table,
                row,
                column,
                Sentence::new(
                    format!("「{code}」が表 {} にありません", known.table),
                    format!("\"{code}\" is not in {}", known.table),
                ),
                Sentence::new(
                    format!("綴りを確かめるか、表 {} に行を加えてください", known.table),
                    format!("check the spelling, or add the row to {}", known.table),
                ),
            )
        }));
    }
}

/// The cells of one column of one table: `cells!(plan.nodes, parent)` for optional codes, and so on.
macro_rules! one {
    ($rows:expr, $column:ident) => {
        $rows.iter().enumerate().map(|(row, cells)| (row, &cells.$column))
    };
}
macro_rules! maybe {
    ($rows:expr, $column:ident) => {
        $rows.iter().enumerate().filter_map(|(row, cells)| cells.$column.as_ref().map(|code| (row, code)))
    };
}
macro_rules! many {
    ($rows:expr, $column:ident) => {
        $rows.iter().enumerate().flat_map(|(row, cells)| cells.$column.iter().map(move |code| (row, code)))
    };
}

fn tree_tables(plan: &Plan, codes: &Codes<'_>, find: &mut Finder<'_, '_>) {
    find.each("sections", "answers", maybe!(plan.sections, answers), &codes.sections);
    find.each("nodes", "parent", maybe!(plan.nodes, parent), &codes.nodes);
    find.each("nodes", "level", one!(plan.nodes, level), &codes.levels);
    find.each("nodes", "tags", many!(plan.nodes, tags), &codes.tags);
    find.each("nodes", "also_under", many!(plan.nodes, also_under), &codes.nodes);
    find.each("items", "node", one!(plan.items, node), &codes.nodes);
    find.each("items", "section", one!(plan.items, section), &codes.sections);
    find.each("links", "from", one!(plan.links, from), &codes.elements);
    find.each("links", "to", one!(plan.links, to), &codes.elements);
    find.each("steps", "node", one!(plan.steps, node), &codes.nodes);
}

fn indicator_tables(plan: &Plan, codes: &Codes<'_>, find: &mut Finder<'_, '_>) {
    find.each("indicators", "succeeds", many!(plan.indicators, succeeds), &codes.indicators);
    find.each("composites", "indicator", one!(plan.composites, indicator), &codes.indicators);
    find.each("concepts", "indicator", one!(plan.concepts, indicator), &codes.indicators);
    find.each("members", "composite", one!(plan.members, composite), &codes.composites);
    find.each("members", "indicator", one!(plan.members, indicator), &codes.indicators);
    find.each("uses", "node", one!(plan.uses, node), &codes.nodes);
    find.each("uses", "indicator", one!(plan.uses, indicator), &codes.indicators);
    find.each("targets", "indicator", one!(plan.targets, indicator), &codes.indicators);
    find.each("readings", "indicator", one!(plan.readings, indicator), &codes.indicators);
}

fn review_tables(plan: &Plan, codes: &Codes<'_>, find: &mut Finder<'_, '_>) {
    find.each("reviews", "rubrics", many!(plan.reviews, rubrics), &codes.rubrics);
    find.each("reviews", "body", maybe!(plan.reviews, body), &codes.bodies);
    find.each("grades", "node", maybe!(plan.grades, node), &codes.nodes);
    find.each("grades", "indicator", maybe!(plan.grades, indicator), &codes.indicators);
    find.each("grades", "review", one!(plan.grades, review), &codes.reviews);
    find.each("grades", "rubric", one!(plan.grades, rubric), &codes.rubrics);
}

fn meeting_tables(plan: &Plan, codes: &Codes<'_>, find: &mut Finder<'_, '_>) {
    find.each("bodies", "successor", maybe!(plan.bodies, successor), &codes.bodies);
    find.each("meetings", "body", one!(plan.meetings, body), &codes.bodies);
    find.each("agenda", "meeting", one!(plan.agenda, meeting), &codes.meetings);
    find.each("documents", "meeting", one!(plan.documents, meeting), &codes.meetings);
    find.each("attendance", "meeting", one!(plan.attendance, meeting), &codes.meetings);
    find.each("comments", "meeting", maybe!(plan.comments, meeting), &codes.meetings);
    find.each("comments", "element", maybe!(plan.comments, element), &codes.elements);
    find.each("decisions", "meeting", maybe!(plan.decisions, meeting), &codes.meetings);
    find.each("decisions", "element", maybe!(plan.decisions, element), &codes.elements);
    find.each("tasks", "decision", maybe!(plan.tasks, decision), &codes.decisions);
    find.each("tasks", "element", maybe!(plan.tasks, element), &codes.elements);
    find.each("cooperation", "continued_from", maybe!(plan.cooperation, continued_from), &codes.themes);
    find.each("cooperation", "successor", maybe!(plan.cooperation, successor), &codes.themes);
    find.each("cooperation_items", "cooperation", one!(plan.cooperation_items, cooperation), &codes.themes);
    find.each("cooperation_meetings", "cooperation", one!(plan.cooperation_meetings, cooperation), &codes.themes);
    find.each("faq", "element", maybe!(plan.faq, element), &codes.elements);
}

fn area_columns(plan: &Plan, surroundings: &Surroundings<'_>, problems: &mut Vec<Problem>) {
    let own: BTreeSet<AreaCode> = plan.areas.iter().map(|area| area.code).collect();
    let is_known =
        |area: AreaCode| area == AreaCode::NATION || own.contains(&area) || (surroundings.is_real_area)(area);
    let mut unknown = |table: &'static str, row: usize, column: &'static str, area: AreaCode| {
        if !is_known(area) {
            problems.push(Problem::error(
                "unknown-area",
                table,
                row,
                column,
                Sentence::new(format!("団体コード {area} の地域がありません"), format!("there is no area {area}")),
                Sentence::new(
                    "全国地方公共団体コード（6桁）を確かめてください。実在しない地域は表 areas に加えてください",
                    "check the six-digit code; areas that are not real bodies go into the table areas",
                ),
            ));
        }
    };
    unknown("plan", 0, "area_code", plan.profile.area_code);
    for (row, area) in plan.areas.iter().enumerate().filter_map(|(row, area)| area.parent.map(|parent| (row, parent))) {
        unknown("areas", row, "parent", area);
    }
    for (row, target) in plan.targets.iter().enumerate() {
        unknown("targets", row, "area", target.area);
    }
    // Readings of one area come together: asking once per run keeps bulk imports quick.
    let mut last = None;
    for (row, reading) in plan.readings.iter().enumerate() {
        if last != Some(reading.area) {
            unknown("readings", row, "area", reading.area);
            last = is_known(reading.area).then_some(reading.area);
        }
    }
    for (row, theme) in plan.cooperation.iter().enumerate() {
        theme.proposers.iter().for_each(|area| unknown("cooperation", row, "proposers", *area));
        theme.targets.iter().for_each(|area| unknown("cooperation", row, "targets", *area));
    }
}
