//! The hash of a snapshot.

use rashin_eval::Reason;
use rashin_eval::plan::{Assessment, ComputedMark, Evaluation, Standing};
use rashin_model::{Decimal, Period, Plan};
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
    let mut parts = Parts(Sha256::new());
    parts.add("rashin-snapshot-1");
    parts.add(&assessed.evaluation.as_of.to_string());
    for (table, rows) in assessed.plan.written() {
        parts.add(table.name);
        parts.add(&rows.len().to_string());
        rows.iter().flatten().for_each(|cell| parts.add(cell));
    }
    parts.evaluation(&assessed.plan, &assessed.evaluation);
    parts.hexadecimal()
}

struct Parts(Sha256);

impl Parts {
    fn add(&mut self, text: &str) {
        self.0.update(format!("{}:", text.len()));
        self.0.update(text);
    }

    fn evaluation(&mut self, plan: &Plan, evaluation: &Evaluation) {
        self.add("series");
        for series in &evaluation.series {
            for one in &series.assessments {
                self.add(plan.indicators[series.indicator].code.as_str());
                self.add(&series.area.to_string());
                self.assessment(one);
            }
        }
        self.add("indices");
        for index in &evaluation.indices {
            self.add(plan.indicators[index.indicator].code.as_str());
            self.add(&index.latest().map_or_else(String::new, |point| point.fiscal_year.to_string()));
            self.figure(index.value());
            index.marks.iter().for_each(|mark| self.mark(mark));
        }
        self.add("nodes");
        for node in &evaluation.node_marks {
            self.add(node.node.as_str());
            self.add(node.review.as_str());
            self.add(node.from.code());
            self.mark(&node.mark);
        }
    }

    fn assessment(&mut self, one: &Assessment) {
        let period = |period: Option<Period>| period.map_or_else(String::new, Period::code);
        let decimal = |value: Option<Decimal>| value.map_or_else(String::new, |value| value.normalize().to_string());
        self.add(&period(one.period));
        self.add(one.state.code());
        self.add(Standing::of(one).code());
        self.add(&decimal(one.actual));
        self.add(&decimal(one.target));
        self.add(&period(one.target_period));
        self.add(&one.met.map_or_else(empty, |met| if met { "yes" } else { "no" }.to_owned()));
        self.figure(one.margin);
        self.figure(one.attainment);
        self.figure(one.progress);
        self.figure(one.planned_share.as_ref().map(|planned| planned.share).map_err(|reason| *reason));
        for figure in [one.pace, one.change, one.needed_per_year, one.recent_per_year, one.needed_ratio] {
            self.figure(figure);
        }
        self.add(
            &one.outlook.as_ref().map_or_else(|reason| empty(*reason), |outlook| outlook.verdict.code().to_owned()),
        );
        one.marks.iter().for_each(|mark| self.mark(mark));
    }

    fn figure(&mut self, figure: Result<f64, Reason>) {
        // Minus zero is zero.
        self.add(&figure.map_or_else(empty, |figure| format!("{:.11e}", figure + 0.0)));
    }

    fn mark(&mut self, mark: &ComputedMark) {
        self.add(mark.rubric.as_str());
        self.add(mark.dimension.as_str());
        self.add(&mark.mark.as_ref().map_or_else(|reason| empty(*reason), |given| given.mark().to_owned()));
    }

    fn hexadecimal(self) -> String {
        hex(&self.0.finalize())
    }
}

/// What stands for a figure that is missing.
fn empty(reason: Reason) -> String {
    format!("!{}", reason.code())
}
