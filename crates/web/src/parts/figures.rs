//! The larger figures of pages, from a plan's figures to drawings.

use maud::{Markup, PreEscaped};
use rashin_eval::plan::{Series, State};
use rashin_eval::show as text;
use rashin_figures::{
    Caption, Observation, Outlook, PathKind, PathPoint, Reading, Series as SeriesFigure, SeriesPeriod, Size, Tick,
    View, draw_series, pair,
};
use rashin_model::amount::to_f64;
use rashin_model::{Decimal, Lang, Period};

use super::strip::figure_language;
use crate::plan_view::PlanView;
use crate::show;

/// Most periods that fit beside each other.
const MOST_PERIODS: usize = 24;

/// The series of an indicator against its target path, in both sizes.
pub fn series_figure(lang: Lang, view: &PlanView, series: &Series) -> Markup {
    let figure = SeriesFigure {
        caption: Caption::new(show::name_text(view.indicator(series.indicator), lang), description(lang, view, series)),
        unit: show::unit(view.indicator(series.indicator)),
        periods: periods(lang, view, series),
    };
    let tick = |tick: Tick| {
        Decimal::from_f64_retain(tick.value)
            .map_or_else(String::new, |value| text::grouped(value, u32::try_from(tick.decimals).unwrap_or(0)))
    };
    let language = figure_language(lang);
    let wide = draw_series(&figure, View::new("series-wide").language(language), &tick);
    let compact = draw_series(&figure, View::new("series-compact").language(language).size(Size::Compact), &tick);
    PreEscaped(pair(&wide, &compact))
}

fn description(lang: Lang, view: &PlanView, series: &Series) -> String {
    let indicator = view.indicator(series.indicator);
    let latest = series.latest();
    let (Some(value), Some(period)) = (latest.actual, latest.period) else {
        return lang.pick("実績値はありません。", "There is no value.").to_owned();
    };
    let value = show::value_text(indicator, value);
    let standing = rashin_eval::plan::Standing::of(latest).label(lang);
    match (lang, series.promise.last()) {
        (Lang::Ja, Some(end)) => format!(
            "{}は{value}。目標は{}の{}。{standing}。",
            period.name(lang),
            end.period.name(lang),
            show::value_text(indicator, end.value)
        ),
        (Lang::Ja, None) => format!("{}は{value}。", period.name(lang)),
        (Lang::En, Some(end)) => format!(
            "{value} in {}; the target is {} for {}: {standing}.",
            period.name(lang),
            show::value_text(indicator, end.value),
            end.period.name(lang)
        ),
        (Lang::En, None) => format!("{value} in {}.", period.name(lang)),
    }
}

/// Every period from the first to the last that is known, promised or expected, at equal distances
/// where the series is regular; years without a value stay open.
fn periods(lang: Lang, view: &PlanView, series: &Series) -> Vec<SeriesPeriod> {
    let indicator = view.indicator(series.indicator);
    let outlook = series.latest().outlook.as_ref().ok();
    let mut known: Vec<Period> = series.assessments.iter().filter_map(|one| one.period).collect();
    known.extend(series.promise.start.as_ref().filter(|start| !start.assumed).map(|start| start.period));
    known.extend(series.promise.targets.iter().map(|target| target.period));
    known.sort();
    known.dedup();
    let all = filled(&known);
    let all = if all.len() > MOST_PERIODS { known } else { all };
    let shown = &all[all.len().saturating_sub(MOST_PERIODS)..];
    shown
        .iter()
        .map(|&period| {
            let one = series.assessments.iter().find(|one| one.period == Some(period));
            let observation = match one.and_then(|one| Some((one, one.actual?))) {
                Some((one, value)) => Observation::Reading(Reading {
                    value: to_f64(value),
                    label: show::value_text(indicator, value),
                    provisional: one.state == State::Provisional,
                }),
                None => one.map_or(Observation::Open, |one| Observation::Absent(one.state.label(lang).to_owned())),
            };
            let expected = outlook.and_then(|outlook| {
                outlook.points.iter().find(|point| (point.time - period.end_in_years()).abs() < 0.02)
            });
            SeriesPeriod {
                label: period.short_name(lang),
                sublabel: if lang == Lang::Ja { gregorian(period) } else { String::new() },
                observation,
                path: path_point(indicator, series, period),
                outlook: expected.map(|point| Outlook {
                    mean: point.mean,
                    half: (point.half.low, point.half.high),
                    most: (point.four_fifths.low, point.four_fifths.high),
                }),
                break_before: indicator
                    .breaks
                    .contains(&period)
                    .then(|| lang.pick("定義変更", "definition changed").to_owned()),
            }
        })
        .collect()
}

fn path_point(indicator: &rashin_model::tables::Indicator, series: &Series, period: Period) -> Option<PathPoint> {
    let point =
        |value: Decimal, kind| PathPoint { value: to_f64(value), label: show::value_text(indicator, value), kind };
    let end = series.promise.last()?;
    if end.period == period {
        return Some(point(end.value, PathKind::Target));
    }
    if let Some(target) = series.promise.targets.iter().find(|target| target.period == period) {
        return Some(PathPoint { label: String::new(), ..point(target.value, PathKind::Milestone) });
    }
    let start = series.promise.start.as_ref().filter(|start| start.period == period)?;
    let baseline = point(start.value, PathKind::Baseline);
    // A reading that is the baseline carries the label already, if it is the last one.
    let is_last = series.latest().period == Some(period) && series.latest().actual == Some(start.value);
    Some(if is_last { PathPoint { label: String::new(), ..baseline } } else { baseline })
}

/// The periods with those between them filled in, as long as all are of one kind.
fn filled(known: &[Period]) -> Vec<Period> {
    let Some((&first, &last)) = known.first().zip(known.last()) else { return Vec::new() };
    let kind = std::mem::discriminant(&first);
    if known.iter().any(|period| std::mem::discriminant(period) != kind) || matches!(first, Period::Date(_)) {
        return known.to_vec();
    }
    let mut all = vec![first];
    let mut next = first.next();
    while next <= last && all.len() <= MOST_PERIODS {
        all.push(next);
        next = next.next();
    }
    all
}

fn gregorian(period: Period) -> String {
    match period {
        Period::FiscalYear(year) => year.to_string(),
        _ => String::new(),
    }
}
