//! The half-year steps of an element.

use rashin_model::Lang;
use rashin_model::tables::Node;
use rashin_service::AssessedPlan;

use crate::drawings::steps::StepStanding;
use crate::table::{Cell, Column, Table};

/// What was planned and done in each half-year; `None` for an element without steps.
pub(super) fn steps(assessed: &AssessedPlan, node: &Node, lang: Lang) -> Option<Table> {
    let mut table = Table::new(vec![
        Column::new(lang.pick("期間", "Period"), 1.0),
        Column::new(lang.pick("計画", "Planned"), 2.2),
        Column::new(lang.pick("実績", "Actual"), 2.2),
        Column::new(lang.pick("状況", "State"), 0.9),
        Column::new(lang.pick("要因と今後", "Cause and next"), 2.0),
    ]);
    for step in assessed.steps(&node.code) {
        let state = StepStanding::of(step, assessed.evaluation.as_of).label(lang);
        let lines = |lines: [Option<String>; 2]| {
            let lines: Vec<String> = lines.into_iter().flatten().collect();
            if lines.is_empty() { Cell::Blank } else { Cell::Lines { strong: String::new(), lines } }
        };
        let named = |name: &str, words: &Option<String>| words.as_ref().map(|words| format!("{name}{words}"));
        table.rows.push(vec![
            Cell::text(step.period.short_name(lang)),
            Cell::maybe(step.planned.as_deref()),
            lines([step.actual.clone(), step.done.clone()]),
            Cell::text(state),
            lines([
                named(lang.pick("要因：", "Cause: "), &step.cause),
                named(lang.pick("今後：", "Next: "), &step.next),
            ]),
        ]);
    }
    (!table.rows.is_empty()).then(|| table.without_blank_columns())
}
