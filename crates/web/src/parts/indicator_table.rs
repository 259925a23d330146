//! Rows of indicators: start, value, target, how far, where it stands, its course.

use maud::{Markup, PreEscaped, html};
use rashin_eval::show as text;
use rashin_figures::{Caption, ProgressBar, Sparkline, SparklinePoint, draw_progress_bar, draw_sparkline};
use rashin_model::Lang;
use rashin_model::amount::to_f64;
use rashin_model::tables::{Target, TargetKind, TargetStatus};

use super::strip::figure_state;
use crate::plan_view::PlanView;
use crate::{link, show};

/// A table of indicators. `notes` gives a remark under a name, such as 再掲.
pub fn indicator_table(lang: Lang, view: &PlanView, label: &str, positions: &[usize], note: &dyn Fn(usize) -> Option<String>) -> Markup {
    html! {
        div.table-region tabindex="0" role="region" aria-label=(label) {
            table.table.table-stack {
                thead { tr {
                    th scope="col" { (lang.pick("指標", "Indicator")) }
                    th.cell-number scope="col" { (lang.pick("現状値", "Baseline")) }
                    th.cell-number scope="col" { (lang.pick("実績値", "Actual")) }
                    th.cell-number scope="col" { (lang.pick("目標値", "Target")) }
                    th scope="col" { (lang.pick("進捗", "Progress")) }
                    th scope="col" { (lang.pick("状況", "Standing")) }
                    th scope="col" { (lang.pick("推移", "Course")) }
                } }
                tbody { @for &position in positions { (row(lang, view, position, note(position))) } }
            }
        }
    }
}

/// One row of such a table.
fn row(lang: Lang, view: &PlanView, position: usize, note: Option<String>) -> Markup {
    let indicator = view.indicator(position);
    html! { tr {
        th.cell-name scope="row" {
            a href=(link::indicator(lang, &view.plan.profile.code, &indicator.code)) { (show::name(indicator, lang)) }
            @if let Some(note) = note { span.cell-note { (note) } }
        }
        td.cell-number data-label=(lang.pick("現状値", "Baseline")) { (baseline_cell(lang, view, position)) }
        td.cell-number data-label=(lang.pick("実績値", "Actual")) { (actual_cell(lang, view, position)) }
        td.cell-number data-label=(lang.pick("目標値", "Target")) { (target_cell(lang, view, position)) }
        td.cell-figure data-label=(lang.pick("進捗", "Progress")) { (progress_cell(lang, view, position)) }
        td data-label=(lang.pick("状況", "Standing")) { (show::standing(view.standing(position), lang)) }
        td data-label=(lang.pick("推移", "Course")) { (sparkline(lang, view, position)) }
    } }
}

/// The value at the start, or what is said of it.
pub fn baseline_cell(lang: Lang, view: &PlanView, position: usize) -> Markup {
    let indicator = view.indicator(position);
    if let Some(start) = view.series(position).and_then(|series| series.promise.start.as_ref()) {
        if start.assumed {
            return html! { span.quiet { (lang.pick("0から", "from 0")) } };
        }
        return html! { (show::value(indicator, start.value, lang)) span.cell-note { (start.period.short_name(lang)) } };
    }
    promise_words(lang, view, position, |row| row.kind == TargetKind::Baseline)
}

/// The latest value, or why there is none.
pub fn actual_cell(lang: Lang, view: &PlanView, position: usize) -> Markup {
    let indicator = view.indicator(position);
    let (Some(series), Some(latest)) = (view.series(position), view.latest(position)) else { return html! {} };
    html! {
        @match latest.actual {
            Some(value) => { strong { (show::value(indicator, value, lang)) } }
            None => {
                @if let Some(words) = words_of_reading(view, series, latest) { (show::japanese(words, lang)) }
                @else { (show::state(latest.state, lang)) }
            }
        }
        @if let Some(period) = latest.period {
            span.cell-note {
                (period.short_name(lang))
                @if series.area != view.plan.area() { " " (view.area_name(series.area)) }
                @if latest.state == rashin_eval::plan::State::Provisional { " " (show::quiet_mark("provisional", lang.pick("速報・暫定", "provisional"))) }
            }
        }
    }
}

