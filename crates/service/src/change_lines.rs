//! What the journal says about a change of a plan.

use std::collections::BTreeMap;

use rashin_model::difference::{Change as Difference, differences};
use rashin_model::tables::Reading;
use rashin_model::{Cell, Plan};
use serde_json::{Value, json};

use crate::port::{Change, JournalLine, ReadingChange, StoredPlan};

/// The most rows that the journal tells one by one; the plan's own history holds all of them.
const MOST_TOLD: usize = 500;

/// The lines of a change that starts from `before`.
pub(crate) fn change_lines(before: Option<&StoredPlan>, change: &Change<'_>) -> Vec<JournalLine> {
    let mut lines = Vec::new();
    if let Some(new) = &change.revision {
        let header = before.map(|stored| &stored.header.revision);
        lines.push(JournalLine {
            kind: "revision".to_owned(),
            key: change.plan.to_string(),
            before: header.map_or(Value::Null, |old| json!({ "number": old.number, "sha256": old.fingerprint })),
            after: json!({ "number": change.base.revision + 1, "sha256": new.fingerprint }),
        });
        if let Some(stored) = before {
            lines.extend(rows_told(&stored.plan, new.plan));
        }
    }
    let known: BTreeMap<String, &Reading> = match (before, &change.readings[..]) {
        (Some(stored), [_, ..]) => stored.plan.readings.iter().map(|reading| (reading_key(reading), reading)).collect(),
        _ => BTreeMap::new(),
    };
    lines.extend(reading_lines(&change.readings, |reading| known.get(&reading_key(reading)).copied()));
    lines
}

fn rows_told(before: &Plan, after: &Plan) -> Vec<JournalLine> {
    let found = differences(before, after);
    let rows: Vec<_> = found.iter().filter(|difference| difference.table != "readings").collect();
    if rows.len() > MOST_TOLD {
        return vec![counted("rows", rows.len())];
    }
    rows.into_iter()
        .map(|difference| {
            let (before, after) = match &difference.change {
                Difference::Added => (Value::Null, json!("added")),
                Difference::Removed => (json!("removed"), Value::Null),
                Difference::Moved => (json!("moved"), json!("moved")),
                Difference::Changed(cells) => {
                    let of = |pick: fn(&rashin_model::difference::CellChange) -> &str| {
                        let cells = cells.iter().map(|cell| (cell.column.to_owned(), json!(pick(cell))));
                        Value::Object(cells.collect())
                    };
                    (of(|cell| &cell.before), of(|cell| &cell.after))
                }
            };
            JournalLine { kind: difference.table.to_owned(), key: difference.key.join("/"), before, after }
        })
        .collect()
}

/// The lines of readings that change; `known` gives what was recorded for the same indicator, area
/// and period before.
pub(crate) fn reading_lines<'a>(
    changes: &[ReadingChange<'_>],
    known: impl Fn(&Reading) -> Option<&'a Reading>,
) -> Vec<JournalLine> {
    if changes.len() > MOST_TOLD {
        return vec![counted("readings", changes.len())];
    }
    changes
        .iter()
        .map(|change| {
            let (ReadingChange::Put(reading) | ReadingChange::Withdraw(reading)) = change;
            JournalLine {
                kind: "readings".to_owned(),
                key: reading_key(reading),
                before: known(reading).map_or(Value::Null, |reading| json!(reading)),
                after: if matches!(change, ReadingChange::Put(_)) { json!(reading) } else { Value::Null },
            }
        })
        .collect()
}

fn reading_key(reading: &Reading) -> String {
    format!("{}/{}/{}", reading.indicator, reading.area, reading.period.write())
}

fn counted(what: &str, count: usize) -> JournalLine {
    JournalLine { kind: what.to_owned(), key: String::new(), before: Value::Null, after: json!({ "count": count }) }
}
