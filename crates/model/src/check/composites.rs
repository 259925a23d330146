//! Composite indices that cannot be computed.

use crate::lang::Sentence;
use crate::plan::Plan;
use crate::problem::Problem;
use crate::tables::IndicatorKind;

pub(super) fn check(plan: &Plan, problems: &mut Vec<Problem>) {
    for (row, indicator) in
        plan.indicators.iter().enumerate().filter(|(_, indicator)| indicator.kind == IndicatorKind::Composite)
    {
        if !plan.composites.iter().any(|composite| composite.indicator == indicator.code) {
            problems.push(Problem::error(
                "composite-without-method",
                "indicators",
                row,
                "kind",
                Sentence::new(
                    format!("合成指数 {} の作り方がありません", indicator.code),
                    format!("the composite {} has no method", indicator.code),
                ),
                Sentence::new("表 composites に行を加えてください", "add its row to the table composites"),
            ));
        }
    }
    for (row, composite) in plan.composites.iter().enumerate() {
        if plan
            .indicator(composite.indicator.as_str())
            .is_some_and(|indicator| indicator.kind != IndicatorKind::Composite)
        {
            problems.push(Problem::error(
                "not-a-composite",
                "composites",
                row,
                "indicator",
                Sentence::new(
                    format!("{} の種類は合成指数ではありません", composite.indicator),
                    format!("{} is not of kind composite", composite.indicator),
                ),
                Sentence::new(
                    "表 indicators の種類を composite にしてください",
                    "set its kind to composite in the table indicators",
                ),
            ));
        }
    }
    for (row, member) in plan.members.iter().enumerate() {
        if plan.indicator(member.indicator.as_str()).is_some_and(|indicator| indicator.kind == IndicatorKind::Composite)
        {
            problems.push(Problem::error(
                "composite-in-composite",
                "members",
                row,
                "indicator",
                Sentence::new(
                    format!("合成指数 {} は別の合成指数の構成指標にできません", member.indicator),
                    format!("the composite {} cannot be part of a composite", member.indicator),
                ),
                Sentence::new("構成指標を直接加えてください", "add its members themselves"),
            ));
        }
        if member.weight.is_sign_negative() || member.weight.is_zero() {
            problems.push(Problem::error(
                "weight-not-positive",
                "members",
                row,
                "weight",
                Sentence::new(
                    format!("重み {} は正の数ではありません", member.weight),
                    format!("the weight {} is not positive", member.weight),
                ),
                Sentence::new(
                    "0より大きい数を入力してください。参考の指標は目標値を設定しなければ指数に影響しません",
                    "enter a number above 0; a member without a target is kept for reference and changes nothing",
                ),
            ));
        }
    }
}
