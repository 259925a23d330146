//! Marks side by side: computed, self-given, of the committee.

use maud::{Markup, html};
use rashin_eval::plan::ComputedMark;
use rashin_model::tables::{Grade, GradedBy, RubricMark, Tone};
use rashin_model::{Code, Lang};

use crate::plan_view::PlanView;
use crate::show;

/// The row of a rubric that a mark stands in: the plan's own rubrics go before those that ship.
fn rubric_row<'a>(view: &'a PlanView, rubric: &Code, dimension: &Code, mark: &str) -> Option<&'a RubricMark> {
    let is_it = |row: &&RubricMark| row.rubric == *rubric && row.dimension == *dimension && row.mark == mark;
    view.plan.rubrics.iter().find(is_it).or_else(|| rashin_shipped::rubrics().iter().find(is_it))
}

/// A mark with its meaning.
pub fn grade(lang: Lang, view: &PlanView, rubric: &Code, dimension: &Code, mark: &str) -> Markup {
    let row = rubric_row(view, rubric, dimension, mark);
    let meaning = row.map(|row| rashin_model::plan::titled(&row.meaning, row.meaning_en.as_deref(), lang));
    let tone = row.map_or(Tone::Neutral, |row| row.tone);
    if tone == Tone::Neutral && mark.chars().count() > 1 {
        return html! { span.direction data-step="1" { (show::japanese(mark, lang)) } };
    }
    html! { span.grade data-step=(show::tone_step(tone)) { span.grade-sign { (mark) } @if let Some(meaning) = meaning { span { (show::titled(meaning, lang)) } } } }
}

/// The grades given to a node, review by review, with the marks that follow from them.
pub fn node_grades(lang: Lang, view: &PlanView, node: &Code) -> Markup {
    let given: Vec<&Grade> = view.plan.grades.iter().filter(|grade| grade.node.as_ref() == Some(node)).collect();
    html! {
        @for review in view.plan.reviews.iter().filter(|review| given.iter().any(|grade| grade.review == review.code)) {
            h3 { (show::title(&review.name, review.name_en.as_deref(), lang)) }
            div.grade-list {
                @for by in GradedBy::ALL {
                    @let own: Vec<&&Grade> = given.iter().filter(|grade| grade.review == review.code && grade.by == *by).collect();
                    @if !own.is_empty() {
                        div.grade-given {
                            p.grade-by { (by.label(lang)) }
                            @for grade in own {
                                p {
                                    (self::grade(lang, view, &grade.rubric, &grade.dimension, &grade.mark))
                                    @if !grade.partners.is_empty() { " " span.direction-with { (show::japanese(&format!("{}との連携", grade.partners.join("、")), lang)) } }
                                }
                                @if let Some(reason) = &grade.reason { p { (show::japanese(reason, lang)) } }
                            }
                        }
                    }
                }
                @for mark in view.evaluation.node_marks.iter().filter(|mark| mark.node == *node && mark.review == review.code) {
                    div.grade-given {
                        p.grade-by { (lang.pick("評価基準から導かれる評価", "Mark that follows from the rubric")) }
                        p { (computed(lang, view, &mark.mark)) }
                        @if let Ok(follows) = &mark.mark.mark {
                            @let differs = given.iter().any(|grade| grade.review == review.code && grade.by == mark.from && grade.dimension == mark.mark.dimension && grade.mark != follows.mark());
                            @if differs { p { (show::mark("late", lang.pick("付けられた評価と違います", "differs from the mark given"))) } }
                        }
                    }
                }
            }
        }
    }
}

/// A computed mark, or why there is none.
pub fn computed(lang: Lang, view: &PlanView, mark: &ComputedMark) -> Markup {
    match &mark.mark {
        Ok(given) => grade(lang, view, &mark.rubric, &mark.dimension, given.mark()),
        Err(reason) => html! { span.quiet { (show::reason_text(*reason, lang)) } },
    }
}

/// The marks of an indicator: computed ones, then those given.
pub fn indicator_grades(lang: Lang, view: &PlanView, code: &Code, computed_marks: &[ComputedMark]) -> Markup {
    let given: Vec<&Grade> = view.plan.grades.iter().filter(|grade| grade.indicator.as_ref() == Some(code)).collect();
    html! {
        div.grade-list {
            @for mark in computed_marks {
                div.grade-given {
                    p.grade-by { (GradedBy::Computed.label(lang)) " " span.quiet { (rubric_name(lang, view, &mark.rubric)) } }
                    p { (computed(lang, view, mark)) }
                }
            }
            @for grade in given {
                div.grade-given {
                    p.grade-by { (grade.by.label(lang)) " " span.quiet { (rubric_name(lang, view, &grade.rubric)) } }
                    p { (self::grade(lang, view, &grade.rubric, &grade.dimension, &grade.mark)) }
                    @if let Some(reason) = &grade.reason { p { (show::japanese(reason, lang)) } }
                }
            }
        }
    }
}

fn rubric_name<'a>(lang: Lang, view: &'a PlanView, rubric: &Code) -> Markup {
    let row: Option<&'a RubricMark> = view.plan.rubrics.iter().chain(rashin_shipped::rubrics()).find(|row| row.rubric == *rubric);
    row.map_or_else(|| html! { (rubric) }, |row| show::title(&row.rubric_name, row.rubric_name_en.as_deref(), lang))
}
