//! A whole evaluation as JSON.

use std::io::Write;

use rashin_eval::plan::Evaluator;
use rashin_model::Plan;

use super::batch::for_each_batch;
use super::composite::composite_record;
use super::figure::figure_records;
use super::formula::formula_records;
use super::mark::node_mark_record;

/// Writes a whole evaluation as one JSON object, series by series.
///
/// # Errors
/// What the writer says.
pub fn write_json(
    plan: &Plan,
    evaluator: &Evaluator<'_>,
    as_of: jiff::civil::Date,
    out: &mut impl Write,
) -> std::io::Result<()> {
    write!(
        out,
        "{{\"plan\":{},\"as_of\":\"{as_of}\",\"formulas\":",
        serde_json::to_string(plan.profile.code.as_str())?
    )?;
    serde_json::to_writer(&mut *out, &formula_records())?;
    out.write_all(b",\"figures\":[")?;
    let mut is_first = true;
    for_each_batch(
        evaluator,
        |series, part| {
            for one in figure_records(plan, series) {
                part.extend_from_slice(b",\n");
                serde_json::to_writer(&mut *part, &one)?;
            }
            Ok(())
        },
        // Every record begins with its separator, which the first one does not need.
        |part| {
            out.write_all(if std::mem::take(&mut is_first) { part.strip_prefix(b",").unwrap_or(part) } else { part })
        },
    )?;
    out.write_all(b"],\n\"composites\":")?;
    let indices = evaluator.indices();
    serde_json::to_writer(&mut *out, &indices.iter().map(|index| composite_record(plan, index)).collect::<Vec<_>>())?;
    out.write_all(b",\n\"node_marks\":")?;
    let marks = evaluator.node_marks();
    serde_json::to_writer(&mut *out, &marks.iter().map(node_mark_record).collect::<Vec<_>>())?;
    out.write_all(b"}\n")
}
