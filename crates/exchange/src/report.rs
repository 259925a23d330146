//! What is gathered while a file is read: problems with their places, remarks, and what could not be read.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use rashin_model::plan::TABLES;
use rashin_model::{Misread, Place, Problem, Sentence, Severity};

use crate::limits::MAX_LISTED;
use crate::loaded::Located;
use crate::origin::Origin;

/// The table that is turned on its side: one property a row.
pub(crate) const PROFILE: &str = "plan";

/// Everything gathered so far.
#[derive(Default)]
pub(crate) struct Report {
    found: Vec<Finding>,
    not_listed: usize,
    /// What was taken for granted.
    pub remarks: Vec<Sentence>,
    /// Where the tables stand, by machine name.
    pub origins: BTreeMap<&'static str, Origin>,
    /// Codes of rows that could not be read.
    pub unread_codes: Vec<String>,
    /// Tables with rows that could not be read.
    pub unsure: BTreeSet<&'static str>,
    /// Whether there is a table of which not even the codes are known: what names them cannot be checked.
    pub lost_codes: bool,
}

/// A problem with its place, and what it is sorted by: table, line, column.
struct Finding {
    order: (usize, u32, usize),
    located: Located,
}

/// A cell of a file: the line from 1, the column's position in the file, and what the column is called.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Spot<'a> {
    pub line: Option<u32>,
    pub column: Option<usize>,
    pub called: &'a str,
}

impl Report {
    /// A report that begins with remarks on the file as a whole.
    pub fn new(remarks: Vec<Sentence>) -> Self {
        Self { remarks, ..Self::default() }
    }

    /// Adds an error at a cell of a table that is being read.
    pub fn error(
        &mut self,
        rule: &'static str,
        table: &'static str,
        origin: &Origin,
        spot: Spot<'_>,
        misread: Misread,
    ) {
        self.add(Severity::Error, rule, table, origin, spot, misread);
    }

    /// Adds a problem at a cell of a table that is being read.
    pub fn add(
        &mut self,
        severity: Severity,
        rule: &'static str,
        table: &'static str,
        origin: &Origin,
        spot: Spot<'_>,
        misread: Misread,
    ) {
        if self.found.len() >= MAX_LISTED {
            self.not_listed += 1;
            return;
        }
        // Only the columns of the format have names that outlive the file.
        let column = TABLES
            .iter()
            .find(|known| known.name == table)
            .and_then(|known| known.columns.iter().find(|column| column.name == spot.called));
        let place = Place { table, row: None, column: column.map(|column| column.name) };
        let problem = Problem { severity, rule, place, sentence: misread.sentence, hint: misread.hint };
        let order = (table_order(table), spot.line.unwrap_or(0), spot.column.unwrap_or(0));
        self.found.push(Finding {
            order,
            located: Located { problem, at: origin.place(spot.line, spot.column, spot.called) },
        });
    }

    /// Adds what a check of the rows found, at the cells they were read from.
    pub fn add_checked(&mut self, problems: Vec<Problem>) {
        for problem in problems {
            let place = &problem.place;
            let called = place.column.unwrap_or("");
            let columns = TABLES.iter().find(|table| table.name == place.table);
            let column = columns.and_then(|table| table.position(called));
            let (line, position, at) = match self.origins.get(place.table) {
                None => (None, None, Sentence::new(place.table, place.table)),
                Some(origin) => {
                    // A row of the profile is one of its properties.
                    let row = if place.table == PROFILE { column } else { place.row };
                    let line = row.and_then(|row| origin.lines.get(row).copied()).filter(|line| *line > 0);
                    let column = if place.table == PROFILE { Some(1) } else { column };
                    let position = column.and_then(|column| origin.columns.get(column).copied().flatten());
                    (line, position, origin.place(line, position, called))
                }
            };
            let order = (table_order(place.table), line.unwrap_or(0), position.unwrap_or(0));
            self.found.push(Finding { order, located: Located { problem, at } });
        }
    }

    /// Leaves out what was found in other tables than one.
    pub fn keep_table(&mut self, name: &str) {
        self.found.retain(|finding| finding.located.problem.place.table == name);
    }

    /// Says of each indicator and area that is not known once, at its first row, in how many rows it stands.
    pub fn say_strangers_once(&mut self) {
        let key = |finding: &Finding| {
            let problem = &finding.located.problem;
            is_stranger(problem.rule).then(|| (problem.rule, problem.sentence.ja.clone()))
        };
        let mut counts: BTreeMap<(&'static str, String), usize> = BTreeMap::new();
        self.found.sort_by_key(|finding| finding.order);
        self.found.retain(|finding| {
            key(finding).is_none_or(|key| {
                let count = counts.entry(key).or_default();
                *count += 1;
                *count == 1
            })
        });
        for finding in &mut self.found {
            if let Some(count) = key(finding).and_then(|key| counts.get(&key).copied()).filter(|count| *count > 1) {
                count_in(&mut finding.located.problem.sentence, count);
            }
        }
    }

    /// Whether anything keeps the plan from being taken.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|finding| finding.located.problem.severity == Severity::Error)
    }

    /// The problems in the order of tables, lines and columns, and the remarks.
    pub fn into_parts(mut self) -> (Vec<Located>, Vec<Sentence>) {
        self.found.sort_by_key(|finding| finding.order);
        if self.not_listed > 0 {
            let count = self.not_listed;
            self.remarks.push(Sentence::new(
                format!("問題が多いため {MAX_LISTED} 件まで示しています（ほかに {count} 件）"),
                format!("only the first {MAX_LISTED} problems are listed; there are {count} more"),
            ));
        }
        (self.found.into_iter().map(|finding| finding.located).collect(), self.remarks)
    }
}

fn is_stranger(rule: &str) -> bool {
    matches!(rule, "unknown-reference" | "unknown-area")
}

/// Says in how many places the same is wrong.
pub(crate) fn count_in(sentence: &mut Sentence, count: usize) {
    _ = write!(sentence.ja, "（全部で{count}か所）");
    _ = write!(sentence.en, " ({count} times in all)");
}

/// The position of a table in the format; what belongs to no table comes first.
fn table_order(name: &str) -> usize {
    TABLES.iter().position(|table| table.name == name).map_or(0, |position| position + 1)
}
