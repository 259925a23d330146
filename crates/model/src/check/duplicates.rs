//! A key twice in one table; a code twice among elements.

use std::collections::{BTreeMap, BTreeSet};

use crate::lang::Sentence;
use crate::plan::{Plan, TableVisitor};
use crate::problem::{Place, Problem, Severity};
use crate::table::{Row, Table};
use crate::tables::{Reading, Target};

pub(super) fn check(plan: &Plan, problems: &mut Vec<Problem>) {
    plan.visit(&mut Keys(problems));
    target_keys(plan, problems);
    reading_keys(plan, problems);
    element_codes(plan, problems);
}

struct Keys<'a>(&'a mut Vec<Problem>);

impl TableVisitor for Keys<'_> {
    fn visit<R: Row>(&mut self, rows: &[R]) {
        // Readings and targets come by the million and have checks of their own without text.
        if [Reading::TABLE.name, Target::TABLE.name].contains(&R::TABLE.name) {
            return;
        }
        let columns: Vec<usize> = R::TABLE.key.iter().filter_map(|name| R::TABLE.position(name)).collect();
        let mut seen = BTreeSet::new();
        for (row, cells) in rows.iter().map(Row::write).enumerate() {
            let key: Vec<String> = columns.iter().map(|&column| cells[column].clone()).collect();
            if let Some(key) = seen.replace(key) {
                self.0.push(twice(R::TABLE, row, &key.join(" / ")));
            }
        }
    }
}

fn reading_keys(plan: &Plan, problems: &mut Vec<Problem>) {
    let key = |row: usize| {
        let reading = &plan.readings[row];
        (&reading.indicator, reading.area, reading.period)
    };
    problems.extend(repeated(plan.readings.len(), key).map(|row| {
        let (indicator, area, period) = key(row);
        twice(Reading::TABLE, row, &format!("{indicator} / {area} / {period}"))
    }));
}

fn target_keys(plan: &Plan, problems: &mut Vec<Problem>) {
    let key = |row: usize| {
        let target = &plan.targets[row];
        (&target.indicator, target.area, target.kind, target.period)
    };
    problems.extend(repeated(plan.targets.len(), key).map(|row| {
        let (indicator, area, kind, period) = key(row);
        twice(Target::TABLE, row, &format!("{indicator} / {area} / {} / {period}", kind.code()))
    }));
}

/// The rows whose key stands in a row before them.
fn repeated<K: Ord>(rows: usize, key: impl Fn(usize) -> K) -> impl Iterator<Item = usize> {
    let mut order: Vec<usize> = (0..rows).collect();
    order.sort_by(|&a, &b| key(a).cmp(&key(b)).then(a.cmp(&b)));
    let mut found: Vec<usize> =
        order.windows(2).filter(|pair| key(pair[0]) == key(pair[1])).map(|pair| pair[1]).collect();
    found.sort_unstable();
    found.into_iter()
}

fn twice(table: &'static Table, row: usize, key: &str) -> Problem {
    Problem {
        severity: Severity::Error,
        rule: "repeated-key",
        place: Place { table: table.name, row: Some(row), column: table.key.first().copied() },
        sentence: Sentence::new(format!("「{key}」が2回出てきます"), format!("\"{key}\" appears twice")),
        hint: Sentence::new(
            "どちらか一方を削除するか、コードを変えてください",
            "remove one of the two, or change its code",
        ),
    }
}

/// Nodes, indicators and cooperation themes share one space of codes: comments and links name any of them.
fn element_codes(plan: &Plan, problems: &mut Vec<Problem>) {
    let nodes = plan.nodes.iter().map(|node| &node.code).enumerate().map(|(row, code)| ("nodes", row, code));
    let indicators = plan
        .indicators
        .iter()
        .map(|indicator| &indicator.code)
        .enumerate()
        .map(|(row, code)| ("indicators", row, code));
    let themes =
        plan.cooperation.iter().map(|theme| &theme.code).enumerate().map(|(row, code)| ("cooperation", row, code));
    let mut first_in = BTreeMap::new();
    for (table, row, code) in nodes.chain(indicators).chain(themes) {
        match first_in.insert(code, table) {
            Some(earlier) if earlier != table => problems.push(Problem::error(
                "code-in-two-tables",
                table,
                row,
                "code",
                Sentence::new(
                    format!("コード「{code}」は表 {earlier} でも使われています"),
                    format!("the code \"{code}\" is also used in {earlier}"),
                ),
                Sentence::new(
                    "項目・指標・連携推進項目のコードは互いに重ならないようにしてください",
                    "give nodes, indicators and cooperation themes codes of their own",
                ),
            )),
            _ => {}
        }
    }
}
