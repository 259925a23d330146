//! Reads a whole plan from a container of tables: rows, then what holds between them, then the places.

use std::collections::BTreeMap;

use rashin_model::check::{Surroundings, check, settle};
use rashin_model::plan::{TABLES, TableFiller};
use rashin_model::spelling::fold;
use rashin_model::{Misread, Plan, Row, Sentence, Severity, Table};

use crate::container::{Addressing, Container};
use crate::fill::{read_table, take_row};
use crate::filling::Wanted;
use crate::loaded::{Loaded, PresentTable};
use crate::origin::Origin;
use crate::profile_table::read_profile;
use crate::report::{PROFILE, Report, Spot};
use crate::unreadable::Unreadable;

/// Problems that may be mere echoes of rows that could not be read: the rule, and the table whose rows it misses.
const ECHOES: [(&str, &str); 3] =
    [("no-baseline", "targets"), ("composite-without-method", "composites"), ("unknown-mark", "rubrics")];

/// Reads a plan.
///
/// # Errors
/// When the container has no table of a plan, or no profile.
pub(crate) fn load(container: &mut dyn Container, surroundings: &Surroundings<'_>) -> Result<Loaded, Unreadable> {
    let mut report = Report::new(container.remarks());
    let found = find_tables(container, &mut report);
    if found.is_empty() {
        return Err(Unreadable::NoTables { name: container.name().to_owned() });
    }
    let no_plan_table = || Unreadable::NoPlanTable { name: container.name().to_owned() };
    let profile_position = *found.get(PROFILE).ok_or_else(no_plan_table)?;
    let Some(profile) = read_profile(container, profile_position, &mut report) else {
        return Err(Unreadable::NoPlanTable { name: container.name().to_owned() });
    };
    let mut plan = Plan::empty(profile);
    plan.fill(&mut Filler { container, found: &found, report: &mut report });
    judge(&mut plan, surroundings, &mut report);

    let rows = |table: &Table| {
        if table.name == PROFILE { 1 } else { report.origins.get(table.name).map_or(0, |origin| origin.lines.len()) }
    };
    let (present, absent_tables): (Vec<_>, Vec<_>) =
        TABLES.iter().copied().partition(|table| found.contains_key(table.name));
    let present_tables = present.into_iter().map(|table| PresentTable { table, rows: rows(table) }).collect();
    let plan = (!report.has_errors()).then_some(plan);
    let (problems, remarks) = report.into_parts();
    Ok(Loaded { plan, problems, present_tables, absent_tables, remarks })
}

/// Settles and checks the rows that were read.
pub(crate) fn judge(plan: &mut Plan, surroundings: &Surroundings<'_>, report: &mut Report) {
    let mut unread_codes = std::mem::take(&mut report.unread_codes);
    unread_codes.extend_from_slice(surroundings.unread_codes);
    let surroundings = Surroundings { unread_codes: &unread_codes, ..*surroundings };
    let mut problems = settle(plan);
    problems.extend(check(plan, &surroundings));
    let is_echo = |rule: &str| {
        rule == "unknown-reference" && report.lost_codes
            || ECHOES.iter().any(|(echo, table)| *echo == rule && report.unsure.contains(table))
    };
    problems.retain(|problem| !is_echo(problem.rule));
    report.add_checked(problems);
}

/// The tables that are there, by machine name, with their positions; what is no table is warned of.
fn find_tables(container: &dyn Container, report: &mut Report) -> BTreeMap<&'static str, usize> {
    let mut found = BTreeMap::new();
    for (position, name) in container.names().into_iter().enumerate() {
        let table = TABLES.iter().find(|table| is_table(table, container.addressing(), &name));
        let (severity, rule, table, misread) = match table {
            None => (Severity::Warning, "unknown-table", "", ignored()),
            Some(table) if found.contains_key(table.name) => {
                (Severity::Error, "repeated-table", table.name, twice(table))
            }
            Some(table) => {
                found.insert(table.name, position);
                continue;
            }
        };
        let origin = Origin::new(name, container.addressing());
        report.add(severity, rule, table, &origin, Spot::default(), misread);
    }
    found
}

/// Whether a sheet or file is a table: by its machine name or its Japanese one.
fn is_table(table: &Table, addressing: Addressing, name: &str) -> bool {
    let stem = match (addressing, name.rsplit_once('.')) {
        (Addressing::Lines, Some((stem, extension))) if extension.eq_ignore_ascii_case("csv") => stem,
        _ => name,
    };
    let folded = fold(stem);
    folded == fold(table.name) || folded == fold(table.heading)
}

fn ignored() -> Misread {
    let pairs: Vec<String> = TABLES.iter().map(|table| format!("{}（{}）", table.name, table.heading)).collect();
    let names: Vec<&str> = TABLES.iter().map(|table| table.name).collect();
    Misread {
        sentence: Sentence::new(
            "計画の表ではないため、読みませんでした",
            "it is not a table of a plan and was ignored",
        ),
        hint: Sentence::new(format!("計画の表: {}", pairs.join("、")), format!("the tables are: {}", names.join(", "))),
    }
}

fn twice(table: &Table) -> Misread {
    Misread {
        sentence: Sentence::new(
            format!("表 {}（{}）が2つあります", table.name, table.heading),
            format!("the table {} is there twice", table.name),
        ),
        hint: Sentence::new("一つにまとめてください", "put them together into one"),
    }
}

struct Filler<'a> {
    container: &'a mut dyn Container,
    found: &'a BTreeMap<&'static str, usize>,
    report: &'a mut Report,
}

impl TableFiller for Filler<'_> {
    fn fill<R: Row>(&mut self, rows: &mut Vec<R>) {
        if let Some(position) = self.found.get(R::TABLE.name) {
            let wanted = Wanted { table: R::TABLE.name, columns: R::TABLE.columns, code: code_column(R::TABLE) };
            read_table(self.container, *position, &wanted, self.report, |filling, row, is_sound| {
                take_row(filling, row, is_sound, rows)
            });
        }
    }
}

/// The column of the codes by which other tables name rows of this one.
fn code_column(table: &Table) -> Option<usize> {
    let is_named_by_first = matches!(table.name, "composites" | "rubrics");
    table.position("code").or(is_named_by_first.then_some(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_two_tables() {
        for table in TABLES {
            let named = |name: &str| TABLES.iter().filter(|other| is_table(other, Addressing::Cells, name)).count();
            assert_eq!((named(table.name), named(table.heading)), (1, 1), "{}", table.name);
        }
    }
}
