//! Marks of rubrics, side by side: computed, self-given, of the committee.

use maud::{Markup, html};
use rashin_eval::plan::{ComputedMark, GivenMark};
use rashin_model::tables::{Grade, GradedBy, RubricMark, Tone};
use rashin_model::{Code, Lang};

use crate::plan_view::PlanView;
use crate::show;

/// Signs that are forms already and need no badge around them.
const FORMS: [&str; 6] = ["◎", "○", "△", "▲", "×", "●"];

/// The sign of a mark: a letter in a badge, a form, or a word.
fn sign(lang: Lang, row: Option<&RubricMark>, mark: &str) -> Markup {
    let step = show::tone_step(row.map_or(Tone::Neutral, |row| row.tone));
    let is_word = mark.chars().count() > 1;
    if is_word && step.is_none() {
        return html! { span.direction { (show::japanese(mark, lang)) } };
    }
    html! { span.grade data-step=[step] {
        span.grade-sign.grade-sign-bare[FORMS.contains(&mark)].grade-sign-word[is_word] lang=[(is_word && lang != Lang::Ja).then_some("ja")] {
            (mark)
        }
    } }
}

/// A mark with its meaning; a word that means itself stands alone.
pub fn grade(lang: Lang, view: &PlanView, rubric: &Code, dimension: &Code, mark: &str) -> Markup {
    let row = view.mark_row(rubric, dimension, mark);
    let is_plain = row.is_some_and(|row| row.tone == Tone::Neutral) && mark.chars().count() > 1 && lang == Lang::Ja;
    let meaning =
        row.filter(|_| !is_plain).map(|row| rashin_model::plan::titled(&row.meaning, row.meaning_en.as_deref(), lang));
    html! { span.grade-with-meaning {
        (sign(lang, row, mark))
        @if let Some(meaning) = meaning { " " span { (show::titled(meaning, lang)) } }
    } }
}

/// The name of a dimension, where its rubric has several.
pub fn dimension(lang: Lang, view: &PlanView, rubric: &Code, dimension: &Code) -> Option<Markup> {
    view.dimension_name(rubric, dimension, lang).map(|name| show::titled(name, lang))
}

/// The name of a rubric.
pub fn rubric_name(lang: Lang, view: &PlanView, rubric: &Code) -> Markup {
    view.rubric_rows(rubric)
        .next()
        .map_or_else(|| html! { (rubric) }, |row| show::title(&row.rubric_name, row.rubric_name_en.as_deref(), lang))
}

/// A computed mark, or why there is none.
pub fn computed(lang: Lang, view: &PlanView, mark: &ComputedMark) -> Markup {
    match &mark.mark {
        Ok(given) => grade(lang, view, &mark.rubric, &mark.dimension, given.mark()),
        Err(reason) => html! { span.quiet { (reason.text(lang)) } },
    }
}

/// The sign of a computed mark alone; nothing where there is none.
pub fn computed_sign(lang: Lang, view: &PlanView, mark: &ComputedMark) -> Markup {
    let Ok(given) = &mark.mark else { return html! {} };
    sign(lang, view.mark_row(&mark.rubric, &mark.dimension, given.mark()), given.mark())
}

/// A computed mark for a narrow cell: its meaning below it.
pub fn computed_in_cell(lang: Lang, view: &PlanView, mark: &ComputedMark) -> Markup {
    let Ok(given) = &mark.mark else { return computed(lang, view, mark) };
    computed_mark_in_cell(lang, view, &mark.rubric, &mark.dimension, given)
}

/// The same for a mark alone; what it means is said by the very rule that led to it.
pub fn computed_mark_in_cell(lang: Lang, view: &PlanView, rubric: &Code, dimension: &Code, mark: &GivenMark) -> Markup {
    html! {
        (sign(lang, view.mark_row(rubric, dimension, mark.mark()), mark.mark()))
        span.cell-note { (show::mixed(mark.meaning(lang), lang)) }
    }
}

/// A mark for a narrow cell: its meaning below it.
pub fn grade_in_cell(lang: Lang, view: &PlanView, rubric: &Code, dimension: &Code, mark: &str) -> Markup {
    let row = view.mark_row(rubric, dimension, mark);
    html! {
        (sign(lang, row, mark))
        @if let Some(row) = row { span.cell-note { (show::title(&row.meaning, row.meaning_en.as_deref(), lang)) } }
    }
}

