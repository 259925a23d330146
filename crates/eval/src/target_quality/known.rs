//! Indicators that nobody owns, or of which nobody knows where the values come from.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rashin_model::lang::Sentence;
use rashin_model::tables::IndicatorKind;
use rashin_model::{Code, Plan};

use super::finding::Finding;
use super::flaw::Flaw;

/// An owner is an office of the indicator or of a node that uses it; a source that of the indicator or
/// of any of its values. Indicators that ended need no owner any more.
pub(super) fn findings(plan: &Plan, as_of: Date) -> Vec<Finding> {
    let owned: BTreeSet<&Code> = {
        let nodes: BTreeSet<&Code> =
            plan.nodes.iter().filter(|node| !node.departments.is_empty()).map(|node| &node.code).collect();
        plan.uses.iter().filter(|row| nodes.contains(&row.node)).map(|row| &row.indicator).collect()
    };
    let sourced: BTreeSet<&Code> =
        plan.readings.iter().filter(|reading| reading.source.is_some()).map(|reading| &reading.indicator).collect();
    let mut found = Vec::new();
    for (position, indicator) in plan.indicators.iter().enumerate() {
        if indicator.kind == IndicatorKind::Composite {
            continue;
        }
        let mut add =
            |flaw, sentence, hint| found.push(Finding { flaw, indicator: position, area: None, sentence, hint });
        let has_ended = indicator.ended.is_some_and(|ended| ended.start() <= as_of);
        if indicator.department.is_empty() && !owned.contains(&indicator.code) && !has_ended {
            add(
                Flaw::NoOwner,
                Sentence::new(
                    "指標にも、それを用いる項目にも所管課がありません",
                    "neither the indicator nor an element that uses it names an office",
                ),
                Sentence::new(
                    "表 indicators の所管課を入力してください。点検の照会は所管課に届きます",
                    "name the office in the table indicators; requests of a review go there",
                ),
            );
        }
        if indicator.source.is_none() && !sourced.contains(&indicator.code) {
            add(
                Flaw::NoSource,
                Sentence::new("値がどこから来るのか示されていません", "nothing says where its values come from"),
                Sentence::new(
                    "表 indicators の出典に、統計や調べの名称を入力してください",
                    "name the statistics or survey under source in the table indicators",
                ),
            );
        }
    }
    found
}
