//! How often each mark was given in the latest review, by whom.

use maud::{Markup, html};
use rashin_model::tables::{Grade, GradedBy, RubricMark};
use rashin_model::{Code, Lang};

use crate::parts::grades;
use crate::plan_view::PlanView;
use crate::show;

/// The section; nothing while no element was graded.
pub fn graded(lang: Lang, view: &PlanView) -> Markup {
    let of_review = |code: &Code| {
        view.plan.grades.iter().filter(|grade| grade.review == *code && grade.node.is_some()).collect::<Vec<&Grade>>()
    };
    let Some((review, given)) = view
        .plan
        .reviews
        .iter()
        .rev()
        .map(|review| (review, of_review(&review.code)))
        .find(|(_, given)| !given.is_empty())
    else {
        return html! {};
    };
    let by: Vec<GradedBy> =
        GradedBy::ALL.iter().copied().filter(|by| given.iter().any(|grade| grade.by == *by)).collect();
    let rows = rows(view, &given);
    html! {
        section.part aria-labelledby="graded" {
            div.part-head {
                h2 id="graded" { (lang.pick("項目の評価", "Grades of elements")) }
                p.quiet { (show::title(&review.name, review.name_en.as_deref(), lang)) }
            }
            div.table-region.table-region-narrow tabindex="0" role="region" aria-label=(lang.pick("評価ごとの件数の表", "Table of counts by grade")) {
                table.table.table-narrow {
                    thead { tr {
                        th scope="col" { (lang.pick("評価", "Grade")) }
                        @for by in &by { th.cell-number scope="col" { (by.label(lang)) } }
                    } }
                    @for dimension in rows.chunk_by(|a, b| (&a.rubric, &a.dimension) == (&b.rubric, &b.dimension)) {
                        tbody {
                            @if let Some(name) = grades::dimension(lang, view, &dimension[0].rubric, &dimension[0].dimension) {
                                tr.row-group { th colspan=(1 + by.len()) scope="rowgroup" { (name) } }
                            }
                            @for row in dimension { tr {
                                th scope="row" { (grades::grade(lang, view, &row.rubric, &row.dimension, &row.mark)) }
                                @for by in &by {
                                    td.cell-number {
                                        (given.iter().filter(|grade| is_of(grade, row) && grade.by == *by).count())
                                    }
                                }
                            } }
                        }
                    }
                }
            }
        }
    }
}

fn is_of(grade: &Grade, row: &RubricMark) -> bool {
    grade.rubric == row.rubric && grade.dimension == row.dimension && grade.mark == row.mark
}

/// The marks of the rubrics in use, best first, each once.
fn rows<'a>(view: &'a PlanView, given: &[&Grade]) -> Vec<&'a RubricMark> {
    let is_used =
        |row: &&RubricMark| given.iter().any(|grade| grade.rubric == row.rubric && grade.dimension == row.dimension);
    let mut rows: Vec<&RubricMark> = Vec::new();
    for row in view.plan.rubrics.iter().chain(rashin_shipped::rubrics()).filter(is_used) {
        if !rows
            .iter()
            .any(|seen| (&seen.rubric, &seen.dimension, &seen.mark) == (&row.rubric, &row.dimension, &row.mark))
        {
            rows.push(row);
        }
    }
    let mut dimensions: Vec<(Code, Code)> = Vec::new();
    for row in &rows {
        if !dimensions.contains(&(row.rubric.clone(), row.dimension.clone())) {
            dimensions.push((row.rubric.clone(), row.dimension.clone()));
        }
    }
    rows.sort_by_key(|row| {
        let place =
            dimensions.iter().position(|(rubric, dimension)| (rubric, dimension) == (&row.rubric, &row.dimension));
        (place, row.rank.unwrap_or(u32::MAX), row.order)
    });
    rows
}
