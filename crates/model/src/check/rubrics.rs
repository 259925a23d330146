//! Rubrics that cannot be applied, and marks that no rubric knows.

use super::Surroundings;
use crate::lang::Sentence;
use crate::plan::Plan;
use crate::problem::Problem;
use crate::tables::{Condition, RubricMark};

pub(super) fn check(plan: &Plan, surroundings: &Surroundings<'_>, problems: &mut Vec<Problem>) {
    check_rubrics(&plan.rubrics, problems);
    let all: Vec<&RubricMark> = plan.rubrics.iter().chain(surroundings.shipped_rubrics).collect();
    for (row, grade) in plan.grades.iter().enumerate() {
        if grade.node.is_some() == grade.indicator.is_some() {
            problems.push(Problem::error(
                "grade-of-what",
                "grades",
                row,
                "node",
                Sentence::new(
                    "項目と指標のどちらか一方だけを指定してください",
                    "a grade belongs to a node or to an indicator, to one of them",
                ),
                Sentence::new("使わない方の欄を空欄にしてください", "leave the other cell blank"),
            ));
        }
        let dimension: Vec<&&RubricMark> =
            all.iter().filter(|mark| mark.rubric == grade.rubric && mark.dimension == grade.dimension).collect();
        let rubric_is_known = all.iter().any(|mark| mark.rubric == grade.rubric);
        if rubric_is_known && !dimension.iter().any(|mark| mark.mark == grade.mark) {
            let marks: Vec<&str> = dimension.iter().map(|mark| mark.mark.as_str()).collect();
            let dimensions = || {
                all.iter()
                    .filter(|mark| mark.rubric == grade.rubric)
                    .map(|mark| mark.dimension.as_str())
                    .collect::<std::collections::BTreeSet<_>>()
            };
            let (column, choice) = if marks.is_empty() {
                ("dimension", dimensions().into_iter().collect::<Vec<_>>().join("、"))
            } else {
                ("mark", marks.join("、"))
            };
            problems.push(Problem::error(
                "unknown-mark",
                "grades",
                row,
                column,
                Sentence::new(
                    format!(
                        "評価基準 {} の観点 {} に評価「{}」はありません",
                        grade.rubric, grade.dimension, grade.mark
                    ),
                    format!(
                        "the rubric {} has no mark \"{}\" in the dimension {}",
                        grade.rubric, grade.mark, grade.dimension
                    ),
                ),
                Sentence::new(format!("次のいずれかにしてください: {choice}"), format!("use one of: {choice}")),
            ));
        }
    }
}

/// Problems of rubric rows themselves; also for rubric files that stand alone.
pub fn check_rubrics(rubrics: &[RubricMark], problems: &mut Vec<Problem>) {
    for (row, mark) in rubrics.iter().enumerate() {
        if mark.condition == Condition::AtLeast && (mark.measure.is_none() || mark.bound.is_none()) {
            problems.push(Problem::error(
                "rule-incomplete",
                "rubrics",
                row,
                "bound",
                Sentence::new(
                    "条件 at_least には数値（measure）と境界（bound）が必要です",
                    "the condition at_least needs a measure and a bound",
                ),
                Sentence::new("両方の欄を入力してください（例 pace と 0.95）", "fill in both (such as pace and 0.95)"),
            ));
        }
        if mark.condition == Condition::Marks && mark.requires.is_empty() {
            problems.push(Problem::error(
                "rule-incomplete",
                "rubrics",
                row,
                "requires",
                Sentence::new(
                    "条件 marks には前提の評価（requires）が必要です",
                    "the condition marks needs the marks it requires",
                ),
                Sentence::new("「観点=評価|評価」の形で入力してください", "enter them as dimension=mark|mark"),
            ));
        }
        for requirement in mark.requires.iter().filter(|requirement| !requirement.contains('=')) {
            problems.push(Problem::error(
                "rule-unreadable",
                "rubrics",
                row,
                "requires",
                Sentence::new(
                    format!("「{requirement}」は前提の評価として読めません"),
                    format!("\"{requirement}\" cannot be read as a requirement"),
                ),
                Sentence::new("「観点=評価|評価」の形で入力してください", "enter it as dimension=mark|mark"),
            ));
        }
    }
}
