//! What a file says nothing of, beside a value that is known already.

use std::collections::BTreeMap;

use rashin_model::Plan;
use rashin_model::tables::Reading;

/// Leaves what a file says nothing of as it is known, where the value is the one that is known: a file without the
/// column of sources takes no source away. Another value comes alone. `says` tells of a column of readings whether the file has it.
pub(crate) fn keep_unsaid(readings: &mut [Reading], plan: &Plan, says: impl Fn(&str) -> bool) {
    let key = |row: &Reading| (row.indicator.clone(), row.area, row.period);
    let known: BTreeMap<_, &Reading> = plan.readings.iter().map(|row| (key(row), row)).collect();
    let number = |row: &Reading| row.value.as_ref().map(|amount| amount.value);
    for row in readings {
        let Some(known) = known.get(&key(row)).filter(|known| number(known) == number(row)) else { continue };
        if says("status") && row.status != known.status {
            continue;
        }
        let Reading { status, numerator, denominator, text, note, source, reported_on, .. } = (*known).clone();
        if !says("status") {
            row.status = status;
        }
        if !says("numerator") {
            row.numerator = numerator;
        }
        if !says("denominator") {
            row.denominator = denominator;
        }
        if !says("text") {
            row.text = text;
        }
        if !says("note") {
            row.note = note;
        }
        if !says("source") {
            row.source = source;
        }
        if !says("reported_on") {
            row.reported_on = reported_on;
        }
    }
}