/// The marks of a node in its latest review, short enough for a cell: of each dimension the one
/// that weighs most, that of the headquarters before the committee's before the office's own.
pub fn latest(lang: Lang, view: &PlanView, node: &Code) -> Markup {
    let given = |review: &Code| {
        view.plan
            .grades
            .iter()
            .filter(|grade| grade.node.as_ref() == Some(node) && grade.review == *review)
            .collect::<Vec<_>>()
    };
    let Some(given) = view.plan.reviews.iter().rev().map(|review| given(&review.code)).find(|given| !given.is_empty())
    else {
        return html! {};
    };
    let mut foremost: Vec<&Grade> = Vec::new();
    for grade in given {
        match foremost.iter_mut().find(|seen| seen.rubric == grade.rubric && seen.dimension == grade.dimension) {
            Some(seen) if seen.by < grade.by => *seen = grade,
            Some(_) => {}
            None => foremost.push(grade),
        }
    }
    html! { span.grade-row {
        @for one in foremost {
            @match dimension(lang, view, &one.rubric, &one.dimension) {
                Some(name) => span.grade-with-meaning {
                    span.quiet { (name) } " "
                    (sign(lang, view.mark_row(&one.rubric, &one.dimension, &one.mark), &one.mark))
                },
                None => (grade(lang, view, &one.rubric, &one.dimension, &one.mark)),
            }
        }
    } }
}

/// The grades given to a node, review by review, the newest first, with the marks that follow from them.
pub fn node_grades(lang: Lang, view: &PlanView, node: &Code) -> Markup {
    let given: Vec<&Grade> = view.plan.grades.iter().filter(|grade| grade.node.as_ref() == Some(node)).collect();
    html! {
        @for review in view.plan.reviews.iter().rev().filter(|review| given.iter().any(|grade| grade.review == review.code)) {
            h3 { (show::title(&review.name, review.name_en.as_deref(), lang)) }
            div.grade-list {
                @for by in GradedBy::ALL {
                    @let own: Vec<&Grade> = given.iter().copied().filter(|grade| grade.review == review.code && grade.by == *by).collect();
                    @if !own.is_empty() {
                        div.grade-given { p.grade-by { (by.label(lang)) } (marks(lang, view, &own)) }
                    }
                }
                @for mark in view.evaluation.node_marks.iter().filter(|mark| mark.node == *node && mark.review == review.code) {
                    div.grade-given {
                        p.grade-by { (lang.pick("評価基準から導かれる評価", "follows from the rubric")) }
                        p.grade-line {
                            (named(lang, view, &mark.mark.rubric, &mark.mark.dimension))
                            (computed(lang, view, &mark.mark))
                        }
                        @if let Ok(follows) = &mark.mark.mark {
                            @let is_other = |grade: &&Grade| grade.review == review.code && grade.by == mark.from && grade.mark != follows.mark();
                            @let differs = given.iter().copied().any(|grade| is_other(&grade) && grade.dimension == mark.mark.dimension);
                            @if differs {
                                p { (show::mark("late", lang.pick("付けられた評価と違います", "differs from the mark given"))) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn named(lang: Lang, view: &PlanView, rubric: &Code, of: &Code) -> Markup {
    html! { @if let Some(name) = dimension(lang, view, rubric, of) { span.grade-dimension { (name) } } }
}

/// The marks that one body gave to one element.
fn marks(lang: Lang, view: &PlanView, given: &[&Grade]) -> Markup {
    html! { @for one in given {
        p.grade-line {
            (named(lang, view, &one.rubric, &one.dimension))
            (grade(lang, view, &one.rubric, &one.dimension, &one.mark))
            @if !one.partners.is_empty() {
                " "
                span.direction-with { (lang.pick("連携先：", "with ")) (show::offices(&one.partners, lang)) }
            }
        }
        @if let Some(reason) = &one.reason { p { (show::japanese(reason, lang)) } }
    } }
}

/// The marks of an indicator: computed ones, then those given.
pub fn indicator_grades(lang: Lang, view: &PlanView, code: &Code, computed_marks: &[&ComputedMark]) -> Markup {
    let given = view.plan.grades.iter().filter(|grade| grade.indicator.as_ref() == Some(code));
    html! {
        div.grade-list {
            @for mark in computed_marks {
                div.grade-given {
                    p.grade-by {
                        (GradedBy::Computed.label(lang))
                        " "
                        span.quiet { (rubric_name(lang, view, &mark.rubric)) }
                    }
                    p { (computed(lang, view, mark)) }
                }
            }
            @for one in given {
                div.grade-given {
                    p.grade-by {
                        (one.by.label(lang)) " " span.quiet { (rubric_name(lang, view, &one.rubric)) }
                        @if let Some(review) = view.plan.reviews.iter().find(|review| review.code == one.review) {
                            " "
                            span.quiet { (show::title(&review.name, review.name_en.as_deref(), lang)) }
                        }
                    }
                    (marks(lang, view, &[one]))
                }
            }
        }
    }
}