fn words_of_reading<'a>(view: &'a PlanView, series: &rashin_eval::plan::Series, latest: &rashin_eval::plan::Assessment) -> Option<&'a str> {
    let code = &view.plan.indicators[series.indicator].code;
    let reading = view.plan.readings.iter().find(|reading| reading.indicator == *code && reading.area == series.area && Some(reading.period) == latest.period)?;
    reading.text.as_deref()
}

/// The target of the plan's end, or what is said of it.
pub fn target_cell(lang: Lang, view: &PlanView, position: usize) -> Markup {
    let indicator = view.indicator(position);
    if let Some(last) = view.series(position).and_then(|series| series.promise.last()) {
        let bound = match last.comparator {
            rashin_eval::met::Comparator::AtLeast => lang.pick("以上", "or more"),
            rashin_eval::met::Comparator::AtMost => lang.pick("以下", "or less"),
            rashin_eval::met::Comparator::Equal => "",
        };
        return html! { (show::value(indicator, last.value, lang)) span.cell-note { (bound) " " (last.period.short_name(lang)) } };
    }
    promise_words(lang, view, position, |row| row.kind != TargetKind::Baseline)
}

/// Promises without a number: in words, pending, not published.
fn promise_words(lang: Lang, view: &PlanView, position: usize, wanted: impl Fn(&Target) -> bool) -> Markup {
    let code = &view.indicator(position).code;
    let rows: Vec<&Target> = view.plan.targets.iter().filter(|row| row.indicator == *code && wanted(row)).collect();
    html! {
        @match rows.last() {
            None => span.quiet { (lang.pick("記載なし", "not given")) },
            Some(row) => {
                @match (row.status, &row.text) {
                    (TargetStatus::Pending, _) => (show::quiet_mark("pending", row.status.label(lang))),
                    (TargetStatus::NotPublished, _) => (show::quiet_mark("not_published", row.status.label(lang))),
                    (_, Some(words)) => { (show::japanese(words, lang)) span.cell-note { (row.period.short_name(lang)) @if rows.len() > 1 { " " (lang.pick("ほか", "and more")) } } },
                    (status, None) => (status.label(lang)),
                }
            }
        }
    }
}

fn progress_cell(lang: Lang, view: &PlanView, position: usize) -> Markup {
    let Some(latest) = view.latest(position) else { return html! {} };
    let (label, progress) = match (text::percent(latest.progress), latest.attainment) {
        (Ok(percent), _) => (format!("{percent}%"), latest.progress.ok()),
        (Err(_), Ok(attainment)) if latest.met.is_ok() => {
            // Without a start the way cannot be drawn; attainment is another number and says so.
            let percent = text::percent(Ok(attainment)).unwrap_or_default();
            return html! { span.cell-note { (lang.pick("達成率", "attainment")) " " (percent) "%" } };
        }
        (Err(reason), _) => return html! { span.quiet { (show::reason_text(reason, lang)) } },
    };
    let planned = latest.planned_share.ok().map(|planned| planned.share);
    let title = format!("{} {label}", lang.pick("進捗率", "Progress"));
    let bar = ProgressBar { caption: Caption::new(title, ""), progress, planned, label, state: Some(figure_state(view.standing(position))) };
    PreEscaped(draw_progress_bar(&bar, &format!("bar-{position}")))
}

fn sparkline(lang: Lang, view: &PlanView, position: usize) -> Markup {
    let Some(series) = view.series(position) else { return html! {} };
    let points: Vec<Option<SparklinePoint>> = series
        .assessments
        .iter()
        .map(|one| one.actual.map(|value| SparklinePoint { value: to_f64(value), provisional: one.state == rashin_eval::plan::State::Provisional }))
        .collect();
    if points.iter().flatten().count() < 2 {
        return html! { span.quiet { (lang.pick("2時点以上の値がありません", "fewer than two values")) } };
    }
    let first = series.assessments.iter().find_map(|one| one.period).map_or_else(String::new, |period| period.short_name(lang));
    let last = series.latest().period.map_or_else(String::new, |period| period.short_name(lang));
    let caption = Caption::new(format!("{} {first}–{last}", show::name_text(view.indicator(position), lang)), "");
    let sparkline = Sparkline { caption, points, target: series.promise.last().map(|last| last.point.value) };
    PreEscaped(draw_sparkline(&sparkline, &format!("spark-{position}")))
}
