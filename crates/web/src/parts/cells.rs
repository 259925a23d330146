//! Cells of tables of indicators: start, value, target, how far, where it stands, its course.

use maud::{Markup, PreEscaped, html};
use rashin_eval::Reason;
use rashin_eval::plan::{Assessment, Note, Standing, State};
use rashin_eval::show as text;
use rashin_figures::{Caption, ProgressBar, Sparkline, SparklinePoint, draw_progress_bar, draw_sparkline};
use rashin_model::amount::to_f64;
use rashin_model::tables::{Target, TargetKind, TargetStatus};
use rashin_model::{Lang, Period};
use rashin_service::Said;

use super::summary::why_not_judged;
use crate::plan_view::PlanView;
use crate::show;

/// What stands in a cell: a figure, or words in its place.
pub struct Cell {
    is_words: bool,
    /// What it shows.
    pub content: Markup,
}

impl Cell {
    /// A cell with a figure.
    pub fn figure(content: Markup) -> Self {
        Self { is_words: false, content }
    }

    fn words(content: Markup) -> Self {
        Self { is_words: true, content }
    }

    /// The cell of a table, under its heading.
    pub fn td(&self, label: &str) -> Markup {
        html! { td.cell-number[!self.is_words].cell-words[self.is_words] data-label=(label) { (self.content) } }
    }
}

/// The value at the start, or what is said of it.
pub fn baseline(lang: Lang, view: &PlanView, position: usize) -> Cell {
    said(lang, view, position, view.said_of_start(position))
}

/// Whether anything is said of the value at the start.
pub fn has_baseline(view: &PlanView, position: usize) -> bool {
    view.series(position).is_some_and(|series| series.promise.start.is_some())
        || has_target_row(view, position, |row| row.kind == TargetKind::Baseline)
}

/// The latest value, or why there is none.
pub fn actual(lang: Lang, view: &PlanView, position: usize) -> Cell {
    let Some(actual) = view.said_of_actual(position) else { return Cell::figure(html! {}) };
    let note = |period: Option<Period>| {
        html! { @if let Some(period) = period {
            span.cell-note {
                (period.short_name(lang))
                @if let Some(area) = actual.area { " " (show::area(view, area, lang)) }
                @if actual.is_provisional {
                    " "
                    (show::quiet_mark("provisional", lang.pick("速報・暫定", "provisional")))
                }
            }
        } }
    };
    match actual.said {
        Said::Value { value, period, .. } => {
            Cell::figure(html! { strong { (show::value(view.indicator(position), value, lang)) } (note(period)) })
        }
        Said::Words { words, period, .. } => Cell::words(html! { (show::japanese(words, lang)) (note(period)) }),
        Said::Absent(state, period) => Cell::figure(html! { (show::state(state, lang)) (note(period)) }),
        other => said(lang, view, position, other),
    }
}

/// The target of the plan's end, or what is said of it.
pub fn target(lang: Lang, view: &PlanView, position: usize) -> Cell {
    said(lang, view, position, view.said_of_target(position))
}

/// What was promised.
fn said(lang: Lang, view: &PlanView, position: usize, said: Said<'_>) -> Cell {
    match said {
        Said::Value { value, period, comparator } => {
            let bound = comparator.word(lang);
            Cell::figure(html! {
                (show::value(view.indicator(position), value, lang))
                @if let Some(period) = period {
                    span.cell-note { (bound) @if !bound.is_empty() { (lang.pick(" ", ", ")) } (period.short_name(lang)) }
                }
            })
        }
        Said::FromZero => Cell::figure(html! { span.quiet { (lang.pick("0から", "from 0")) } }),
        Said::Words { words, period, has_more } => Cell::words(html! {
            (show::japanese(words, lang))
            span.cell-note {
                @if let Some(period) = period { (period.short_name(lang)) }
                @if has_more { " " (lang.pick("ほか", "and more")) }
            }
        }),
        Said::Promised(TargetStatus::Pending) => {
            Cell::figure(show::quiet_mark("pending", TargetStatus::Pending.label(lang)))
        }
        Said::Promised(TargetStatus::NotPublished) => {
            Cell::figure(show::quiet_mark("not_published", TargetStatus::NotPublished.label(lang)))
        }
        Said::Promised(status) => Cell::figure(html! { (status.label(lang)) }),
        Said::Absent(state, _) => Cell::figure(show::state(state, lang)),
        Said::Nothing => Cell::figure(html! { span.quiet { (lang.pick("記載なし", "not given")) } }),
    }
}

/// Whether anything is said of a target.
pub fn has_target(view: &PlanView, position: usize) -> bool {
    has_target_row(view, position, |row| row.kind != TargetKind::Baseline)
}

