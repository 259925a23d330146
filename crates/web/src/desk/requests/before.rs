//! What was known before: last values and target, last step, last mark.

use maud::{Markup, html};
use rashin_eval::plan::{Assessment, Series};
use rashin_model::review::Asked;
use rashin_model::tables::{Grade, GradedBy, Step};
use rashin_model::{Code, Lang, Period};

use crate::parts::grades;
use crate::plan_view::PlanView;
use crate::show;

/// How many earlier values stand beside a row.
const VALUES: usize = 2;

/// What was known before, short enough for a cell.
pub fn before(lang: Lang, view: &PlanView, asked: &Asked) -> Markup {
    match asked {
        Asked::Reading { indicator, area, period } => {
            let Some(position) = view.position(indicator.as_str()) else { return html! {} };
            let series = view.all_series(position).find(|series| series.area == *area);
            html! { @if let Some(series) = series {
                (values(lang, view, position, series, *period))
                (target(lang, view, position, series, *period))
            } }
        }
        Asked::Step { node, period } => steps(lang, view, node, *period),
        Asked::Grade { node, rubric, dimension } => marks(lang, view, node, rubric, dimension),
    }
}

fn values(lang: Lang, view: &PlanView, position: usize, series: &Series, period: Period) -> Markup {
    let indicator = view.indicator(position);
    let known: Vec<&Assessment> = series
        .assessments
        .iter()
        .filter(|one| one.actual.is_some() && one.period.is_some_and(|own| own.end() <= period.end()))
        .collect();
    let last = &known[known.len().saturating_sub(VALUES)..];
    html! {
        @if last.is_empty() { p.quiet { (lang.pick("これまでの値なし", "no value before")) } }
        @for one in last {
            p.before-line {
                span.quiet { (one.period.map_or_else(String::new, |period| period.short_name(lang))) } " "
                @if let Some(value) = one.actual { (show::value(indicator, value, lang)) }
                @if one.state == rashin_eval::plan::State::Provisional { " " (show::state(one.state, lang)) }
            }
        }
    }
}

fn target(lang: Lang, view: &PlanView, position: usize, series: &Series, period: Period) -> Markup {
    let indicator = view.indicator(position);
    let due = series.promise.targets.iter().find(|target| target.period.end() >= period.end());
    html! { @if let Some(target) = due.or_else(|| series.promise.last()) { p.before-line {
        span.quiet { (lang.pick("目標 ", "target ")) (target.period.short_name(lang)) } " "
        (show::value(indicator, target.value, lang))
        @let bound = target.stated.word(lang);
        @if !bound.is_empty() { " " (bound) }
    } } }
}

fn steps(lang: Lang, view: &PlanView, node: &Code, period: Period) -> Markup {
    let steps = view.steps(node);
    let planned = steps.iter().find(|step| step.period == period).and_then(|step| step.planned.as_deref());
    let last: Option<&&Step> =
        steps.iter().rev().find(|step| step.period.start() < period.start() && step.state.is_some());
    html! {
        @if let Some(planned) = planned {
            p { span.quiet { (lang.pick("計画 ", "planned ")) } (show::japanese(planned, lang)) }
        }
        @if let Some(step) = last { p {
            span.quiet { (step.period.short_name(lang)) } " "
            @if let Some(state) = step.state { (show::quiet_mark(state.code(), state.label(lang))) }
            @if let Some(next) = &step.next { " " (show::japanese(next, lang)) }
        } }
    }
}

fn marks(lang: Lang, view: &PlanView, node: &Code, rubric: &Code, dimension: &Code) -> Markup {
    let is_own = |grade: &&Grade| {
        grade.node.as_ref() == Some(node)
            && grade.rubric == *rubric
            && grade.dimension == *dimension
            && grade.by == GradedBy::Own
    };
    let given = view.plan.reviews.iter().rev().find_map(|review| {
        let grade = view.plan.grades.iter().filter(is_own).find(|grade| grade.review == review.code)?;
        Some((review, grade))
    });
    html! { @if let Some((review, grade)) = given { p {
        span.quiet { (show::title(&review.name, review.name_en.as_deref(), lang)) } " "
        (grades::grade(lang, view, rubric, dimension, &grade.mark))
    } } }
}
