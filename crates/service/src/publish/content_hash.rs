//! The hash of a snapshot.

use std::io::Write as _;

use jiff::civil::Date;
use rashin_eval::Reason;
use rashin_eval::plan::{Assessment, ComputedMark, Index, NodeMark, Series, Standing};
use rashin_model::plan::TableVisitor;
use rashin_model::{Decimal, Period, Plan, Row};
use sha2::{Digest, Sha256};

use crate::AssessedPlan;
use crate::hex::hex;

/// SHA-256 in hexadecimal over everything that a snapshot shows: every cell of every table, the day,
/// and every figure and mark that follows from them.
///
/// What is hashed is a sequence of parts, each written as its length in bytes of UTF-8, a colon, and
/// its text, so that no two contents share their bytes:
///
/// 1. `rashin-snapshot-1`, then the day as `2026-03-31`.
/// 2. For each table that has rows, in the order of the plan format, the profile first: the name of
///    the table, the number of its rows, then every cell of every row in canonical form, blank cells
///    too. Readings stand by indicator as listed, area and period.
/// 3. `series`, then for each indicator and area, in the order of the plan, and each period: indicator,
///    area, period, state, standing, value, target, period of the target, whether it is met, margin,
///    attainment, progress, planned share, pace, change, change needed in a year, recent change in a
///    year, their ratio, verdict of the outlook; then its marks.
/// 4. `indices`, then for each composite index: indicator, year, index; then its marks.
/// 5. `nodes`, then for each mark of an element that follows from others: element, review, by whom;
///    then the mark.
///
/// A mark is rubric, dimension, mark. A figure is written with 12 significant digits, as in
/// `6.66666666667e-1`, so that the last bit of a machine's arithmetic does not matter; where there is
/// none, its reason stands behind a `!`. What does not apply is blank.
pub fn content_hash(assessed: &AssessedPlan) -> String {
    let AssessedPlan { plan, evaluation, .. } = assessed;
    let mut hash = ContentHash::of_plan(plan, evaluation.as_of);
    let mut text = Vec::new();
    for series in evaluation.series.chunks(RUN) {
        text.clear();
        ContentHash::series(plan, series, &mut text);
        hash.add(&text);
    }
    hash.finish(plan, &evaluation.indices, &evaluation.node_marks)
}

/// Series whose text is made at once.
const RUN: usize = 64;

/// [`content_hash`] on the way, for a plan whose evaluation is never held as a whole: the plan first, then the
/// series in their order, then what is left.
pub struct ContentHash(Sha256);

impl ContentHash {
    /// The hash over a plan, its readings in canonical order, seen from a day.
    pub fn of_plan(plan: &Plan, as_of: Date) -> Self {
        let mut tables = Tables { hash: Sha256::new(), text: Vec::new() };
        tables.text.part("rashin-snapshot-1");
        tables.text.part(&as_of.to_string());
        tables.visit(std::slice::from_ref(&plan.profile));
        plan.visit(&mut tables);
        tables.text.part("series");
        tables.flush();
        Self(tables.hash)
    }

    /// Writes some series as they are to be added. It depends on nothing before it, so it can be made beside.
    pub fn series(plan: &Plan, series: &[Series], text: &mut Vec<u8>) {
        for series in series {
            for one in &series.assessments {
                text.part(plan.indicators[series.indicator].code.as_str());
                text.part(&series.area.to_string());
                assessment(one, text);
            }
        }
    }

    /// Adds series as [`Self::series`] wrote them.
    pub fn add(&mut self, text: &[u8]) {
        self.0.update(text);
    }

    /// Adds what is left, and gives the hash in hexadecimal.
    pub fn finish(mut self, plan: &Plan, indices: &[Index], marks: &[NodeMark]) -> String {
        let mut text = Vec::new();
        text.part("indices");
        for index in indices {
            text.part(plan.indicators[index.indicator].code.as_str());
            text.part(&index.latest().map_or_else(String::new, |point| point.fiscal_year.to_string()));
            figure(index.value(), &mut text);
            index.marks.iter().for_each(|given| mark(given, &mut text));
        }
        text.part("nodes");
        for node in marks {
            text.part(node.node.as_str());
            text.part(node.review.as_str());
            text.part(node.from.code());
            mark(&node.mark, &mut text);
        }
        self.add(&text);
        hex(&self.0.finalize())
    }
}

/// Hashes table by table.
struct Tables {
    hash: Sha256,
    text: Vec<u8>,
}

impl Tables {
    fn flush(&mut self) {
        self.hash.update(&self.text);
        self.text.clear();
    }
}

impl TableVisitor for Tables {
    fn visit<R: Row>(&mut self, rows: &[R]) {
        if rows.is_empty() {
            return;
        }
        self.text.part(R::TABLE.name);
        self.text.part(&rows.len().to_string());
        for row in rows {
            row.write().iter().for_each(|cell| self.text.part(cell));
            if self.text.len() > AT_ONCE {
                self.flush();
            }
        }
    }
}

/// Bytes that are hashed at once.
const AT_ONCE: usize = 16 << 10;

/// Parts, one behind the other.
trait Parts {
    fn part(&mut self, text: &str);
}

impl Parts for Vec<u8> {
    fn part(&mut self, text: &str) {
        // Writing to memory does not fail.
        let _ = write!(self, "{}:", text.len());
        self.extend_from_slice(text.as_bytes());
    }
}

fn assessment(one: &Assessment, text: &mut Vec<u8>) {
    let period = |period: Option<Period>| period.map_or_else(String::new, Period::code);
    let decimal = |value: Option<Decimal>| value.map_or_else(String::new, |value| value.normalize().to_string());
    text.part(&period(one.period));
    text.part(one.state.code());
    text.part(Standing::of(one).code());
    text.part(&decimal(one.actual));
    text.part(&decimal(one.target));
    text.part(&period(one.target_period));
    match one.met {
        Ok(met) => text.part(if met { "yes" } else { "no" }),
        Err(reason) => missing(reason, text),
    }
    let planned = one.planned_share.as_ref().map(|planned| planned.share).map_err(|reason| *reason);
    for value in [one.margin, one.attainment, one.progress, planned, one.pace, one.change, one.needed_per_year] {
        figure(value, text);
    }
    figure(one.recent_per_year, text);
    figure(one.needed_ratio, text);
    match &one.outlook {
        Ok(outlook) => text.part(outlook.verdict.code()),
        Err(reason) => missing(*reason, text),
    }
    one.marks.iter().for_each(|given| mark(given, text));
}

fn figure(figure: Result<f64, Reason>, text: &mut Vec<u8>) {
    match figure {
        // Minus zero is zero.
        Ok(figure) => text.part(&format!("{:.11e}", figure + 0.0)),
        Err(reason) => missing(reason, text),
    }
}

fn mark(mark: &ComputedMark, text: &mut Vec<u8>) {
    text.part(mark.rubric.as_str());
    text.part(mark.dimension.as_str());
    match &mark.mark {
        Ok(given) => text.part(given.mark()),
        Err(reason) => missing(*reason, text),
    }
}

/// What stands for a figure that is missing.
fn missing(reason: Reason, text: &mut Vec<u8>) {
    text.part(&format!("!{}", reason.code()));
}