fn has_target_row(view: &PlanView, position: usize, wanted: impl Fn(&Target) -> bool) -> bool {
    let code = &view.indicator(position).code;
    view.plan.targets.iter().any(|row| row.indicator == *code && wanted(row))
}

/// Whether anything is said of how far an indicator has come.
pub fn has_progress(view: &PlanView, position: usize) -> bool {
    view.latest(position).is_some_and(|latest| has_moved(latest) || latest.attainment.is_ok())
}

/// Whether the way from the start can be drawn. While the only value is that of the start it cannot.
pub fn has_bar(view: &PlanView, position: usize) -> bool {
    view.latest(position).is_some_and(has_moved)
}

fn has_moved(latest: &Assessment) -> bool {
    latest.progress.is_ok() && latest.planned_share.err() != Some(Reason::NoTimeElapsed)
}

/// Progress as a bar; where there is no start, attainment, which is another number and says so.
pub fn progress(lang: Lang, view: &PlanView, position: usize, id: &str) -> Markup {
    let Some(latest) = view.latest(position) else { return html! {} };
    if let Some(bar) = progress_bar(lang, latest) {
        return PreEscaped(draw_progress_bar(&bar, id));
    }
    match text::percent(latest.attainment) {
        Ok(percent) if latest.met.is_ok() => {
            html! { span.quiet { (lang.pick("達成率", "attainment")) } " " span.num { (percent) "%" } }
        }
        _ => html! {},
    }
}

/// The bar of an assessment; none while there is nothing but the value at the start.
pub fn progress_bar(lang: Lang, latest: &Assessment) -> Option<ProgressBar> {
    let percent = text::percent(latest.progress).ok().filter(|_| has_moved(latest))?;
    let planned = latest.planned_share.ok().map(|planned| planned.share);
    Some(ProgressBar {
        caption: Caption::new(format!("{} {percent}%", lang.pick("進捗率", "Progress")), ""),
        progress: latest.progress.ok(),
        planned,
        label: format!("{percent}%"),
    })
}

/// How far an indicator has come, as a share: what its cell shows, to sort by.
pub fn progress_share(view: &PlanView, position: usize) -> Option<f64> {
    let latest = view.latest(position)?;
    latest.progress.ok().filter(|_| has_moved(latest)).or(latest.attainment.ok())
}

/// A bar from the start to the target.
pub fn bar(id: &str, name: &str, progress: Option<f64>, planned: Option<f64>, label: String) -> Markup {
    let caption = Caption::new(format!("{name} {label}"), "");
    PreEscaped(draw_progress_bar(&ProgressBar { caption, progress, planned, label }, id))
}

/// Where an indicator stands, with the reason where it cannot be judged.
pub fn standing(lang: Lang, view: &PlanView, position: usize) -> Markup {
    let latest = view.latest(position);
    // "No value" says it all where there is no reading; other reasons say more.
    let why =
        latest.and_then(why_not_judged).filter(|reason| *reason != Reason::NoReading && *reason != Reason::NotDue);
    let is_late =
        latest.is_some_and(|latest| latest.notes.contains(&Note::Late) && Standing::of(latest) != Standing::NotJudged);
    html! {
        (show::standing(view.standing(position), lang))
        @if let Some(reason) = why { span.cell-note { (reason.text(lang)) } }
        @if is_late { span.cell-note { (lang.pick("次の値を待っています", "a newer value is due")) } }
    }
}

/// Whether there are two values to draw a line between.
pub fn has_course(view: &PlanView, position: usize) -> bool {
    view.series(position).is_some_and(|series| series.assessments.iter().filter(|one| one.actual.is_some()).count() > 1)
}

/// The values so far, as small as a word.
pub fn course(lang: Lang, view: &PlanView, position: usize, id: &str) -> Markup {
    let Some(series) = view.series(position).filter(|_| has_course(view, position)) else { return html! {} };
    let points = series.assessments.iter().map(|one| {
        one.actual.map(|value| SparklinePoint { value: to_f64(value), provisional: one.state == State::Provisional })
    });
    let first =
        series.assessments.iter().find_map(|one| one.period).map_or_else(String::new, |period| period.short_name(lang));
    let last = series.latest().period.map_or_else(String::new, |period| period.short_name(lang));
    let caption = Caption::new(format!("{} {first}–{last}", show::name_text(view.indicator(position), lang)), "");
    let sparkline =
        Sparkline { caption, points: points.collect(), target: series.promise.last().map(|last| last.point.value) };
    PreEscaped(draw_sparkline(&sparkline, id))
}
