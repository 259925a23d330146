//! What a row of the sheet of self-given marks says, and what may be typed into it.

use rashin_model::tables::{Grade, GradedBy, RubricMark};
use rashin_model::{Code, Lang};

use super::AnswerSheet;
use super::entry::{Allowed, Row};
use super::known::Known;
use super::steps::element_name;

/// The row for the mark that an office gives an element in a dimension of a rubric.
pub(super) fn row(sheet: AnswerSheet<'_>, node: &Code, rubric: &Code, dimension: &Code) -> Row {
    let marks = sheet.background.marks(rubric, dimension);
    let computed = sheet.background.computed(node, rubric, dimension);
    let known = vec![
        ("name", Known::Text(element_name(sheet, node))),
        ("dimension", Known::Text(dimension_name(marks.first().copied(), rubric, dimension))),
        ("computed", Known::Text(computed.unwrap_or_else(|| "計算値なし".to_owned()))),
        ("last", Known::Text(last_marks(sheet, node, rubric, dimension))),
    ];
    let meanings: Vec<String> = marks.iter().map(|mark| format!("{}：{}", mark.mark, mark.meaning)).collect();
    let words = marks.iter().map(|mark| mark.mark.clone()).collect();
    let allowed = vec![
        ("mark", Allowed::Choice { words, message: meanings.join("\n") }),
        (
            "reason",
            Allowed::Text {
                message: "その評価とした理由。計算による評価より良い評価のとき、2段階以上違うときは必ず記入します"
                    .to_owned(),
            },
        ),
        ("partners", Allowed::Text { message: "複数は「;」で区切ります".to_owned() }),
    ];
    Row { known, allowed }
}

/// The rubric and the dimension by their names; the dimension only where it says more.
pub(super) fn dimension_name(mark: Option<&RubricMark>, rubric: &Code, dimension: &Code) -> String {
    match mark {
        Some(mark) if mark.rubric_name == mark.dimension_name => mark.rubric_name.clone(),
        Some(mark) => format!("{}\n{}", mark.rubric_name, mark.dimension_name),
        None => format!("{rubric}\n{dimension}"),
    }
}

/// The marks of the latest review before this one.
fn last_marks(sheet: AnswerSheet<'_>, node: &Code, rubric: &Code, dimension: &Code) -> String {
    let plan = sheet.background.plan;
    let round = &sheet.rows.round;
    let earlier: Vec<&Grade> = sheet
        .background
        .grades(node)
        .iter()
        .copied()
        .filter(|grade| grade.rubric == *rubric && grade.dimension == *dimension && grade.review != round.code)
        .collect();
    let latest = plan.reviews.iter().rev().find(|review| {
        review.as_of.is_none_or(|day| day < round.as_of) && earlier.iter().any(|grade| grade.review == review.code)
    });
    let Some(latest) = latest else { return "なし".to_owned() };
    let mut lines = vec![latest.name.clone()];
    for by in [GradedBy::Own, GradedBy::Committee, GradedBy::Headquarters] {
        let mark = earlier.iter().find(|grade| grade.review == latest.code && grade.by == by);
        lines.extend(mark.map(|grade| format!("{} {}", by.label(Lang::Ja), grade.mark)));
    }
    lines.join("\n")
}
